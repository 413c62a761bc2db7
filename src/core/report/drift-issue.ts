import type { DiffResult, IgnoredDrift, TargetChanges } from "../changes/change.js";
import { type PastChange, pastChangeWords } from "../changes/past-change.js";
import { addressOf } from "../changes/resource-address.js";
import type { ResourceKind } from "../plan/resource.js";
import { changeDetails } from "./change-details.js";
import { checkSections } from "./check-markdown.js";
import type { CheckResult } from "./check-result.js";
import { countKinds } from "./count-kinds.js";
import { countOf, listWords } from "./count-words.js";
import { describeChange } from "./describe-change.js";
import { type DriftRow, driftRows, type Reliance } from "./drift-rows.js";
import { codeSpan, messageMarkdown } from "./escape-markdown.js";
import { type FoldedSection, fitMarkdown } from "./fit-markdown.js";
import { type LineLink, planCell, verdictCell } from "./markdown-findings.js";
import { clip } from "./short-name.js";

/** What a scheduled look at AWS found: differences from what was merged, and plans that no longer work. */
export interface DriftInput {
  readonly check: CheckResult;
  readonly diff: DiffResult;
  readonly linkTo?: LineLink;
  /** The pull request that adopts what AWS has; `declined` where people closed it. */
  readonly proposal?: { readonly kind: "open" | "declined"; readonly number: number };
  /** Who changed what differs, as far as AWS tells. */
  readonly lastChanges?: readonly LastChange[];
  /** Absent where nobody looked: no plan is known to rely on anything. */
  readonly reliance?: Reliance;
}

/** The latest change of a resource that differs. */
export interface LastChange extends PastChange {
  readonly target: string;
  /** `response-plan/NAME` */
  readonly resource: string;
}

const issueLimit = 64_000;
const mostLines = 100;

/** Does anything call for a person? */
export function hasDrift({ check, diff }: DriftInput): boolean {
  return (
    diff.targets.some(({ changes }) => changes.length > 0) ||
    check.readiness.some(({ verdict }) => verdict === "notReady")
  );
}

/** The title of the issue, always the same so that filters and people find it again. */
export const driftTitle = "AWS differs from what was merged";

/** The text of the one issue about drift: what differs and what no longer works, side by side, and the ways out. */
export function renderDriftIssue(input: DriftInput, limit = issueLimit): string {
  const { check, diff, linkTo, lastChanges = [] } = input;
  const changes = diff.targets.flatMap(({ target, changes }) => changes.map((change) => ({ target, change })));
  const rows = rowsOfDrift(input);
  const differing = changes.map(
    ({ target, change }) =>
      `- ${messageMarkdown(describeChange(change))}, in ${codeSpan(target)}${messageMarkdown(lastChangeWords(lastChanges, target, addressOf(change)))}`,
  );
  const broken = check.readiness.filter(({ verdict }) => verdict === "notReady").length;
  const head = [
    summary(
      changes.map(({ change }) => change.resourceKind),
      broken,
    ),
    ...(rows.length === 0 ? [] : [table(rows)]),
    ...block("What a sync would do about it:", differing),
    ...(changes.length > 0 ? [waysOut(input)] : []),
    "This issue closes by itself when AWS is as merged and every plan would work.",
  ];
  const sections = [
    {
      title: "Field by field, as a sync would change it",
      items: changes.map(({ target, change }) => changeDetails(change, target)),
    },
    { title: "Channels that wait for their activation", items: diff.targets.flatMap(pendingItems) },
    ignoredSection(diff),
    ...checkSections(check, linkTo),
  ];
  return fitMarkdown(head.join("\n\n"), sections, limit, "`muster drift` prints all of it.");
}

/** What differs and what would not work, side by side. */
export function rowsOfDrift({ check, diff, reliance = () => [] }: DriftInput): readonly DriftRow[] {
  return driftRows(check, diff, reliance);
}

function pendingItems({ target, pending = [] }: TargetChanges): readonly string[] {
  return pending.map(
    ({ contact, channel }) =>
      `- ${codeSpan(channel)} of ${codeSpan(contact)} in ${codeSpan(target)}: nobody is reached there until its owner types the code that AWS sent`,
  );
}

/** Differences that a file leaves alone, each with its reason, as details to unfold. */
export function ignoredSection({ targets }: DiffResult): FoldedSection {
  const items = targets.flatMap(({ target, ignored = [] }) => ignored.map((one) => ignoredItem(one, target)));
  return { title: "Differences that the files leave alone", items };
}

function ignoredItem({ name, pointer, reason, until, file, line }: IgnoredDrift, target: string): string {
  const end = until === undefined ? "" : `, until ${until}`;
  const place = codeSpan(`${file}:${line}`);
  return `- ${codeSpan(clip(name, 200))} in ${codeSpan(target)}, ${codeSpan(clip(pointer, 200))}: ${messageMarkdown(clip(reason, 300))}${end} (${place})`;
}

function summary(kinds: readonly ResourceKind[], broken: number): string {
  const differ = `${countKinds(kinds)} in AWS ${kinds.length === 1 ? "differs" : "differ"} from what was merged`;
  const fail = `${countOf(broken, "plan")} would not work in an incident`;
  if (broken === 0) return `${differ}.`;
  return kinds.length === 0 ? `${fail}, although AWS is as merged.` : `${differ}; ${fail}.`;
}

const inSync = { create: "no: AWS lacks it", update: "no", delete: "no: in no file" } as const;

function table(rows: readonly DriftRow[]): string {
  const lines = rows.slice(0, mostLines).map((row) => {
    const unchanged = row.isCompared ? "yes" : "❔ unknown";
    const sync = row.change === undefined ? unchanged : inSync[row.change];
    return `| ${planCell(clip(row.resource, 200), row.target)} | ${sync} | ${wouldWorkCell(row)} |`;
  });
  const more = rows.length - lines.length;
  return [
    "| What | In sync | Would work |",
    "| --- | --- | --- |",
    ...lines,
    ...(more > 0 ? ["", `and ${countOf(more, "more row")}`] : []),
  ].join("\n");
}

function wouldWorkCell({ wouldWork, because, readiness }: DriftRow): string {
  if (readiness !== undefined) return verdictCell(readiness);
  if (wouldWork === undefined) return "–";
  if (wouldWork === "ready") return "✅ yes";
  const plans = listWords(
    because.map((plan) => codeSpan(clip(plan, 80), "cell")),
    3,
  );
  return `${wouldWork === "notReady" ? "❌ no" : "❔ unknown"}: ${plans}`;
}

function waysOut({ proposal }: DriftInput): string {
  return [
    "Three ways out:",
    "",
    "- **Restore** what was merged: run the sync workflow by hand; it applies what was reviewed.",
    `- **Adopt** what AWS has: ${adopting(proposal)}`,
    "- **Ignore** it: put `# muster: ignore[drift] REASON (until YYYY-MM-DD)` on the field's line, or at the head of its document. Until that day no sync touches it, and after it `muster check` fails.",
  ].join("\n");
}

function adopting(proposal: DriftInput["proposal"]): string {
  const byHand = "run `muster import --update`, and merge what it writes.";
  if (proposal === undefined) return byHand;
  if (proposal.kind === "open") return `merge #${proposal.number}, which edits the files.`;
  return `#${proposal.number} proposed it and was closed; to do it all the same, reopen it, or ${byHand}`;
}

function block(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostLines;
  return [title, [...lines.slice(0, mostLines), ...(more > 0 ? [`- and ${more} more`] : [])].join("\n")];
}

/** Who changed the resource last, as the end of a sentence about it; empty where nobody knows. */
function lastChangeWords(lastChanges: readonly LastChange[], target: string, resource: string): string {
  const last = lastChanges.find((one) => one.target === target && one.resource === resource);
  return last === undefined ? "" : `; last changed by ${pastChangeWords(last)}`;
}
