import { isSame } from "../facts/fact-ledger.js";
import { createFactMemo } from "../facts/fact-memo.js";
import type { DocumentParameter } from "../facts/facts.js";
import type { SsmAutomation } from "../plan/response-plan.js";
import { hasVersion, lookUpRunbook, versionInUse } from "./look-up-runbook.js";
import { oncePerPlan } from "./once-per-plan.js";
import type { Finding, PlanContext, Undecided } from "./rule.js";

/** A runbook's parameters in one Region, as the version in use declares them. */
export interface RunbookParameters {
  readonly region: string;
  readonly parameters: readonly DocumentParameter[];
  /** Allowed values, patterns and lengths are known: only a document's content tells them. */
  readonly hasConstraints: boolean;
}

type Check = (known: RunbookParameters) => Iterable<Finding | Undecided>;

/**
 * Apply a check of parameters to the runbook of each Region, and say alike findings once. Silent where another rule says
 * that there is no such runbook, that it is no Automation or that the version does not exist.
 */
export function* checkParameters(context: PlanContext, check: Check): Iterable<Finding | Undecided> {
  const seen = new Set<string>();
  for (const item of runbookParameters(context)) {
    if ("unchecked" in item) {
      yield item;
      continue;
    }
    for (const finding of check(item)) {
      const key = JSON.stringify(finding);
      if (!seen.has(key)) yield finding;
      seen.add(key);
    }
  }
}

const recall = createFactMemo<readonly (RunbookParameters | Undecided)[]>();

/** Four rules ask for the same plan's parameters, and many plans share a runbook. */
const runbookParameters = oncePerPlan((context): readonly (RunbookParameters | Undecided)[] => {
  const { runbook, target, facts } = context;
  if (runbook === undefined) return [];
  const question = JSON.stringify([runbook.documentName, runbook.documentVersion, target?.account, target?.regions]);
  return recall(facts, question, () => withoutRepeats(findParameters(context, runbook)));
});

/** Regions whose copies declare the same are checked once; messages name the Region only where something is not known. */
function withoutRepeats(found: readonly (RunbookParameters | Undecided)[]): readonly (RunbookParameters | Undecided)[] {
  const kept: (RunbookParameters | Undecided)[] = [];
  for (const item of found) if (!kept.some((other) => isAlike(other, item))) kept.push(item);
  return kept;
}

function isAlike(a: RunbookParameters | Undecided, b: RunbookParameters | Undecided): boolean {
  if ("unchecked" in a || "unchecked" in b || !a.hasConstraints || !b.hasConstraints) return false;
  return isSame(a.parameters, b.parameters);
}

function findParameters(context: PlanContext, runbook: SsmAutomation): readonly (RunbookParameters | Undecided)[] {
  const { documentName, documentVersion } = runbook;
  const copies = lookUpRunbook(context);
  if (typeof copies === "string") return [{ unchecked: copies }];
  if (copies.some(({ document }) => document.state === "present" && document.value.type !== "Automation")) return [];
  return copies.flatMap(({ region, document }): readonly (RunbookParameters | Undecided)[] => {
    if (document.state === "unknown") return [{ unchecked: document.reason }];
    if (document.state === "absent" || hasVersion(document.value, documentVersion) === false) return [];
    const version = versionInUse(document.value, documentVersion);
    if (version?.parameters !== undefined) {
      return [{ region, parameters: version.parameters, hasConstraints: version.content !== undefined }];
    }
    const name = documentVersion === undefined ? "" : ` version \`${documentVersion}\``;
    return [{ unchecked: `the parameters of \`${documentName}\`${name} in ${region} are not in the facts` }];
  });
}
