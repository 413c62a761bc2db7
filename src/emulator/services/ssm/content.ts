import { stringify } from "yaml";
import { parseDocumentContent } from "../../../core/facts/document-content.js";
import { AwsError } from "../../aws-error.js";
import { invalidContent } from "./errors.js";
import type { DocumentFormat, DocumentVersion } from "./state.js";

const maxSize = 64 * 1024;

/** The schema versions that a type of document takes; other types are not looked into. */
const schemaVersions = new Map<string, readonly string[]>([
  ["Automation", ["0.3"]],
  ["Command", ["1.2", "2.0", "2.2"]],
  ["Policy", ["2.0"]],
  ["Session", ["1.0"]],
]);

const stepName = /^\w{3,128}$/;
const parameterType = /^(String|StringList|Boolean|Integer|MapList|StringMap|AWS::[\w:]+|List<AWS::[\w:]+>)$/;

type Content = Readonly<Record<string, unknown>>;

/**
 * Checks what a document holds, as `CreateDocument` and `UpdateDocument` do.
 *
 * @throws AwsError MaxDocumentSizeExceeded, InvalidDocumentContent or InvalidDocumentSchemaVersion
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
 */
export function checkContent(text: string, format: DocumentFormat, type: string): void {
  if (Buffer.byteLength(text) > maxSize) {
    throw new AwsError("MaxDocumentSizeExceeded", "The size limit of a document is 64 KB.");
  }
  if (format === "TEXT") return;
  const content = parseContent(text, format);
  if (content === undefined) throw invalidContent(`${format} not well-formed.`);
  const schemas = schemaVersions.get(type);
  if (schemas === undefined) return;
  const schema = content["schemaVersion"];
  if (schema === undefined) throw invalidContent("Document content must have a schemaVersion");
  if (typeof schema !== "string" || !schemas.includes(schema)) {
    throw new AwsError(
      "InvalidDocumentSchemaVersion",
      `Document schema version, ${String(schema)}, is not supported by document type: ${type}.`,
    );
  }
  checkParameters(content["parameters"]);
  if (type === "Automation") checkAutomation(content);
}

function checkParameters(parameters: unknown): void {
  if (parameters === undefined || parameters === null) return;
  if (!isRecord(parameters)) throw invalidContent("Document parameters must be a map");
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!/^\w{1,50}$/.test(name)) throw invalidContent(`Parameter name ${name} is not valid`);
    const type = isRecord(parameter) ? parameter["type"] : undefined;
    if (typeof type !== "string" || !parameterType.test(type)) {
      throw invalidContent(`Parameter ${name} must have a supported type`);
    }
  }
}

function checkAutomation({ mainSteps, assumeRole }: Content): void {
  if (assumeRole !== undefined && typeof assumeRole !== "string") throw invalidContent("assumeRole must be a string");
  if (!Array.isArray(mainSteps) || mainSteps.length === 0) {
    throw invalidContent("An Automation document must have at least one step in mainSteps");
  }
  const names = new Set<string>();
  for (const step of mainSteps) {
    const { name, action } = isRecord(step) ? step : {};
    if (typeof name !== "string" || !stepName.test(name)) {
      throw invalidContent(`Step name ${String(name)} must have 3 to 128 letters, digits and underscores`);
    }
    if (typeof action !== "string" || !action.startsWith("aws:")) {
      throw invalidContent(`Step ${name} must have an action of Automation`);
    }
    if (names.has(name)) throw invalidContent(`Step name ${name} is used more than once`);
    names.add(name);
  }
}

const parsed = new WeakMap<DocumentVersion, Content>();

/** What a version says; undefined where it is no JSON or YAML object. */
export function contentOf(version: DocumentVersion): Content | undefined {
  const known = parsed.get(version);
  if (known !== undefined || version.format === "TEXT") return known;
  const content = parseContent(version.content, version.format);
  if (content !== undefined) parsed.set(version, content);
  return content;
}

/** A version's content in a format; what has no other form stays as it is. */
export function contentAs(version: DocumentVersion, format: DocumentFormat): string {
  const content = version.format === format ? undefined : contentOf(version);
  if (content === undefined) return version.content;
  return format === "YAML" ? stringify(content, { lineWidth: 0 }) : JSON.stringify(content, null, 2);
}

function parseContent(text: string, format: "JSON" | "YAML"): Content | undefined {
  if (format === "JSON" && !isJson(text)) return undefined;
  const content = parseDocumentContent(text);
  return isRecord(content) ? content : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function isRecord(value: unknown): value is Content {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
