import type { Target } from "../config/config.js";
import { type Diagnostic, type Path, toPointer } from "../diagnostic.js";
import { nearestName } from "../nearest-name.js";
import { joinWords, quote } from "../schema/describe-schema.js";
import type { SourceDocument } from "../source/source-document.js";

/** A value with its variables replaced; `hasVariables` says whether there were any. */
export interface Replaced {
  readonly value: unknown;
  readonly hasVariables: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Variables that every target has. */
export const builtInVariables: readonly string[] = ["account", "partition", "region", "target"];

interface Replacement {
  readonly source: SourceDocument;
  readonly variables: ReadonlyMap<string, string>;
  /** Variables that are known but have no value here: without a target they stay as written. */
  readonly keeps: ReadonlySet<string>;
  readonly diagnostics: Diagnostic[];
  hasVariables: boolean;
}

/**
 * Replace `${NAME}` in every scalar by the target's value, and `$${` by `${`. IAM's own variables, which hold a colon,
 * a slash, a quote or a single special character, are left alone, and so is `${secret:NAME}` in its one place.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function replaceVariables(value: unknown, source: SourceDocument, target: Target | undefined): Replaced {
  const replacement: Replacement = {
    source,
    variables: variablesOf(target),
    keeps: new Set(target === undefined ? builtInVariables : []),
    diagnostics: [],
    hasVariables: false,
  };
  const replaced = replaceIn(value, [], replacement);
  return { value: replaced, hasVariables: replacement.hasVariables, diagnostics: replacement.diagnostics };
}

function variablesOf(target: Target | undefined): ReadonlyMap<string, string> {
  if (target === undefined) return new Map();
  const { account, partition, regions, name } = target;
  return new Map([
    ...Object.entries(target.vars),
    ["account", account],
    ["partition", partition],
    ["region", regions[0]],
    ["target", name],
  ]);
}

function replaceIn(value: unknown, path: Path, replacement: Replacement): unknown {
  if (!mayHoldVariable(value)) return value;
  if (typeof value === "string") return replaceText(value, path, replacement);
  if (Array.isArray(value)) return value.map((item, index) => replaceIn(item, [...path, index], replacement));
  const entries = Object.entries(Object(value));
  return Object.fromEntries(entries.map(([key, part]) => [key, replaceIn(part, [...path, key], replacement)]));
}

// Most plans have few variables: what has none is neither copied nor given a path.
function mayHoldVariable(value: unknown): boolean {
  if (typeof value === "string") return value.includes("${");
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) ? value.some(mayHoldVariable) : Object.values(value).some(mayHoldVariable);
}

function replaceText(text: string, path: Path, replacement: Replacement): string {
  return text.replace(/\$\$\{|\$\{([^{}]*)\}/g, (written, name: string | undefined) => {
    if (name === undefined) {
      replacement.hasVariables = true;
      return "${";
    }
    if (name.startsWith("secret:")) {
      if (!isAddress(path)) replacement.diagnostics.push(misplacedSecret(written, path, replacement));
      return written;
    }
    if (isIamVariable(name)) return written;
    replacement.hasVariables = true;
    const value = replacement.variables.get(name);
    if (value !== undefined) return value;
    if (!replacement.keeps.has(name)) replacement.diagnostics.push(unknownVariable(name, path, replacement));
    return written;
  });
}

/** The one place of a secret: a contact channel's phone number or address, which only a sync needs. */
function isAddress(path: Path): boolean {
  const [channels, , ...field] = path;
  return channels === "Channels" && field.join() === "DeliveryAddress,SimpleAddress";
}

function misplacedSecret(written: string, path: Path, { source }: Replacement): Diagnostic {
  const message = `Unexpected ${quote(written)}, expected a secret only in a channel's \`DeliveryAddress.SimpleAddress\``;
  const hint = "Write `$${` for a plain `${`";
  return {
    rule: "unknown-variable",
    severity: "error",
    at: source.locate(path),
    message,
    hint,
    pointer: toPointer(path),
  };
}

function isIamVariable(name: string): boolean {
  return /[:/'"]/.test(name) || name === "*" || name === "?" || name === "$";
}

function unknownVariable(name: string, path: Path, { source, variables, keeps }: Replacement): Diagnostic {
  const known = [...new Set([...keeps, ...variables.keys()])].sort();
  const message = `Unexpected variable ${quote(`\${${name}}`)}, expected ${joinWords(known.map(quote), "or")}`;
  const near = nearestName(name, known);
  const hint = near === undefined ? "Write `$${` for a plain `${`" : `Did you mean \`\${${near}}\`?`;
  const at = source.locate(path);
  return { rule: "unknown-variable", severity: "error", at, message, hint, pointer: toPointer(path) };
}
