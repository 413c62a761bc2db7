import { type PatternNode, parsePattern } from "./parse-pattern.js";

/** How much of a value a pattern matches; `unsupported` where the pattern cannot be tried in time proportional to both. */
export type PatternMatch = "whole" | "part" | "none" | "unsupported";

type Step =
  | { readonly kind: "character"; readonly test: (character: string) => boolean }
  | { readonly kind: "split"; to: readonly number[] }
  | { readonly kind: "start" | "end" | "match" };

const mostSteps = 4000;
const longestValue = 1024;

/**
 * Try a stranger's regular expression on a value without backtracking: all ways to match advance together, so that
 * `(a+)+$` costs no more than `a+$`.
 */
export function matchPattern(pattern: string, value: string): PatternMatch {
  const node = parsePattern(pattern);
  if (node === undefined || value.length > longestValue) return "unsupported";
  const steps: Step[] = [];
  if (!compile(node, steps)) return "unsupported";
  steps.push({ kind: "match" });
  const characters = [...value];
  if (run(steps, characters, true)) return "whole";
  return run(steps, characters, false) ? "part" : "none";
}

/** Append the steps of a node, each going on to the one after it; false where they grow too many. */
function compile(node: PatternNode, steps: Step[]): boolean {
  if (steps.length > mostSteps) return false;
  if (node.kind === "sequence") return node.items.every((item) => compile(item, steps));
  if (node.kind === "choice") return compileChoice(node.items, steps);
  if (node.kind === "repeat") return compileRepeat(node, steps);
  steps.push(node);
  return true;
}

function compileChoice(items: readonly PatternNode[], steps: Step[]): boolean {
  if (items.length === 1) return items.every((item) => compile(item, steps));
  const fork: Step = { kind: "split", to: [] };
  steps.push(fork);
  const starts: number[] = [];
  const leaves: Extract<Step, { kind: "split" }>[] = [];
  for (const item of items) {
    starts.push(steps.length);
    if (!compile(item, steps)) return false;
    const leave: Step = { kind: "split", to: [] };
    steps.push(leave);
    leaves.push(leave);
  }
  fork.to = starts;
  for (const leave of leaves) leave.to = [steps.length];
  return true;
}

function compileRepeat({ item, least, most }: Extract<PatternNode, { kind: "repeat" }>, steps: Step[]): boolean {
  for (let count = 0; count < least; count += 1) if (!compile(item, steps)) return false;
  const forks: { readonly step: Extract<Step, { kind: "split" }>; readonly body: number }[] = [];
  const optional = most === Number.POSITIVE_INFINITY ? 1 : most - least;
  for (let count = 0; count < optional; count += 1) {
    const step: Step = { kind: "split", to: [] };
    steps.push(step);
    forks.push({ step, body: steps.length });
    if (!compile(item, steps)) return false;
    if (most === Number.POSITIVE_INFINITY) steps.push({ kind: "split", to: [forks[0] ? forks[0].body - 1 : 0] });
  }
  for (const { step, body } of forks) step.to = [body, steps.length];
  return steps.length <= mostSteps;
}

/** Does the value match, as a whole or from anywhere to anywhere? */
function run(steps: readonly Step[], characters: readonly string[], isWhole: boolean): boolean {
  let current: number[] = [];
  for (let at = 0; at <= characters.length; at += 1) {
    const place = { isStart: at === 0, isEnd: at === characters.length };
    const reached = closure(steps, at === 0 || !isWhole ? [...current, 0] : current, place);
    const isMatch = reached.some((index) => steps[index]?.kind === "match");
    if (isMatch && (!isWhole || place.isEnd)) return true;
    const character = characters[at];
    if (character === undefined) return false;
    current = reached.filter((index) => {
      const step = steps[index];
      return step?.kind === "character" && step.test(character);
    });
    current = current.map((index) => index + 1);
  }
  return false;
}

/** Every step that can be reached without a character. */
function closure(
  steps: readonly Step[],
  from: readonly number[],
  place: { readonly isStart: boolean; readonly isEnd: boolean },
): readonly number[] {
  const seen = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const step = steps[index];
    if (step?.kind === "split") open.push(...step.to);
    else if ((step?.kind === "start" && place.isStart) || (step?.kind === "end" && place.isEnd)) open.push(index + 1);
  }
  return [...seen];
}
