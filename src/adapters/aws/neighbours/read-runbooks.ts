import type { DocumentDescription, DocumentFormat } from "@aws-sdk/client-ssm";
import { compareText } from "../../../core/diagnostic.js";
import type {
  DocumentToClone,
  NeighbourValue,
  RemoteNeighbour,
  RunbookCopy,
} from "../../../core/neighbours/neighbour.js";
import type { AccountConnection } from "./account-connection.js";
import { tagList, tagRecord } from "./read-tags.js";

/** The names of the account's own Automation documents in any Region of the target. */
export async function listRunbooks(connection: AccountConnection): Promise<readonly string[]> {
  const lists = await Promise.all(connection.place.regions.map((region) => listIn(connection, region)));
  return [...new Set(lists.flat())].sort(compareText);
}

async function listIn(connection: AccountConnection, region: string): Promise<readonly string[]> {
  const { sdk, client } = await connection.ssm(region);
  const listed = await connection.askAll({ service: "ssm", operation: "ListDocuments", region }, async (token) => {
    const page = await client.send(
      new sdk.ListDocumentsCommand({
        Filters: [
          { Key: "Owner", Values: ["Self"] },
          { Key: "DocumentType", Values: ["Automation"] },
        ],
        MaxResults: 50,
        ...(token !== undefined && { NextToken: token }),
      }),
    );
    return { items: page.DocumentIdentifiers, next: page.NextToken };
  });
  return listed.flatMap(({ Name }) => Name ?? []);
}

/** The account's own document of this name, in each Region of the target that has it; absent where none has. */
export async function readRunbook(connection: AccountConnection, name: string): Promise<RemoteNeighbour | undefined> {
  const { partition, account, regions } = connection.place;
  const read = await Promise.all(regions.map((region) => readCopy(connection, region, name)));
  const copies = read.filter((copy) => copy !== undefined);
  const [first] = copies;
  if (first === undefined) return undefined;
  const arn = `arn:${partition}:ssm:${connection.home}:${account}:document/${name}`;
  return { kind: "Runbook", name, arn, account, value: first.value, tags: first.tags, handles: { copies } };
}

async function readCopy(connection: AccountConnection, region: string, name: string): Promise<RunbookCopy | undefined> {
  const described = await describe(connection, region, name, "$DEFAULT");
  // A name that AWS keeps for its own documents is found, too.
  if (described === undefined || described.Owner !== connection.place.account) return undefined;
  const { DefaultVersion: defaultVersion = "1", LatestVersion: latestVersion = defaultVersion, Hash: hash } = described;
  const attachments = (described.AttachmentsInformation ?? []).flatMap(({ Name }) => Name ?? []);
  const isCurrent = latestVersion === defaultVersion;
  const [value, latest] = await Promise.all([
    fieldsOf(connection, region, described),
    isCurrent ? undefined : readLatest(connection, region, name),
  ]);
  if (value === undefined) return undefined;
  return {
    region,
    value,
    defaultVersion,
    latestVersion,
    tags: tagRecord(described.Tags),
    ...(hash !== undefined && { hash }),
    ...(latest !== undefined && { latest }),
    ...(attachments.length > 0 && { attachments }),
  };
}

async function readLatest(connection: AccountConnection, region: string, name: string) {
  const described = await describe(connection, region, name, "$LATEST");
  return described && fieldsOf(connection, region, described);
}

async function describe(
  connection: AccountConnection,
  region: string,
  name: string,
  version: string,
): Promise<DocumentDescription | undefined> {
  const { sdk, client } = await connection.ssm(region);
  const asked = { service: "ssm", operation: "DescribeDocument", region, subject: name };
  const answer = await connection.askFor(asked, () =>
    client.send(new sdk.DescribeDocumentCommand({ Name: name, DocumentVersion: version })),
  );
  return answer?.Document;
}

/** A version's fields as a file has them; its content in the format in which it was made, to the letter. */
async function fieldsOf(
  connection: AccountConnection,
  region: string,
  described: DocumentDescription,
): Promise<NeighbourValue | undefined> {
  const { Name = "", DisplayName, VersionName, TargetType, DocumentType, DocumentFormat, Requires } = described;
  const version = described.DocumentVersion ?? "$DEFAULT";
  const content = await readContent(connection, region, Name, version, DocumentFormat);
  if (content === undefined) return undefined;
  return {
    Name,
    ...(DisplayName && { DisplayName }),
    ...(VersionName && { VersionName }),
    ...(TargetType && { TargetType }),
    ...(DocumentType !== "Automation" && { DocumentType }),
    ...(DocumentFormat && { DocumentFormat }),
    Content: content,
    ...(Requires && Requires.length > 0 && { Requires: Requires.map(withoutAbsent) }),
    ...tagList(tagRecord(described.Tags)),
  };
}

async function readContent(
  connection: AccountConnection,
  region: string,
  name: string,
  version: string,
  format: DocumentFormat | undefined,
): Promise<string | undefined> {
  const { sdk, client } = await connection.ssm(region);
  const asked = { service: "ssm", operation: "GetDocument", region, subject: name };
  const answer = await connection.askFor(asked, () =>
    client.send(
      new sdk.GetDocumentCommand({
        Name: name,
        DocumentVersion: version,
        ...(format !== undefined && { DocumentFormat: format }),
      }),
    ),
  );
  return answer?.Content;
}

/** The default version of any document that the account may read, for a clone. */
export async function readDocumentToClone(
  connection: AccountConnection,
  name: string,
): Promise<DocumentToClone | undefined> {
  const described = await describe(connection, connection.home, name, "$DEFAULT");
  if (described === undefined) return undefined;
  const { DocumentFormat: format = "JSON" } = described;
  const version = described.DocumentVersion ?? described.DefaultVersion ?? "1";
  const content = await readContent(connection, connection.home, name, version, format);
  return content === undefined ? undefined : { name, version, content, format };
}

function withoutAbsent(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}
