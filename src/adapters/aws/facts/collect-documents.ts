import type { DocumentDescription, SSMClient } from "@aws-sdk/client-ssm";
import { childDocuments } from "../../../core/facts/child-documents.js";
import { parseDocumentContent } from "../../../core/facts/document-content.js";
import type { DocumentRequest } from "../../../core/facts/fact-request.js";
import { documentKey } from "../../../core/facts/look-up.js";
import { type AwsAccess, optionsFor } from "./access.js";
import type { Question, Recorder } from "./recorder.js";

type Sdk = typeof import("@aws-sdk/client-ssm");

interface Ssm {
  readonly sdk: Sdk;
  readonly client: SSMClient;
  readonly recorder: Recorder;
  readonly region: string;
  /** Documents that are read or being read. */
  readonly begun: Set<string>;
}

/** Record documents, their versions and contents in every Region of the target, and the runbooks that they start. */
export async function collectDocuments(
  recorder: Recorder,
  access: AwsAccess,
  documents: readonly DocumentRequest[],
): Promise<void> {
  if (documents.length === 0) return;
  await eachRegion(recorder, access, (ssm) => Promise.all(documents.map((document) => readDocument(ssm, document))));
}

/** Record the names of the account's own documents in every Region of the target. */
export async function listDocuments(recorder: Recorder, access: AwsAccess): Promise<void> {
  await eachRegion(recorder, access, async ({ sdk, client, region }) => {
    const asked = question(region, "ListDocuments", [`ssm:documents@${recorder.target.account}/${region}`]);
    const identifiers = await recorder.askAll(asked, async (token) => {
      const page = await client.send(
        new sdk.ListDocumentsCommand({
          Filters: [{ Key: "Owner", Values: ["Self"] }],
          MaxResults: 50,
          ...(token === undefined ? {} : { NextToken: token }),
        }),
      );
      return { items: page.DocumentIdentifiers, next: page.NextToken };
    });
    if (identifiers === undefined) return;
    for (const { Name, Owner, DocumentType, Tags } of identifiers)
      recorder.record("ssm", region, { output: { DocumentIdentifiers: [{ Name, Owner, DocumentType, Tags }] } });
    recorder.record("ssm", region, { complete: ["ssm:documents"] });
  });
}

async function eachRegion(recorder: Recorder, access: AwsAccess, read: (ssm: Ssm) => Promise<unknown>): Promise<void> {
  const sdk = await import("@aws-sdk/client-ssm");
  const reads = recorder.target.regions.map(async (region) => {
    const client = new sdk.SSMClient(optionsFor(region, access));
    await read({ sdk, client, recorder, region, begun: new Set() });
    client.destroy();
  });
  await Promise.all(reads);
}

async function readDocument(ssm: Ssm, { name, versions }: DocumentRequest): Promise<void> {
  const { sdk, client, recorder, region, begun } = ssm;
  if (begun.has(name) || isElsewhere(name, region)) return;
  begun.add(name);
  const key = documentKey(region, recorder.target.account, name);
  const answer = await recorder.ask(question(region, "DescribeDocument", [key], name), () =>
    client.send(new sdk.DescribeDocumentCommand({ Name: name })),
  );
  const document = answer?.Document;
  if (document === undefined) return;
  recorder.record("ssm", region, { output: { Document: describe(document, name) } });
  const numbers = [document.DefaultVersion, ...versions.map((version) => numberOf(version, document))];
  const wanted = [...new Set(numbers.filter((version) => version !== undefined))];
  await Promise.all([readVersions(ssm, name), ...wanted.map((version) => readContent(ssm, name, version))]);
}

async function readVersions({ sdk, client, recorder, region }: Ssm, name: string): Promise<void> {
  const listed = await recorder.askAll(question(region, "ListDocumentVersions", [], name), async (token) => {
    const page = await client.send(
      new sdk.ListDocumentVersionsCommand({
        Name: name,
        MaxResults: 50,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    return { items: page.DocumentVersions, next: page.NextToken };
  });
  if (listed === undefined || listed.length === 0) return;
  const DocumentVersions = [...listed]
    .sort((a, b) => Number(a.DocumentVersion) - Number(b.DocumentVersion))
    .map(({ DocumentVersion, IsDefaultVersion }) => ({ Name: name, DocumentVersion, IsDefaultVersion }));
  recorder.record("ssm", region, { output: { DocumentVersions } });
}

async function readContent(ssm: Ssm, name: string, version: string): Promise<void> {
  const { sdk, client, recorder, region } = ssm;
  const answer = await recorder.ask(question(region, "GetDocument", [], name), () =>
    client.send(new sdk.GetDocumentCommand({ Name: name, DocumentVersion: version })),
  );
  if (answer?.Content === undefined) return;
  const { Content, DocumentVersion, DocumentType, DocumentFormat } = answer;
  recorder.record("ssm", region, { output: { Name: name, DocumentVersion, DocumentType, DocumentFormat, Content } });
  const children = childDocuments(parseDocumentContent(Content));
  await Promise.all(children.map((child) => readDocument(ssm, child)));
}

function describe(document: DocumentDescription, name: string) {
  const { Owner, Status, DocumentVersion, DefaultVersion, LatestVersion, DocumentType, Parameters, Tags } = document;
  const parameters = Parameters?.map(({ Name, Type, DefaultValue }) => ({ Name, Type, DefaultValue }));
  const versions = { DocumentVersion, DefaultVersion, LatestVersion };
  // Under the name it was asked for: a shared document's ARN tells whose it is.
  return { Name: name, Owner, Status, ...versions, DocumentType, Parameters: parameters, Tags };
}

function numberOf(version: string, document: DocumentDescription): string | undefined {
  if (version === "$DEFAULT") return document.DefaultVersion;
  if (version === "$LATEST") return document.LatestVersion;
  return /^[1-9]\d*$/.test(version) ? version : undefined;
}

function isElsewhere(name: string, region: string): boolean {
  const home = name.startsWith("arn:") ? name.split(":")[3] : region;
  return home !== region;
}

function question(region: string, operation: string, keys: readonly string[], subject?: string): Question {
  return { service: "ssm", operation, region, keys, ...(subject === undefined ? {} : { subject }) };
}
