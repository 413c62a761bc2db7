import type { CompiledStatement } from "./compile-policy.js";
import type { Allows, PolicySet, Situation } from "./layers.js";
import type { OpenStatement } from "./open-keys.js";
import { findOpenness, type Openness } from "./openness.js";
import type { Request } from "./request.js";

/** What was found for one set of policies, by what the answer depends on. */
interface Memory {
  readonly numbers: Map<CompiledStatement, number>;
  readonly answers: Map<string, Openness>;
}

const mostAnswers = 2000;
const memories = new WeakMap<PolicySet, Memory>();

/**
 * `findOpenness`, found once for all requests that leave the same conditions open. Variables bring values of the
 * request into the patterns, so with them nothing is remembered.
 */
export function recallOpenness(
  set: PolicySet,
  known: { readonly sure: Allows; readonly open: readonly OpenStatement[] },
  situation: Situation,
  request: Request,
): Openness {
  if (request.prefixes !== undefined || known.open.some(hasVariables)) return findOpenness(known, situation, request);
  const memory = memoryOf(set);
  const key = `${signature(situation)}|${known.sure}|${known.open.map((open) => openKey(memory, open)).join()}`;
  const found = memory.answers.get(key);
  if (found !== undefined) return found;
  if (memory.answers.size >= mostAnswers) memory.answers.clear();
  const openness = findOpenness(known, situation, request);
  memory.answers.set(key, openness);
  return openness;
}

function memoryOf(set: PolicySet): Memory {
  const memory = memories.get(set) ?? { numbers: new Map(), answers: new Map() };
  memories.set(set, memory);
  return memory;
}

function openKey({ numbers }: Memory, { statement, bit, conditions }: OpenStatement): string {
  const number = numbers.get(statement) ?? numbers.size;
  numbers.set(statement, number);
  return `${number}.${bit}.${conditions.join(".")}`;
}

function hasVariables({ statement: { resources, conditions } }: OpenStatement): boolean {
  if (resources !== undefined && resources.variables.length > 0) return true;
  for (const { variables } of conditions) if (variables.length > 0) return true;
  return false;
}

function signature(situation: Situation): string {
  const { hasIdentity, isCrossAccount, delegates, boundary, session, serviceControl, resourceControl } = situation;
  const flags = (hasIdentity ? 1 : 0) + (isCrossAccount ? 2 : 0) + (delegates ? 4 : 0);
  return `${flags}.${boundary}.${session}.${serviceControl}.${resourceControl}`;
}
