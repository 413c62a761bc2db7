import { assessNeighbourRisk } from "../changes/assess-neighbour-risk.js";
import { assessRisk } from "../changes/assess-risk.js";
import { isPlanChange, type NeighbourUpdate, type UpdateChange } from "../changes/change.js";
import { comparePlans } from "../changes/compare-plans.js";
import { normalizePlan } from "../changes/normalize-plan.js";
import { baseNeighbour } from "../neighbours/base-neighbour.js";
import { isAddressField } from "../neighbours/channel-address.js";
import { changeDetails } from "./change-details.js";
import { countKinds } from "./count-kinds.js";
import { listWords } from "./count-words.js";
import { describeChange } from "./describe-change.js";
import { describeNeighbour } from "./describe-neighbour.js";
import { codeSpan, messageMarkdown } from "./escape-markdown.js";
import { fitMarkdown } from "./fit-markdown.js";

/** A resource whose file a pull request makes say what AWS has. */
export interface AdoptedResource {
  readonly target: string;
  readonly file: string;
  /** What a sync would do about the difference: the opposite of what the pull request does. */
  readonly change: UpdateChange;
}

/** A resource that differs and that no edit of a file can adopt. */
export interface LeftResource {
  readonly target: string;
  /** A plan's name, or another resource's address. */
  readonly name: string;
  readonly reason: string;
}

const bodyLimit = 60_000;
const mostLines = 100;

/** The title of the pull request; what it adopts is in its text, so that it does not move. */
export const adoptionTitle = "Adopt what was changed in AWS";

/**
 * The text of the pull request that adopts drift: what the files will say, and what each way out does.
 *
 * @param secrets environment variables that the files name and did not before
 */
export function renderAdoption(
  adopted: readonly AdoptedResource[],
  left: readonly LeftResource[],
  secrets: readonly string[] = [],
): string {
  const lines = adopted.map(
    ({ target, file, change }) =>
      `- ${messageMarkdown(adoptionWords(asInAws(change)))}, in ${codeSpan(target)} (${codeSpan(file)})`,
  );
  const others = left.map(
    ({ target, name, reason }) => `- ${codeSpan(name)} in ${codeSpan(target)}: ${messageMarkdown(reason)}`,
  );
  const head = [
    `${countKinds(adopted.map(({ change }) => change.resourceKind))} in AWS ${adopted.length === 1 ? "differs" : "differ"} from what was merged. This pull request makes the files say what AWS has:`,
    short(lines),
    ...(secrets.length === 0 ? [] : [secretsNote(secrets)]),
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

function adoptionWords(change: UpdateChange): string {
  return isPlanChange(change) ? describeChange(change) : describeNeighbour(change, "adoption");
}

function secretsNote(secrets: readonly string[]): string {
  const names = listWords(secrets.map((name) => codeSpan(name)));
  return `The addresses of new channels are in no file. Before the next sync, give its environment ${names}.`;
}

/** The change the other way round: from what the file says to what AWS has. */
function asInAws(change: UpdateChange): UpdateChange {
  if (!isPlanChange(change)) return neighbourAsInAws(change);
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

/** Versions are left out: the file says what AWS runs already, and no version comes of it. */
function neighbourAsInAws(change: NeighbourUpdate): NeighbourUpdate {
  const { resourceKind: kind, name, before, desired, actual } = change;
  const fields = change.fields
    .filter((field) => !isAddressField(field) && field.pointer !== "/Regions")
    .map(({ pointer, actual: now, desired: was }) => ({
      pointer,
      ...(was === undefined ? {} : { actual: was }),
      ...(now === undefined ? {} : { desired: now }),
    }));
  const place = { account: actual.account, regions: [], repository: "" };
  return {
    ...change,
    before: desired,
    desired: before,
    actual: baseNeighbour(kind, name, desired, place),
    fields,
    risk: assessNeighbourRisk(kind, desired, before, fields),
  };
}

function short(lines: readonly string[]): string {
  const more = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}
