import { type Diagnostic, type Path, type Severity, toPointer } from "../diagnostic.js";
import { findRule } from "../lint/rule-catalogue.js";
import { isMapping, shapeDiagnostics } from "../plan/decode-resource.js";
import { quote } from "../schema/describe-schema.js";
import type { SourceDocument } from "../source/source-document.js";
import type { OrgRule, OrgRuleExample } from "./org-rule.js";

/** A policy document as its schema lets it through. */
interface WrittenOrgRule {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly files?: readonly string[];
  readonly locked?: boolean;
  readonly at?: string;
  readonly expression: string;
  readonly examples?: Readonly<Partial<Record<"flagged" | "notFlagged", readonly WrittenExample[]>>>;
}

type WrittenExample = Readonly<Record<string, unknown>>;

/** Read the documents of policy files as rules; what cannot be read is told as `invalid-policy`. */
export function decodeOrgRules(
  sources: readonly SourceDocument[],
): readonly [readonly OrgRule[], readonly Diagnostic[]] {
  const rules = new Map<string, OrgRule>();
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const [rule, problems] = decodeOrgRule(source);
    diagnostics.push(...problems);
    if (rule === undefined) continue;
    const clash = clashOf(rule, rules.get(rule.id));
    if (clash === undefined) rules.set(rule.id, rule);
    else diagnostics.push(clash);
  }
  return [[...rules.values()], diagnostics];
}

function decodeOrgRule(source: SourceDocument): readonly [OrgRule | undefined, readonly Diagnostic[]] {
  const { value } = source;
  if (!isMapping(value)) {
    const found = Array.isArray(value) ? "list" : quote(value);
    return [undefined, [invalidPolicy(source, [], `Unexpected ${found}, expected the fields of a policy`)]];
  }
  const problems = shapeDiagnostics("OrgRule", value, source, "written");
  if (problems.length > 0) return [undefined, problems.map((problem) => ({ ...problem, rule: "invalid-policy" }))];
  // The schema has just said so.
  return [toRule(value as unknown as WrittenOrgRule, source), []];
}

function toRule(written: WrittenOrgRule, source: SourceDocument): OrgRule {
  const { id, severity, message, hint, files, locked = false, at = "/name", expression, examples = {} } = written;
  return {
    ...{ id, severity, message, expression, source },
    ...(hint !== undefined && { hint }),
    ...(files !== undefined && { files }),
    isLocked: locked,
    at: fromPointer(at),
    examples: [...toExamples("flagged", examples.flagged), ...toExamples("notFlagged", examples.notFlagged)],
  };
}

function toExamples(
  field: "flagged" | "notFlagged",
  examples: readonly WrittenExample[] = [],
): readonly OrgRuleExample[] {
  return examples.map((subject, index) => ({
    isFlagged: field === "flagged",
    path: ["examples", field, index],
    subject,
  }));
}

function fromPointer(pointer: string): Path {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function clashOf({ id, source }: OrgRule, other: OrgRule | undefined): Diagnostic | undefined {
  if (findRule(id) !== undefined) {
    const message = `Unexpected id ${quote(id)} of a rule that Muster has, expected one of the organisation's own`;
    return invalidPolicy(source, ["id"], message, "Rename the policy");
  }
  if (other === undefined) return undefined;
  const { file, line } = other.source.locate(["id"]);
  const message = `Unexpected second policy ${quote(id)}, expected each id once`;
  return invalidPolicy(source, ["id"], message, `Rename one of the two; the other is at \`${file}:${line}\``);
}

/** A diagnostic of the rule `invalid-policy` at a place of a policy file. */
export function invalidPolicy(source: SourceDocument, path: Path, message: string, hint?: string): Diagnostic {
  const problem = {
    ...({ rule: "invalid-policy", severity: "error", message } as const),
    at: source.locate(path),
    pointer: toPointer(path),
  };
  return hint === undefined ? problem : { ...problem, hint };
}
