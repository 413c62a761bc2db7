import { parseDocument } from "yaml";
import { elements, type FactNode, isRecord, member, members, numberAt, textAt } from "./fact-node.js";
import type { DocumentParameter } from "./facts.js";
import { isDeeperThan, maxDepth } from "./policy-text.js";

/**
 * The content of an SSM document, from its JSON or YAML text; absent where it is neither.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
 */
export function parseDocumentContent(text: string): unknown {
  try {
    const document = parseDocument(text, { uniqueKeys: true, logLevel: "silent" });
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return isRecord(value) && !isDeeperThan(value, maxDepth) ? value : undefined;
  } catch {
    // Too many aliases, or nested deeper than the parser's stack.
    return undefined;
  }
}

/** What a document takes, from its own `parameters`; absent where it is no document. */
export function parametersOfContent(content: unknown): readonly DocumentParameter[] | undefined {
  if (!isRecord(content)) return undefined;
  const root: FactNode = { value: content, pointer: "", origin: { kind: "declared" } };
  return members(member(root, "parameters")).map(([name, node]) => ({
    name,
    type: textAt(node, "type") ?? "String",
    isRequired: !(isRecord(node.value) && Object.hasOwn(node.value, "default")),
    ...limitsOf(node),
  }));
}

/** The parameters of `describe-document`: those without a default value are required. */
export function parametersOfDescription(description: FactNode): readonly DocumentParameter[] {
  return elements(member(description, "Parameters")).flatMap((node) => {
    const name = textAt(node, "Name");
    if (name === undefined) return [];
    const isRequired = member(node, "DefaultValue") === undefined;
    return [{ name, type: textAt(node, "Type") ?? "String", isRequired }];
  });
}

function limitsOf(node: FactNode): Partial<DocumentParameter> {
  const allowedValues = elements(member(node, "allowedValues"));
  const allowedPattern = textAt(node, "allowedPattern");
  const limits = ["minItems", "maxItems", "minChars", "maxChars"] as const;
  const numbers = limits.flatMap((name) => {
    const limit = numberAt(node, name);
    return limit === undefined ? [] : [[name, limit] as const];
  });
  return {
    ...(allowedValues.length === 0 ? {} : { allowedValues: allowedValues.map(({ value }) => asText(value)) }),
    ...(allowedPattern === undefined ? {} : { allowedPattern }),
    ...Object.fromEntries(numbers),
  };
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
