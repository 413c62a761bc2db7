import type { RuleSetting } from "../config/config.js";
import type { Diagnostic, Severity } from "../diagnostic.js";
import { nearestName } from "../nearest-name.js";
import type { SourceComment, SourceDocument } from "../source/source-document.js";
import type { RaisedFinding } from "./merge-targets.js";
import { suppressionRules } from "./rule-catalogue.js";
import { driftName, readSuppressions, type Suppression } from "./suppression.js";

export interface SuppressInput {
  readonly source: SourceDocument;
  readonly findings: readonly RaisedFinding[];
  /** Rules that could not be decided for this document, so that nobody can call their suppression unused. */
  readonly uncheckedRules: ReadonlySet<string>;
  readonly knownRules: ReadonlySet<string>;
  /** Rules that no comment may suppress. */
  readonly locked: ReadonlySet<string>;
  /** ISO date, for the expiry of suppressions. */
  readonly today: string;
  readonly settings: ReadonlyMap<string, RuleSetting>;
}

export interface SuppressResult {
  readonly kept: readonly Diagnostic[];
  readonly suppressed: readonly Diagnostic[];
}

type SuppressionRule = (typeof suppressionRules)[keyof typeof suppressionRules];
type Complaint = (
  rule: SuppressionRule,
  comment: SourceComment,
  text: { readonly message: string; readonly hint: string },
) => void;

/** Take out what the document's comments suppress, and report the comments that are wrong themselves. */
export function suppress(input: SuppressInput): SuppressResult {
  const complaints: Diagnostic[] = [];
  const complain: Complaint = (rule, comment, { message, hint }) => {
    const severity = severityOf(rule, input.settings);
    if (severity === "off") return;
    complaints.push({ rule: rule.id, severity, at: locate(input.source, comment), message, hint });
  };

  const active: { readonly suppression: Suppression; readonly rule: string }[] = [];
  for (const item of readSuppressions(input.source)) {
    if (!("rules" in item)) complain(suppressionRules.unused, item.comment, unreadable(item.comment));
    else for (const rule of usableRules(item, input, complain)) active.push({ suppression: item, rule });
  }

  const used = new Set<object>();
  const isSuppressed = (finding: RaisedFinding): boolean => {
    const matching = active.filter(
      ({ suppression, rule }) => rule === finding.diagnostic.rule && covers(suppression, finding),
    );
    for (const entry of matching) used.add(entry);
    return matching.length > 0;
  };
  const kept: Diagnostic[] = [];
  const suppressed: Diagnostic[] = [];
  for (const finding of input.findings) (isSuppressed(finding) ? suppressed : kept).push(finding.diagnostic);
  for (const entry of active) {
    // Whether a plan differs in AWS is not for a check to say.
    if (used.has(entry) || input.uncheckedRules.has(entry.rule) || entry.rule === driftName) continue;
    complain(suppressionRules.unused, entry.suppression.comment, {
      message: `Unexpected suppression of \`${entry.rule}\`, expected a finding of that rule ${place(entry.suppression)}`,
      hint: "Remove the rule from the comment",
    });
  }
  return { kept: [...kept, ...complaints], suppressed };
}

/** The rules that the comment may really suppress; what it may not is complained of. */
function usableRules(suppression: Suppression, input: SuppressInput, complain: Complaint): readonly string[] {
  const { comment, rules, reason, until } = suppression;
  if (reason === "") {
    complain(suppressionRules.withoutReason, comment, {
      message: `Unexpected suppression of \`${rules.join("`, `")}\` without a reason, expected \`# muster: ignore[${rules.join(", ")}] REASON\``,
      hint: "Say after the brackets why the finding is acceptable here",
    });
  }
  if (until !== undefined && !isDate(until)) {
    complain(suppressionRules.expired, comment, {
      message: `Unexpected expiry \`${until}\`, expected a date such as \`2027-01-31\``,
      hint: "Write the last day of the suppression as `(until YYYY-MM-DD)`",
    });
    return [];
  }
  if (until !== undefined && input.today > until) {
    complain(suppressionRules.expired, comment, {
      message: `Unexpected suppression of \`${rules.join("`, `")}\` that ended on \`${until}\`, expected a date that has not passed`,
      hint: "Fix what it suppresses, or decide anew and set a later date",
    });
    return [];
  }
  return rules.filter((rule) => {
    const refusal = refusalOf(rule, input);
    if (refusal !== undefined) complain(suppressionRules.unused, comment, refusal);
    return refusal === undefined;
  });
}

function refusalOf(rule: string, { knownRules, locked }: SuppressInput) {
  if (rule === driftName) return undefined;
  if (!knownRules.has(rule)) {
    const near = nearestName(rule, knownRules);
    const hint = near === undefined ? "Name a rule as the diagnostic does" : `Write \`${near}\``;
    return { message: `Unexpected rule \`${rule}\` in a suppression, expected the name of a rule`, hint };
  }
  if (locked.has(rule)) {
    return {
      message: `Unexpected suppression of \`${rule}\`, which \`locked\` in \`muster.yaml\` forbids`,
      hint: "Fix the finding and remove the comment",
    };
  }
  return undefined;
}

function unreadable(comment: SourceComment) {
  return {
    message: `Unexpected comment \`${comment.text.trim()}\`, expected \`muster: ignore[RULE] REASON (until YYYY-MM-DD)\``,
    hint: "Name the rules in brackets and the reason after them",
  };
}

function covers({ lines }: Suppression, { diagnostic, keyLine }: RaisedFinding): boolean {
  return lines === "document" || lines.has(diagnostic.at.line) || lines.has(keyLine);
}

function place({ lines }: Suppression): string {
  return lines === "document" ? "in this document" : `on line ${[...lines].join(", ")}`;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function severityOf(rule: SuppressionRule, settings: ReadonlyMap<string, RuleSetting>): Severity | "off" {
  return settings.get(rule.id) ?? rule.severity;
}

function locate(source: SourceDocument, { text, line, column }: SourceComment): Diagnostic["at"] {
  return { file: source.file, line, column, endLine: line, endColumn: column + 1 + text.length };
}
