import type { DocumentOperation, DocumentText, NeighbourOperation } from "../../../core/changes/neighbour-operation.js";
import { OperationalError } from "../../../core/operational-error.js";
import type { AccountConnection } from "./account-connection.js";

const kinds: ReadonlySet<NeighbourOperation["kind"]> = new Set([
  "createDocument",
  "updateDocument",
  "updateDocumentDefaultVersion",
  "deleteDocument",
  "tagDocument",
]);

export function isDocumentOperation(operation: NeighbourOperation): operation is DocumentOperation {
  return kinds.has(operation.kind);
}

/** One write to a document of Systems Manager in one Region. */
export async function writeDocument(connection: AccountConnection, operation: DocumentOperation): Promise<void> {
  const { name: Name, region } = operation;
  const { sdk, client } = await connection.ssm(region);
  const ask = <T>(called: string, call: () => Promise<T>) =>
    connection.ask({ service: "ssm", operation: called, region, subject: Name }, call);
  switch (operation.kind) {
    case "createDocument": {
      const { document, tags } = operation;
      const requires = document.requires?.map(({ name, version }) => ({
        Name: name,
        ...(version === undefined ? {} : { Version: version }),
      }));
      const command = new sdk.CreateDocumentCommand({
        ...{ Name, DocumentType: "Automation", ...textMembers(document) },
        ...(requires === undefined ? {} : { Requires: requires }),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      });
      await ask("CreateDocument", () => client.send(command));
      return;
    }
    case "updateDocument": {
      const version = await newVersion(connection, operation);
      const command = new sdk.UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion: version });
      await ask("UpdateDocumentDefaultVersion", () => client.send(command));
      return;
    }
    case "updateDocumentDefaultVersion": {
      const command = new sdk.UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion: operation.version });
      await ask("UpdateDocumentDefaultVersion", () => client.send(command));
      return;
    }
    case "deleteDocument":
      await ask("DeleteDocument", () => client.send(new sdk.DeleteDocumentCommand({ Name })));
      return;
    case "tagDocument": {
      const { set, remove } = operation;
      const resource = { ResourceType: "Document", ResourceId: Name } as const;
      if (remove.length > 0) {
        const command = new sdk.RemoveTagsFromResourceCommand({ ...resource, TagKeys: [...remove] });
        await ask("RemoveTagsFromResource", () => client.send(command));
      }
      const Tags = Object.entries(set).map(([Key, Value]) => ({ Key, Value }));
      if (Tags.length > 0) {
        await ask("AddTagsToResource", () => client.send(new sdk.AddTagsToResourceCommand({ ...resource, Tags })));
      }
    }
  }
}

/** The number of the version that now has the content: AWS refuses to make a second one like the latest. */
async function newVersion(
  connection: AccountConnection,
  { name: Name, region, document }: Extract<DocumentOperation, { readonly kind: "updateDocument" }>,
): Promise<string> {
  const { sdk, client } = await connection.ssm(region);
  const asked = { service: "ssm", region, subject: Name };
  const command = new sdk.UpdateDocumentCommand({ Name, DocumentVersion: "$LATEST", ...textMembers(document) });
  const made = await connection.ask({ ...asked, operation: "UpdateDocument" }, () =>
    client.send(command).catch((error: unknown) => {
      if (error instanceof Error && error.name === "DuplicateDocumentContent") return undefined;
      throw error;
    }),
  );
  const version = made?.DocumentDescription?.DocumentVersion;
  if (version !== undefined) return version;
  const known = await connection.ask({ ...asked, operation: "DescribeDocument" }, () =>
    client.send(new sdk.DescribeDocumentCommand({ Name })),
  );
  const latest = known.Document?.LatestVersion;
  if (latest !== undefined) return latest;
  throw new OperationalError(
    `Unexpected answer of \`ssm:DescribeDocument\` for \`${Name}\`, expected its latest version`,
  );
}

function textMembers({ content, format, displayName, versionName, targetType }: DocumentText) {
  return {
    Content: content,
    DocumentFormat: format,
    ...(displayName === undefined ? {} : { DisplayName: displayName }),
    ...(versionName === undefined ? {} : { VersionName: versionName }),
    ...(targetType === undefined ? {} : { TargetType: targetType }),
  };
}
