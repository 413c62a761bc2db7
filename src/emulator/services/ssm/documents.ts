import { createHash } from "node:crypto";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import type { Handlers, InputOf } from "../../service.js";
import { checkTags } from "./check-tags.js";
import { checkContent, contentAs } from "./content.js";
import { describeDocument } from "./describe-document.js";
import type { description } from "./description.js";
import { invalidOperation, noSuchVersion } from "./errors.js";
import { anyDocument, anyVersion, changeableDocument } from "./find-document.js";
import { type DocumentFormat, type DocumentVersion, documents, latestVersion, type StoredDocument } from "./state.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

const reservedName = /^(aws|amazon|amzn)/i;
const maxVersions = 1000;

export const documentHandlers: Handlers<typeof description> = {
  CreateDocument: (input, call) => {
    const document = createDocument(input, call);
    const found = { document, owner: call.account, name: document.name };
    return { DocumentDescription: describeDocument(found, document.versions[0], "Creating") };
  },
  DescribeDocument: (input, call) => {
    const found = anyDocument(input.Name, call);
    return { Document: describeDocument(found, anyVersion(found.document, input)) };
  },
  GetDocument: (input, call) => {
    const { document, name } = anyDocument(input.Name, call);
    const version = anyVersion(document, input);
    const format = version.format === "TEXT" ? "TEXT" : (input.DocumentFormat ?? "JSON");
    return {
      Name: name,
      CreatedDate: version.createdDate,
      DisplayName: version.displayName,
      VersionName: version.versionName,
      DocumentVersion: version.version,
      Status: "Active",
      Content: contentAs(version, format),
      DocumentType: document.type,
      DocumentFormat: format,
      Requires: document.requires,
      AttachmentsContent: [],
    };
  },
  UpdateDocument: (input, call) => {
    const document = updateDocument(changeableDocument(input.Name, call), input, call);
    const found = { document, owner: call.account, name: document.name };
    return { DocumentDescription: describeDocument(found, latestVersion(document), "Updating") };
  },
  UpdateDocumentDefaultVersion: ({ Name, DocumentVersion }, call) => {
    const document = changeableDocument(Name, call);
    const { version, versionName } = anyVersion(document, { DocumentVersion });
    save({ ...document, defaultVersion: version }, call);
    return { Description: { Name, DefaultVersion: version, DefaultVersionName: versionName } };
  },
  DeleteDocument: (input, call) => {
    deleteDocument(changeableDocument(input.Name, call), input, call);
    return {};
  },
};

function createDocument(input: Input<"CreateDocument">, call: Call): StoredDocument {
  const { Name: name, DocumentFormat: format = "JSON", DocumentType: type = "Command", Tags = [] } = input;
  if (reservedName.test(name)) {
    const message = `Document name ${name} is not valid: names that begin with aws, amazon or amzn are reserved`;
    throw new AwsError("ValidationException", message);
  }
  if (call.store.table(documents, call).has(name)) {
    throw new AwsError("DocumentAlreadyExists", `Document with same name ${name} already exists`);
  }
  checkContent(input.Content, format, type);
  const document: StoredDocument = {
    name,
    type,
    targetType: input.TargetType,
    requires: input.Requires,
    defaultVersion: "1",
    versions: [newVersion("1", format, input, call)],
    tags: checkTags([], Tags),
    shares: [],
  };
  save(document, call);
  return document;
}

/** The new version becomes the latest one, and the default one only when it is told to. */
function updateDocument(document: StoredDocument, input: Input<"UpdateDocument">, call: Call): StoredDocument {
  const { DocumentFormat: format = "JSON", DocumentVersion: base = "$LATEST" } = input;
  const latest = latestVersion(document);
  if (anyVersion(document, { DocumentVersion: base }) !== latest) throw noSuchVersion();
  checkContent(input.Content, format, document.type);
  const version = newVersion(String(Number(latest.version) + 1), format, input, call);
  if (version.hash === latest.hash) {
    throw new AwsError(
      "DuplicateDocumentContent",
      "The content of the association document matches another document. Change the content of the document and try again.",
    );
  }
  const { versionName } = version;
  if (versionName !== undefined && document.versions.some((known) => known.versionName === versionName)) {
    throw new AwsError(
      "DuplicateDocumentVersionName",
      "The version name has already been used in this document. Specify a different version name, and then try again.",
    );
  }
  if (document.versions.length >= maxVersions) {
    throw new AwsError(
      "DocumentVersionLimitExceeded",
      "The document has too many versions. Delete one or more document versions and try again.",
    );
  }
  const targetType = input.TargetType ?? document.targetType;
  const updated: StoredDocument = { ...document, targetType, versions: [...document.versions, version] };
  save(updated, call);
  return updated;
}

function deleteDocument(document: StoredDocument, input: Input<"DeleteDocument">, call: Call): void {
  const { DocumentVersion, VersionName } = input;
  const table = call.store.table(documents, call);
  if (DocumentVersion === undefined && VersionName === undefined) {
    if (document.shares.length > 0) {
      throw invalidOperation("You must stop sharing the document before you can delete it.");
    }
    table.delete(document.name);
    return;
  }
  const { version } = anyVersion(document, input);
  if (version === document.defaultVersion)
    throw invalidOperation("The default version of a document cannot be deleted.");
  const [first, ...others] = document.versions.filter((known) => known.version !== version);
  if (first !== undefined) save({ ...document, versions: [first, ...others] }, call);
}

interface NewContent {
  readonly Content: string;
  readonly VersionName?: string;
  readonly DisplayName?: string;
}

function newVersion(version: string, format: DocumentFormat, input: NewContent, call: Call): DocumentVersion {
  return {
    version,
    versionName: input.VersionName,
    displayName: input.DisplayName,
    format,
    content: input.Content,
    hash: createHash("sha256").update(input.Content).digest("hex"),
    createdDate: seconds(call.clock),
  };
}

export function save(document: StoredDocument, call: Call): void {
  call.store.table(documents, call).set(document.name, document);
}
