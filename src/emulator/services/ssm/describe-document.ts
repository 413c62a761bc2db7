import { contentOf, isRecord } from "./content.js";
import type { FoundDocument } from "./find-document.js";
import { type DocumentVersion, latestVersion } from "./state.js";

const everyPlatform = ["Windows", "Linux", "MacOS"];

/** A document as `DescribeDocument` tells it; parameters and description come out of the content. */
export function describeDocument(found: FoundDocument, version: DocumentVersion, status = "Active"): object {
  const { document } = found;
  const content = contentOf(version) ?? {};
  const parameters = parametersOut(content["parameters"]);
  return {
    ...identify(found, version),
    Hash: version.hash,
    HashType: "Sha256",
    Status: status,
    ...(typeof content["description"] === "string" ? { Description: content["description"] } : {}),
    ...(parameters.length > 0 ? { Parameters: parameters } : {}),
    LatestVersion: latestVersion(document).version,
    DefaultVersion: document.defaultVersion,
  };
}

/** What lists say of a document. */
export function identify({ document, owner, name }: FoundDocument, version: DocumentVersion): object {
  const schema = contentOf(version)?.["schemaVersion"];
  return {
    Name: name,
    ...(version.displayName === undefined ? {} : { DisplayName: version.displayName }),
    ...(version.versionName === undefined ? {} : { VersionName: version.versionName }),
    CreatedDate: version.createdDate,
    Owner: owner,
    PlatformTypes: everyPlatform,
    DocumentVersion: version.version,
    DocumentType: document.type,
    ...(typeof schema === "string" ? { SchemaVersion: schema } : {}),
    DocumentFormat: version.format,
    ...(document.targetType === undefined ? {} : { TargetType: document.targetType }),
    ...(document.requires === undefined ? {} : { Requires: document.requires }),
    Tags: document.tags,
  };
}

function parametersOut(parameters: unknown): object[] {
  if (!isRecord(parameters)) return [];
  return Object.entries(parameters).map(([Name, parameter]) => {
    const { type, description, default: fallback } = isRecord(parameter) ? parameter : {};
    return {
      Name,
      Type: typeof type === "string" ? type : "String",
      ...(typeof description === "string" ? { Description: description } : {}),
      ...(fallback === undefined ? {} : { DefaultValue: asText(fallback) }),
    };
  });
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
