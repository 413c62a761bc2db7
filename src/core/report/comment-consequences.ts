import { type Change, type DiffResult, isPlanChange, type NeighbourChange } from "../changes/change.js";
import { optionWords } from "../changes/option-words.js";
import { addressOf, labelOf } from "../changes/resource-address.js";
import { groupBy } from "../group-by.js";
import { kindNouns } from "../plan/kind-nouns.js";
import type { CommentInput } from "./comment-input.js";
import { badnessOf, type CommentRow, riskRank } from "./comment-rows.js";
import { countOf, listWords } from "./count-words.js";
import { changeWords, describeChange } from "./describe-change.js";
import { messageMarkdown } from "./escape-markdown.js";
import { itemsWithin } from "./fit-markdown.js";
import type { PlanEffect } from "./foresee-effects.js";
import { clip } from "./short-name.js";

/** One thing that the merge does; what says the same of several plans or in several targets becomes one line. */
interface Consequence {
  /** 0 is the worst. */
  readonly rank: number;
  /** What catches the eye of a tired reader; empty where nothing should. */
  readonly sign: "❌ " | "⚠️ " | "";
  /** Absent where the words are a whole sentence. */
  readonly subject?: string;
  readonly words: string;
  readonly target: string;
}

const mostLines = 20;
const longestLine = 1_000;
/** So many plans of which the same is said are told in one line. */
const fewestAlike = 4;

/**
 * What the merge does, in responders' language, the worst first: an introduction and a list within `limit` bytes, or
 * nothing.
 */
export function consequences(input: CommentInput, rows: readonly CommentRow[], limit: number): readonly string[] {
  const found = [
    ...rows.flatMap((row) => ofPlan(row, input)),
    ...ofEffects(input, rows),
    ...ofNeighbours(input),
    ...ofUnowned(input),
  ];
  if (found.length === 0) return [];
  const targets = new Set(found.map(({ target }) => target));
  const lines = joinAlike(found.toSorted((a, b) => a.rank - b.rank));
  const shown = itemsWithin(
    lines
      .slice(0, mostLines)
      .map(
        (line) => `- ${messageMarkdown(`${clip(line.words, longestLine)}${placeWords(line.targets, targets.size)}`)}`,
      ),
    limit,
  );
  const more = lines.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
  const intro =
    input.comparedWith === "aws" ? "After the merge, at 03:00 UTC:" : "Against the base branch, at 03:00 UTC:";
  return [intro, [...shown, ...(more > 0 ? [`- and ${countOf(more, "more change")}`] : [])].join("\n")];
}

/** The changes of what plans rely on, target by target. */
export function neighbourChanges(
  diff: DiffResult | undefined,
): readonly { readonly change: NeighbourChange; readonly target: string }[] {
  return (diff?.targets ?? []).flatMap(({ target, changes }) =>
    changes.flatMap((change) => (isPlanChange(change) ? [] : [{ change, target }])),
  );
}

/** `` rotation `payments-primary` and role `incident-runbook` `` */
export function throughWords(through: readonly NeighbourChange[]): string {
  return listWords(
    through.map((change) => `${kindNouns[change.resourceKind]} ${quote(change.name)}`),
    3,
  );
}

function ofPlan(row: CommentRow, input: CommentInput): readonly Consequence[] {
  const { change, target = "", readiness } = row;
  if (change === undefined) return [];
  const foresight = input.foresightOf?.(change, target) ?? {};
  const { subject, words } = changeWords(change, foresight);
  const fails = readiness?.verdict === "notReady" && change.kind !== "delete";
  const isSilenced = foresight.silence !== undefined;
  const verdict = fails ? `; would not work: ${ruleWords(readiness.because)}` : "";
  const drift = driftWords(change, target, input);
  return [
    {
      rank: badnessOf(row, isSilenced),
      sign: fails || row.hasError ? "❌ " : isSilenced || drift !== "" ? "⚠️ " : "",
      subject,
      words: `${words}${verdict}${drift}`,
      target,
    },
  ];
}

function driftWords(change: Change, target: string, { driftOf }: CommentInput): string {
  const drift = driftOf?.(change, target);
  if (drift === undefined) return "";
  if (drift.kind === "gone") return "; the base branch has it and AWS does not: deleted there, or not synced yet";
  const fields = listWords(
    drift.fields.map(({ pointer }) => quote(lastOf(pointer))),
    3,
  );
  return `; AWS differs from the base branch in ${fields}, which the merge overwrites`;
}

/** `/incidentTemplate/impact` as people call it. */
function lastOf(pointer: string): string {
  const last = pointer.split("/").at(-1) ?? pointer;
  return /^\d+$/u.test(last) ? pointer : last.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Plans that do not change themselves, but are paged, or work, otherwise because of what they rely on. */
function ofEffects({ effects = [] }: CommentInput, rows: readonly CommentRow[]): readonly Consequence[] {
  const changed = new Set(rows.filter(({ change }) => change !== undefined).map((row) => keyOf(row.plan, row.target)));
  return effects
    .filter(({ plan, target }) => !changed.has(keyOf(plan, target)))
    .flatMap((effect) => {
      const words = effectWords(effect);
      if (words.length === 0) return [];
      const [rank, sign] = weightOf(effect);
      const through = `through ${throughWords(effect.through)}`;
      return [
        { rank, sign, subject: quote(effect.plan), words: `${words.join("; ")}, ${through}`, target: effect.target },
      ];
    });
}

function weightOf({ broken, silence }: PlanEffect): readonly [number, Consequence["sign"]] {
  if (broken !== undefined) return [0, "❌ "];
  return silence === undefined ? [riskRank.medium, ""] : [0.5, "⚠️ "];
}

function effectWords({ silence, firstPage, broken }: PlanEffect): readonly string[] {
  return [
    ...(broken === undefined ? [] : [`would no longer work: ${ruleWords(broken)}`]),
    ...(silence === undefined ? [] : [`would page nobody ${silence}`]),
    // Whoever is told that nobody is paged at night need not hear it of 03:00.
    ...(firstPage === undefined || (silence !== undefined && firstPage.after.length === 0)
      ? []
      : [firstPageWords(firstPage)]),
  ];
}

function firstPageWords({ before, after }: NonNullable<PlanEffect["firstPage"]>): string {
  if (after.length === 0)
    return `would page nobody, where ${names(before)} ${before.length === 1 ? "is" : "are"} paged now`;
  if (before.length === 0) return `would page ${names(after)}, where nobody is paged now`;
  return `would page ${names(after)} first instead of ${names(before)}`;
}

function ofNeighbours(input: CommentInput): readonly Consequence[] {
  const { diff, effects = [] } = input;
  return neighbourChanges(diff).map(({ change, target }) => {
    const address = addressOf(change);
    const relying = effects.filter(
      (one) => one.target === target && one.through.some((by) => addressOf(by) === address),
    );
    const words = `${describeChange(change)}${relianceWords(
      change,
      relying.map(({ plan }) => plan),
    )}`;
    const blocked = blockedWords(change, target, input);
    const sign = blocked === "" ? "" : "⚠️ ";
    return { rank: blocked === "" ? riskRank[change.risk] : riskRank.high, sign, words: `${words}${blocked}`, target };
  });
}

/** What a sync will stop at, although the files say that it should be so. */
function ofUnowned({ diff }: CommentInput): readonly Consequence[] {
  return (diff?.targets ?? []).flatMap(({ target, unowned }) =>
    unowned.map(({ adoption, repository }): Consequence => {
      const label = labelOf(adoption);
      const owner = repository === undefined ? "nobody" : quote(repository);
      const remedy =
        repository === undefined
          ? ` until \`muster sync ${optionWords("--adopt", [label]).replaceAll("`", "'")}\``
          : "";
      const words = `is in AWS and belongs to ${owner}: a sync refuses it${remedy}`;
      return { rank: 0.6, sign: "⚠️ ", subject: quote(label), words, target };
    }),
  );
}

/** Why the sync after the merge will refuse the change as it is declared. */
function blockedWords(change: Change, target: string, { diff }: CommentInput): string {
  const obstacle = diff?.targets.find((one) => one.target === target)?.blocked?.get(addressOf(change));
  return obstacle === undefined ? "" : `. A sync will refuse it: ${obstacle.reason}`;
}

const reliance = {
  Contact: ["pages through it", "page through it"],
  EscalationPlan: ["pages through it", "page through it"],
  OnCallSchedule: ["pages through it", "page through it"],
  Rotation: ["pages through it", "page through it"],
  Runbook: ["runs it", "run it"],
  Role: ["runs its runbook with it", "run their runbooks with it"],
} as const satisfies Readonly<Record<NeighbourChange["resourceKind"], readonly [string, string]>>;

function relianceWords({ resourceKind }: NeighbourChange, plans: readonly string[]): string {
  if (plans.length === 0) return "";
  return `. ${names(plans)} ${reliance[resourceKind][plans.length === 1 ? 0 : 1]}`;
}

interface Line {
  readonly words: string;
  readonly targets: readonly string[];
  /** Of how many changes it tells. */
  readonly count: number;
}

function joinAlike(found: readonly Consequence[]): readonly Line[] {
  const perSubject = [
    ...groupBy(found, ({ sign, subject = "", words }) => JSON.stringify([sign, subject, words])).values(),
  ].map((alike) => ({ alike, targets: alike.map(({ target }) => target) }));
  const groups = groupBy(perSubject, ({ alike: [first], targets }) =>
    JSON.stringify([first?.sign, first?.words, targets]),
  );
  return [...groups.values()].flatMap((group): readonly Line[] => {
    const members = group.flatMap(({ alike: [first], targets }) =>
      first === undefined ? [] : [{ ...first, targets }],
    );
    const subjects = members.flatMap(({ subject }) => subject ?? []);
    const [first] = members;
    if (first !== undefined && subjects.length >= fewestAlike) {
      const joint = first.words.startsWith("would ") ? " " : first.words.startsWith("is ") ? ", each " : ", each: ";
      const count = members.reduce((sum, { targets }) => sum + targets.length, 0);
      return [{ words: `${first.sign}${listWords(subjects, 3)}${joint}${first.words}`, targets: first.targets, count }];
    }
    return members.map(({ sign, subject, words, targets }) => ({
      words: `${sign}${subject === undefined ? "" : `${subject} `}${words}`,
      targets,
      count: targets.length,
    }));
  });
}

function placeWords(own: readonly string[], all: number): string {
  if (all < 2) return "";
  if (own.length === all && all > 2) return `, in all ${all} targets`;
  return `, in ${names(own)}`;
}

function names(list: readonly string[]): string {
  return listWords(list.map(quote), 3);
}

function ruleWords(rules: readonly string[]): string {
  return listWords([...new Set(rules)].map(quote), 3);
}

function quote(text: string): string {
  return `\`${clip(text, 80).replaceAll("`", "'")}\``;
}

function keyOf(plan: string, target: string | undefined): string {
  return JSON.stringify([plan, target ?? ""]);
}
