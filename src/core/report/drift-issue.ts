import type { DiffResult } from "../changes/change.js";
import { changeDetails } from "./change-details.js";
import { checkSections } from "./check-markdown.js";
import type { CheckResult } from "./check-result.js";
import { countOf } from "./count-words.js";
import { describeChange } from "./describe-change.js";
import { codeSpan, messageMarkdown } from "./escape-markdown.js";
import { fitMarkdown } from "./fit-markdown.js";
import type { LineLink } from "./markdown-findings.js";

/** What a scheduled look at AWS found: differences from what was merged, and plans that no longer work. */
export interface DriftInput {
  readonly check: CheckResult;
  readonly diff: DiffResult;
  readonly linkTo?: LineLink;
}

const issueLimit = 64_000;
const mostLines = 100;

/** Does anything call for a person? */
export function hasDrift({ check, diff }: DriftInput): boolean {
  return diff.targets.some(({ changes }) => changes.length > 0) || notReady(check).length > 0;
}

/** The title of the issue, always the same so that filters and people find it again. */
export const driftTitle = "Response plans in AWS differ from what was merged";

/** The text of the one issue about drift: what differs, what no longer works, and the ways out. */
export function renderDriftIssue(input: DriftInput, limit = issueLimit): string {
  const { check, diff, linkTo } = input;
  const changes = diff.targets.flatMap(({ target, changes }) => changes.map((change) => ({ target, change })));
  const differing = changes.map(
    ({ target, change }) => `- ${messageMarkdown(describeChange(change))}, in ${codeSpan(target)}`,
  );
  const broken = notReady(check).map(({ plan, target, because }) => {
    const place = target === undefined ? "" : ` in ${codeSpan(target)}`;
    return `- ${codeSpan(plan)}${place} would not work: ${[...new Set(because)].map((rule) => codeSpan(rule)).join(", ")}`;
  });
  const head = [
    ...block(`${countOf(changes.length, "plan")} in AWS differ from what was merged. A sync would undo it:`, differing),
    ...block("In sync or not, these plans would not work in an incident:", broken),
    ...(changes.length > 0 ? [waysOut] : []),
  ];
  const sections = [
    {
      title: "Field by field, as a sync would change it",
      items: changes.map(({ target, change }) => changeDetails(change, target)),
    },
    ...checkSections(check, linkTo),
  ];
  return fitMarkdown(head.join("\n\n"), sections, limit, "`muster drift` prints all of it.");
}

const waysOut = [
  "**Restore**: run the sync workflow by hand; it applies what was reviewed.",
  "**Adopt**: run `muster import --update`, and merge what it writes.",
  "This issue closes by itself when AWS is as merged and every plan would work.",
].join("\n");

function block(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostLines;
  return [title, [...lines.slice(0, mostLines), ...(more > 0 ? [`- and ${more} more`] : [])].join("\n")];
}

function notReady({ readiness }: CheckResult) {
  return readiness.filter(({ verdict }) => verdict === "notReady");
}
