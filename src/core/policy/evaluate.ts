import { standInFor } from "./comparisons/comparison.js";
import type { CompiledPolicy, CompiledStatement } from "./compile-policy.js";
import { conditionHolds } from "./condition.js";
import type { Decision, Effect, StatementRef } from "./decision.js";
import {
  type Allows,
  boundaryBit,
  findMissingAllow,
  identityBit,
  levelBit,
  namingBit,
  type PolicySet,
  type Situation,
  sessionBit,
  situate,
} from "./layers.js";
import { hasOpenVariable, isOpenCondition, type OpenStatement } from "./open-keys.js";
import type { Openness } from "./openness.js";
import { matchesAction, matchesResource } from "./patterns.js";
import { nameCaller } from "./principals.js";
import { recallOpenness } from "./recall-openness.js";
import type { Request } from "./request.js";
import type { KeyValues } from "./template.js";

/** What the statements say, added up. */
interface Tally {
  /** Layers that allow whatever the open keys are. */
  sure: Allows;
  isSurelyDenied: boolean;
  /** Layers that allow where keys that are not given are absent. */
  allows: Allows;
  isDenied: boolean;
  readonly allowing: StatementRef[];
  readonly denying: StatementRef[];
  readonly open: OpenStatement[];
}

/** A request as all its statements see it. */
interface Asked {
  readonly request: Request;
  /** Lower case. */
  readonly action: string;
  /** The context, with a stand-in for what is known up to its rest. */
  readonly context: KeyValues;
}

/**
 * Decide one request as AWS does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(set: PolicySet, request: Request): Decision {
  const situation = situate(set, request);
  const asked = { request, action: request.action.toLowerCase(), context: withStandIns(request) };
  const tally = tallyLayers(set, situation, asked);
  const missingAllow = findMissingAllow(tally.allows, situation);
  const effect = tally.isDenied ? "explicitDeny" : missingAllow === undefined ? "allowed" : "implicitDeny";
  const statements = { explicitDeny: tally.denying, allowed: tally.allowing, implicitDeny: none }[effect];
  const isClosed = tally.open.length === 0 || tally.isSurelyDenied;
  const { keys: missingKeys, effects } = isClosed ? closed[effect] : recallOpenness(set, tally, situation, request);
  if (effect !== "implicitDeny" || missingAllow === undefined) return { effect, statements, missingKeys, effects };
  return { effect, statements, missingAllow, missingKeys, effects };
}

const none: readonly never[] = [];

const closed: Readonly<Record<Effect, Openness>> = {
  allowed: { keys: none, effects: ["allowed"] },
  explicitDeny: { keys: none, effects: ["explicitDeny"] },
  implicitDeny: { keys: none, effects: ["implicitDeny"] },
};

function tallyLayers(set: PolicySet, situation: Situation, asked: Asked): Tally {
  const tally: Tally = {
    sure: 0,
    isSurelyDenied: false,
    allows: 0,
    isDenied: false,
    allowing: [],
    denying: [],
    open: [],
  };
  if (situation.hasIdentity && set.identity !== undefined) tallyPolicies(tally, set.identity, identityBit, asked);
  if (situation.hasResourcePolicy && set.resource !== undefined) tallyPolicy(tally, set.resource, 0, asked);
  if (situation.boundary !== 0 && set.boundary !== undefined) tallyPolicies(tally, set.boundary, boundaryBit, asked);
  if (situation.session !== 0 && set.session !== undefined) tallyPolicies(tally, set.session, sessionBit, asked);
  const scpLevels = set.serviceControl?.length ?? 0;
  if (situation.serviceControl !== 0) tallyLevels(tally, set.serviceControl ?? [], 0, asked);
  if (situation.resourceControl !== 0) tallyLevels(tally, set.resourceControl ?? [], scpLevels, asked);
  return tally;
}

function tallyLevels(tally: Tally, levels: readonly (readonly CompiledPolicy[])[], from: number, asked: Asked): void {
  for (const [level, policies] of levels.entries()) tallyPolicies(tally, policies, levelBit(from + level), asked);
}

function tallyPolicies(tally: Tally, policies: readonly CompiledPolicy[], bit: Allows, asked: Asked): void {
  for (const policy of policies) tallyPolicy(tally, policy, bit, asked);
}

/** @param bit of the policies' layer; 0 for a resource's policy, whose statements have one each */
function tallyPolicy(tally: Tally, policy: CompiledPolicy, bit: Allows, asked: Asked): void {
  for (const statement of policy.statements) {
    if (!matchesAction(statement.actions, asked.action)) continue;
    const named = statement.principals && nameCaller(statement.principals, asked.request.caller, statement.isDeny);
    if (named === "none") continue;
    const layer = bit === 0 ? namingBit(named ?? "exact") : bit;
    tallyStatement(tally, statement, layer, asked);
  }
}

function tallyStatement(tally: Tally, statement: CompiledStatement, bit: Allows, asked: Asked): void {
  const { request, context } = asked;
  let isOpen = false;
  let matches = true;
  const { resources } = statement;
  if (resources !== undefined) {
    matches = matchesResource(resources, request.resource, context);
    isOpen = hasOpenVariable(resources.variables, request);
    if (!matches && !isOpen) return;
  }
  let open: readonly number[] = none;
  for (let index = 0; index < statement.conditions.length; index += 1) {
    const condition = statement.conditions[index];
    if (condition === undefined) continue;
    const holds = conditionHolds(condition, context);
    if (isOpenCondition(condition, request)) open = [...open, index];
    else if (!holds) return;
    matches &&= holds;
  }
  if (isOpen || open.length > 0) tally.open.push({ statement, bit, conditions: open });
  else if (statement.isDeny) tally.isSurelyDenied = true;
  else tally.sure |= bit;
  if (!matches) return;
  if (statement.isDeny) tally.isDenied = true;
  else tally.allows |= bit;
  (statement.isDeny ? tally.denying : tally.allowing).push(statement.ref);
}

function withStandIns({ context, prefixes }: Request): KeyValues {
  if (prefixes === undefined || prefixes.size === 0) return context;
  return new Map([...context, ...[...prefixes].map(([key, prefix]) => [key, [standInFor(prefix)]] as const)]);
}
