import type { FactSource } from "../facts/facts.js";
import { groupBy } from "../group-by.js";
import type { ReadinessEvidence } from "../readiness/decide-readiness.js";
import type { FactUse, ReadinessTree, Requirement } from "../readiness/explain-readiness.js";
import type { RequestedAccess } from "./check-result.js";
import { escapeTerminal } from "./escape-terminal.js";
import { type Palette, plainPalette } from "./palette.js";

const words = { ready: "ready", notReady: "not ready", unknown: "unknown" } as const;
const marks = { ready: "✓", notReady: "✗", unknown: "?", notNeeded: "-" } as const;

/** Why a plan would work at 03:00 or not: each requirement, what decided it, and the facts with their source and age. */
export function renderReadinessText(tree: ReadinessTree, now: Date, palette: Palette = plainPalette): string {
  const place = tree.target === undefined ? "" : ` in ${escapeTerminal(tree.target)}`;
  const head = `${palette.bold(escapeTerminal(tree.plan))}${place}: ${paint(tree.verdict, words[tree.verdict], palette)}`;
  return `${[head, ...tree.requirements.flatMap((each) => requirementLines(each, now, palette))].join("\n")}\n`;
}

function requirementLines(
  { title, verdict, evidence, facts, requests = [] }: Requirement,
  now: Date,
  palette: Palette,
): string[] {
  return [
    `  ${paint(verdict, marks[verdict], palette)} ${verdict === "notNeeded" ? palette.dim(`${title}: not needed`) : title}`,
    ...groupEvidence(evidence).map((group) => evidenceLine(group, palette)),
    ...requests.map((request) => requestLine(request, palette)),
    ...facts.map((fact) => `      ${palette.dim(factWords(fact, now))}`),
  ];
}

/** What several rules say alike is told once; what fires comes before what is unchecked. */
function groupEvidence(evidence: readonly ReadinessEvidence[]): readonly (readonly ReadinessEvidence[])[] {
  const groups = groupBy(evidence, ({ isUnchecked, severity, text }) => `${isUnchecked ? "" : severity} ${text}`);
  return [...groups.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf([first]: readonly ReadinessEvidence[]): number {
  return first === undefined || first.isUnchecked ? 3 : ["error", "warning", "notice"].indexOf(first.severity);
}

function evidenceLine(group: readonly ReadinessEvidence[], palette: Palette): string {
  const [first] = group;
  if (first === undefined) return "";
  const level = first.isUnchecked ? palette.dim("unchecked") : palette[first.severity](first.severity);
  const rules = [...new Set(group.map(({ rule }) => rule))].join(", ");
  return `      ${level} ${escapeTerminal(first.text)}  ${palette.dim(rules)}`;
}

/** One request with its verdict and the statement that decided. */
function requestLine({ need, action, resource, verdict, why }: RequestedAccess, palette: Palette): string {
  const word = { allowed: palette.good, denied: palette.error, unknown: palette.warning }[verdict](verdict);
  const form = need === "legacyStart" ? " (older form)" : "";
  return `      ${word} ${escapeTerminal(`${action} on ${resource}`)}${form}${palette.dim(`: ${escapeTerminal(why)}`)}`;
}

function factWords({ name, state, source, reason }: FactUse, now: Date): string {
  const thing = escapeTerminal(name);
  if (source === undefined) return `${thing}: ${escapeTerminal(reason ?? "unknown")}`;
  const verb = state === "absent" ? "does not exist" : source.kind === "declared" ? "will exist" : "exists";
  return `${thing}: ${verb}, ${escapeTerminal(sourceWords(source, now))}`;
}

function sourceWords({ kind, file, recordedAt }: FactSource, now: Date): string {
  if (kind === "live") return "read from AWS just now";
  const from = file === undefined ? "" : ` in ${file}`;
  if (kind === "declared") return `declared${from}`;
  const days = recordedAt === undefined ? undefined : Math.floor((now.getTime() - Date.parse(recordedAt)) / 86_400_000);
  const age = days === undefined || Number.isNaN(days) ? "no date" : days === 1 ? "1 day old" : `${days} days old`;
  return `recorded${from} (${age})`;
}

function paint(verdict: Requirement["verdict"], text: string, palette: Palette): string {
  if (verdict === "ready") return palette.good(text);
  if (verdict === "notReady") return palette.error(text);
  return verdict === "unknown" ? palette.warning(text) : palette.dim(text);
}
