import { parametersOfDescription, parseDocumentContent } from "../document-content.js";
import { elements, type FactNode, isRecord, member, textAt, textsAt } from "../fact-node.js";
import { documentKey } from "../look-up.js";
import {
  complain,
  expectRegion,
  expectText,
  expectWrapperName,
  noteFrom,
  noteListFrom,
  type OutputReader,
  type Reading,
} from "../reading.js";
import { tagsOf } from "./tags.js";

/** Outputs of `aws ssm …` about documents. */
export const ssmOutputs: readonly OutputReader[] = [
  {
    command: "ssm describe-document",
    matches: (output) => isRecord(output["Document"]) && "DocumentType" in output["Document"],
    read(output, reading) {
      const description = member(output, "Document") ?? output;
      const key = readDocument(description, reading, "ssm describe-document");
      const version = textAt(description, "DocumentVersion");
      if (key === undefined) return;
      readVersions(key, description, reading);
      noteFrom(reading, "documentTags", key, tagsOf(member(description, "Tags")), description);
      if (version === undefined) return;
      const parameters = parametersOfDescription(description);
      noteFrom(reading, "documentParameters", `${key}@${version}`, { document: key, version, parameters }, description);
    },
  },
  {
    command: "ssm get-document",
    matches: (output) => typeof output["Content"] === "string" && typeof output["Name"] === "string",
    read(output, reading) {
      const key = readDocument(output, reading, "ssm get-document");
      const version = textAt(output, "DocumentVersion");
      if (key !== undefined && version !== undefined) readContent(key, version, output, reading);
    },
  },
  {
    command: "ssm list-documents",
    matches: (output) => Array.isArray(output["DocumentIdentifiers"]),
    read(output, reading) {
      for (const identifier of elements(member(output, "DocumentIdentifiers"))) {
        const key = readDocument(identifier, reading, "ssm list-documents");
        if (key !== undefined) noteFrom(reading, "documentTags", key, tagsOf(member(identifier, "Tags")), identifier);
      }
    },
  },
  {
    command: "ssm list-document-versions",
    matches: (output) => Array.isArray(output["DocumentVersions"]),
    read(output, reading) {
      for (const [key, entries] of versionsByDocument(output, reading)) {
        const versions = entries.flatMap((entry) => textAt(entry, "DocumentVersion") ?? []);
        noteListFrom(reading, "documentVersions", key, versions, output);
        const standard = entries.find((entry) => member(entry, "IsDefaultVersion")?.value === true);
        const version = textAt(standard, "DocumentVersion");
        if (standard !== undefined && version !== undefined)
          noteFrom(reading, "documentDefault", key, version, standard);
      }
    },
  },
  {
    command: "ssm describe-document-permission",
    matches: (output) => Array.isArray(output["AccountIds"]) && "AccountSharingInfoList" in output,
    read(output, reading) {
      const command = "ssm describe-document-permission";
      const name = expectWrapperName(reading, output, command, ["documentName", "resourceArn"]);
      const place = name === undefined ? undefined : expectRegion(reading, output, command);
      if (name === undefined || place === undefined) return;
      const key = documentKey(place.region, place.account, name);
      noteFrom(reading, "documentShares", key, [...textsAt(output, "AccountIds")].sort(), output);
    },
  },
];

/** Note the document that a description, an identifier or a content names; gives its key. */
function readDocument(node: FactNode, reading: Reading, command: string): string | undefined {
  const name = expectText(reading, node, "Name", "the document's name");
  const type = textAt(node, "DocumentType");
  const key = name === undefined ? undefined : keyOf(name, textAt(node, "Owner"), node, reading, command);
  if (key === undefined || name === undefined) return undefined;
  const [region = "", owner = ""] = key.split(":");
  if (type !== undefined) noteFrom(reading, "document", key, { name: shortName(name), region, owner, type }, node);
  return key;
}

function keyOf(
  name: string,
  owner: string | undefined,
  node: FactNode,
  reading: Reading,
  command: string,
): string | undefined {
  if (name.startsWith("arn:")) return seen(documentKey("", "", name), reading);
  const place = expectRegion(reading, node, command);
  if (place === undefined) return undefined;
  if (owner === undefined) return documentKey(place.region, place.account, name);
  return `${place.region}:${/^\d{12}$/.test(owner) ? owner : ""}:${name}`;
}

function seen(key: string, reading: Reading): string {
  reading.regions.add(key.split(":")[0] ?? "");
  return key;
}

function shortName(name: string): string {
  return name.startsWith("arn:") ? name.slice(name.indexOf("/") + 1) : name;
}

function readVersions(key: string, description: FactNode, reading: Reading): void {
  const standard = textAt(description, "DefaultVersion");
  const latest = textAt(description, "LatestVersion");
  if (standard !== undefined) noteFrom(reading, "documentDefault", key, standard, description);
  if (latest !== undefined) noteFrom(reading, "documentLatest", key, latest, description);
}

function readContent(key: string, version: string, output: FactNode, reading: Reading): void {
  const node = member(output, "Content") ?? output;
  const content = parseDocumentContent(String(node.value));
  if (content === undefined) {
    complain(reading, node, "Unexpected content of the document, expected JSON or YAML text");
    return;
  }
  noteFrom(reading, "documentContent", `${key}@${version}`, { document: key, version, content }, node);
}

function versionsByDocument(output: FactNode, reading: Reading): ReadonlyMap<string, readonly FactNode[]> {
  const groups = new Map<string, FactNode[]>();
  for (const entry of elements(member(output, "DocumentVersions"))) {
    const name = textAt(entry, "Name");
    const key = name === undefined ? undefined : keyOf(name, undefined, entry, reading, "ssm list-document-versions");
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}
