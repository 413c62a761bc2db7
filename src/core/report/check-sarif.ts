import { createHash } from "node:crypto";
import { compareText, type Diagnostic, type Severity } from "../diagnostic.js";
import type { CheckResult } from "./check-result.js";
import { groupUnchecked } from "./group-unchecked.js";
import { orderBySeverity } from "./order-by-severity.js";
import type { RulePage } from "./rule-page.js";
import { safeJson } from "./safe-json.js";

/** GitHub refuses a file with more. @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning */
const mostResults = 25_000;

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "note" };

/** What a SARIF file says of the tool that made it. */
export interface SarifOptions {
  readonly version: string;
  readonly rules: readonly RulePage[];
}

/** The report as SARIF 2.1.0, for code scanning. What was not checked stands among the tool's notifications. */
export function renderCheckSarif(result: CheckResult, options: SarifOptions): string {
  const rules = describeRules(result, options.rules);
  const positions = new Map(rules.map(({ id }, index) => [id, index]));
  const occurrences = new Map<string, number>();
  const found = orderBySeverity(result.diagnostics).slice(0, mostResults);
  return `${safeJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Muster", semanticVersion: options.version, rules } },
        columnKind: "utf16CodeUnits",
        automationDetails: { id: "muster/" },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(result) }],
        results: found.map((one) => sarifResult(one, positions.get(one.rule) ?? -1, occurrences)),
      },
    ],
  })}\n`;
}

function describeRules({ diagnostics }: CheckResult, pages: readonly RulePage[]) {
  const known = new Map<string, RulePage>(pages.map((page) => [page.id, page]));
  for (const { rule, severity } of diagnostics) {
    if (!known.has(rule)) known.set(rule, { id: rule, severity, summary: rule });
  }
  return [...known.values()].sort((a, b) => compareText(a.id, b.id)).map(sarifRule);
}

function sarifRule({ id, severity, summary, page }: RulePage) {
  return {
    id,
    name: id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: page ?? summary, markdown: page ?? summary },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ["incident-response"],
      "problem.severity": severity === "notice" ? "recommendation" : severity,
    },
  };
}

function sarifResult(diagnostic: Diagnostic, ruleIndex: number, occurrences: Map<string, number>) {
  const { rule, severity, message, hint, at, plan, target } = diagnostic;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: escapeLinks(hint === undefined ? message : `${message}. ${hint}.`) },
    locations: [{ physicalLocation: physicalLocation(at) }],
    partialFingerprints: { primaryLocationLineHash: fingerprint(diagnostic, occurrences) },
    properties: { ...(plan === undefined ? {} : { plan }), ...(target === undefined ? {} : { target }) },
  };
}

// SARIF 2.1.0, 3.11.6: brackets in a plain message make a link.
function escapeLinks(text: string): string {
  return text.replace(/[\\[\]]/gu, "\\$&");
}

function physicalLocation({ file, line, column, endLine, endColumn }: Diagnostic["at"]) {
  return {
    artifactLocation: { uri: file.split("/").map(encodeSegment).join("/"), uriBaseId: "%SRCROOT%" },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("%40", "@");
}

// Lines move when a file is edited above them; the finding is the same one as long as this text is.
function fingerprint({ rule, at, plan, target, pointer, message }: Diagnostic, occurrences: Map<string, number>) {
  const identity = JSON.stringify([rule, at.file, plan ?? "", target ?? "", pointer ?? "", message]);
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, 32);
  const occurrence = (occurrences.get(hash) ?? 0) + 1;
  occurrences.set(hash, occurrence);
  return `${hash}:${occurrence}`;
}

function notifications(result: CheckResult) {
  const dropped = result.diagnostics.length - mostResults;
  return [
    ...(dropped > 0
      ? [{ level: "warning", message: { text: `${dropped} findings of the least severity are left out` } }]
      : []),
    ...groupUnchecked(result.unchecked).map(({ rule, reason, plans }) => ({
      level: "note",
      descriptor: { id: rule },
      message: { text: `Not checked: ${reason}${plans.length === 0 ? "" : ` (${plans.join(", ")})`}` },
    })),
  ];
}
