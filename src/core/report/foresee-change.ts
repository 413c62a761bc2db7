import type { Change, PlanUpdate } from "../changes/change.js";
import type { Target } from "../config/config.js";
import type { DocumentParameter, Facts } from "../facts/facts.js";
import { documentKey, lookUp } from "../facts/look-up.js";
import { versionInUse } from "../lint/look-up-runbook.js";
import { silentTimes } from "../people/silent-times.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { listWords } from "./count-words.js";
import { spanWords } from "./span-words.js";

/** What the facts add to a change: things that its fields do not say. */
export interface Foresight {
  /** When the plan would page nobody, and did not before: `between 22:00 and 06:00 UTC`. */
  readonly silence?: string;
  /** What the new version of the same runbook takes otherwise: ``adds the input `Force` ``. */
  readonly inputs?: readonly string[];
}

const week = 7 * 24 * 3_600_000;

/** What is known of the world now, and what will be after the merge. */
export interface FactsAround {
  readonly before: Facts;
  readonly after: Facts;
}

/** Foresee what responders will notice of a change to a plan, as far as the facts tell. */
export function foreseeChange(change: Change, facts: FactsAround, target: Target, now: Date): Foresight {
  if (change.resourceKind !== "ResponsePlan" || change.kind === "delete") return {};
  const silence = newSilence(change.kind === "update" ? change.actual.plan : undefined, change.desired, facts, now);
  const inputs = change.kind === "update" ? inputChanges(change, facts.after, target) : [];
  return { ...(silence === undefined ? {} : { silence }), ...(inputs.length === 0 ? {} : { inputs }) };
}

/** The times at which the plan will page nobody, in words; absent where there are none, or the same as before. */
export function newSilence(
  before: ResponsePlan | undefined,
  after: ResponsePlan,
  facts: FactsAround,
  now: Date,
): string | undefined {
  const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const span = { start, end: start + week };
  const silent = silentTimes(facts.after, after, span);
  if (silent === undefined || silent.length === 0) return undefined;
  const words = spanWords(silent, span);
  const known = before === undefined ? undefined : silentTimes(facts.before, before, span);
  return known !== undefined && spanWords(known, span) === words ? undefined : words;
}

function inputChanges({ actual, desired }: PlanUpdate, facts: Facts, target: Target): readonly string[] {
  const [from, to] = [actual.plan, desired].map((plan) => plan.actions?.[0]?.ssmAutomation);
  if (from === undefined || to === undefined || from.documentName !== to.documentName) return [];
  const [region] = target.regions;
  const key = documentKey(region, target.account, to.documentName);
  const [, owner = ""] = key.split(":");
  const document = lookUp(facts, facts.documents, key, { name: "ssm:documents", account: owner, region });
  if (document.state !== "present") return [];
  const [before, after] = [from, to].map(
    ({ documentVersion }) => versionInUse(document.value, documentVersion)?.parameters,
  );
  return before === undefined || after === undefined ? [] : compareInputs(before, after);
}

function compareInputs(before: readonly DocumentParameter[], after: readonly DocumentParameter[]): readonly string[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((one) => [one.name, one])));
  const added = after.filter(({ name }) => old?.has(name) === false);
  const dropped = before.filter(({ name }) => now?.has(name) === false);
  return [
    ...(added.length > 0
      ? [
          `adds the ${inputsWord(
            added,
            added.every(({ isRequired }) => isRequired),
          )}`,
        ]
      : []),
    ...(dropped.length > 0 ? [`drops the ${inputsWord(dropped)}`] : []),
  ];
}

function inputsWord(parameters: readonly DocumentParameter[], isNeeded = false): string {
  const names = parameters.map(({ name }) => `\`${name.replaceAll("`", "'")}\``);
  return `${isNeeded ? "required " : ""}input${parameters.length === 1 ? "" : "s"} ${listWords(names, 4)}`;
}
