import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { awsDocuments } from "./aws-documents.js";
import { noSuchDocument, noSuchVersion } from "./errors.js";
import { type DocumentVersion, documents, latestVersion, type StoredDocument } from "./state.js";

/** A document that the account may use, and whose it is. */
export interface FoundDocument {
  readonly document: StoredDocument;
  /** An account, or `Amazon`. */
  readonly owner: string;
  /** What the caller knows it by: its name, or its ARN where another account shares it. */
  readonly name: string;
}

/** A document of the account, of AWS, or shared by another account, by name or ARN; absent where there is none. */
export function findDocument(nameOrArn: string, call: Call): FoundDocument | undefined {
  const arn = parseArn(nameOrArn);
  if (arn === undefined) return ownDocument(nameOrArn, call) ?? awsDocument(nameOrArn);
  const { service, region, account, resource } = arn;
  if (service !== "ssm" || region !== call.region || !resource.startsWith("document/")) return undefined;
  const name = resource.slice("document/".length);
  if (account === "") return awsDocument(name);
  return account === call.account ? ownDocument(name, call) : sharedDocument(nameOrArn, name, account, call);
}

/** @throws AwsError InvalidDocument */
export function anyDocument(nameOrArn: string, call: Call): FoundDocument {
  const found = findDocument(nameOrArn, call);
  if (found === undefined) throw noSuchDocument(nameOrArn);
  return found;
}

/** A document that the account may change. @throws AwsError InvalidDocument */
export function changeableDocument(name: string, call: Call): StoredDocument {
  const found = ownDocument(name, call);
  if (found === undefined) throw noSuchDocument(name);
  return found.document;
}

function ownDocument(name: string, call: Call): FoundDocument | undefined {
  const document = call.store.table(documents, call).get(name);
  return document && { document, owner: call.account, name };
}

function awsDocument(name: string): FoundDocument | undefined {
  const document = awsDocuments.get(name);
  return document && { document, owner: "Amazon", name };
}

function sharedDocument(arn: string, name: string, owner: string, call: Call): FoundDocument | undefined {
  const document = call.store.table(documents, { account: owner, region: call.region }).get(name);
  const isShared = document?.shares.some(({ accountId }) => accountId === "all" || accountId === call.account);
  return document !== undefined && isShared ? { document, owner, name: arn } : undefined;
}

interface AskedVersion {
  readonly DocumentVersion?: string;
  readonly VersionName?: string;
}

/** The version that is asked for; the default one unless said otherwise. Absent where there is none. */
export function findVersion(document: StoredDocument, asked: AskedVersion): DocumentVersion | undefined {
  const { DocumentVersion, VersionName } = asked;
  if (DocumentVersion === undefined && VersionName !== undefined) {
    return document.versions.find(({ versionName }) => versionName === VersionName);
  }
  if (DocumentVersion === "$LATEST") return latestVersion(document);
  const isDefault = DocumentVersion === undefined || DocumentVersion === "$DEFAULT";
  const number = isDefault ? document.defaultVersion : DocumentVersion;
  return document.versions.find(({ version }) => version === number);
}

/** @throws AwsError InvalidDocumentVersion */
export function anyVersion(document: StoredDocument, asked: AskedVersion): DocumentVersion {
  const version = findVersion(document, asked);
  if (version === undefined) throw noSuchVersion();
  return version;
}
