import { assessRisk } from "../changes/assess-risk.js";
import type { PlanUpdate } from "../changes/change.js";
import { comparePlans } from "../changes/compare-plans.js";
import { normalizePlan } from "../changes/normalize-plan.js";
import { changeDetails } from "./change-details.js";
import { countOf } from "./count-words.js";
import { describeChange } from "./describe-change.js";
import { codeSpan, messageMarkdown } from "./escape-markdown.js";
import { fitMarkdown } from "./fit-markdown.js";

/** A plan whose file a pull request makes say what AWS has. */
export interface AdoptedPlan {
  readonly target: string;
  readonly file: string;
  /** What a sync would do about the difference: the opposite of what the pull request does. */
  readonly change: PlanUpdate;
}

/** A plan that differs and that no edit of a file can adopt. */
export interface LeftPlan {
  readonly target: string;
  readonly name: string;
  readonly reason: string;
}

const bodyLimit = 60_000;
const mostLines = 100;

/** The title of the pull request; the number of plans is in its text, so that it does not move. */
export const adoptionTitle = "Adopt what AWS has for response plans that were changed there";

/** The text of the pull request that adopts drift: what the files will say, and what each way out does. */
export function renderAdoption(adopted: readonly AdoptedPlan[], left: readonly LeftPlan[]): string {
  const lines = adopted.map(
    ({ target, file, change }) =>
      `- ${messageMarkdown(describeChange(asInAws(change)))}, in ${codeSpan(target)} (${codeSpan(file)})`,
  );
  const others = left.map(
    ({ target, name, reason }) => `- ${codeSpan(name)} in ${codeSpan(target)}: ${messageMarkdown(reason)}`,
  );
  const head = [
    `${countOf(adopted.length, "response plan")} in AWS ${adopted.length === 1 ? "differs" : "differ"} from what was merged. This pull request makes the files say what AWS has:`,
    short(lines),
    ...(others.length > 0 ? ["Not adopted here:", short(others)] : []),
    waysOut,
  ].join("\n\n");
  const sections = [
    {
      title: "Field by field, as AWS has it now",
      items: adopted.map(({ target, change }) => changeDetails(asInAws(change), target)),
    },
  ];
  return fitMarkdown(head, sections, bodyLimit, "The changed files have all of it.");
}

const waysOut = [
  "- **Merge** to adopt: AWS stays as it is.",
  "- **Close** and run the sync to restore what was merged; the same difference is not proposed again.",
  "- **Ignore** it: put `# muster: ignore[drift] REASON (until YYYY-MM-DD)` on the field's line instead.",
  "",
  "Muster rewrites this branch while the difference lasts, and closes this pull request when it is gone. It leaves the branch alone as soon as it holds a commit of somebody else.",
].join("\n");

/** The change the other way round: from what the file says to what AWS has. */
function asInAws(change: PlanUpdate): PlanUpdate {
  const [before, after] = [change.desired, normalizePlan(change.actual.plan)];
  const fields = comparePlans(before, after);
  return {
    ...change,
    actual: { ...change.actual, plan: before },
    desired: after,
    fields,
    risk: assessRisk(before, after, fields),
  };
}

function short(lines: readonly string[]): string {
  const more = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}
