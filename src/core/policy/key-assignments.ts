import { type TextPattern, unheardOf, unheardOfToo } from "./comparisons/comparison.js";
import { globOf, isRun, matchesGlob, textTokens } from "./glob.js";
import type { Atom } from "./open-atoms.js";
import type { Request } from "./request.js";
import { fillTemplate, isVariable, type KeyValues, type Template, variablesOf } from "./template.js";
import { findTextWitnesses } from "./text-witnesses.js";

/** What an open key might turn out to be. */
export interface Assignment {
  /** Absent: the request has no such key. */
  readonly values: readonly string[] | undefined;
  /** Without the variable the statement that uses it may be invalid, and apply to nothing. */
  readonly isDoubtful: boolean;
}

const mostSets = 64;
const mostPooled = 24;
const mostSplits = 6;

/**
 * What an open key might be, one assignment for each way in which the atoms can tell values apart: absent, a value, and
 * several values where a set operator looks at the key.
 */
export function assignmentsOf(key: string, atoms: readonly Atom[], request: Request): readonly Assignment[] {
  const own = atoms.filter((atom) => atom.keys.has(key));
  const signature = signatureOf(key, own, request);
  const prefix = request.prefixes?.get(key);
  const found = new Map<string, Assignment>();
  const add = (assignment: Assignment) => {
    const id = signature(assignment);
    if (!found.has(id)) found.set(id, assignment);
  };
  if (prefix === undefined) {
    add({ values: undefined, isDoubtful: false });
    if (own.some(({ doubtful }) => doubtful.has(key))) add({ values: undefined, isDoubtful: true });
  }
  const single = new Map<string, Assignment>();
  for (const value of samplesOf(key, own, atoms, request)) {
    const assignment = { values: [value], isDoubtful: false };
    if (!single.has(signature(assignment))) single.set(signature(assignment), assignment);
    add(assignment);
  }
  if (own.some((atom) => looksAtSets(atom, key))) addSets([...single.values()], found, add);
  return [...found.values()];
}

/** Add single values to the sets found so far until no new way of telling apart comes up. */
function addSets(single: readonly Assignment[], found: ReadonlyMap<string, Assignment>, add: (a: Assignment) => void) {
  for (const { values, isDoubtful } of found.values()) {
    if (found.size > mostSets) return;
    if (values === undefined) continue;
    for (const one of single) add({ values: [...values, ...(one.values ?? [])], isDoubtful });
  }
}

/** Two assignments with one signature make no difference to any atom. */
function signatureOf(key: string, atoms: readonly Atom[], request: Request): (assignment: Assignment) => string {
  const isLinked = atoms.some(({ keys }) => keys.size > 1);
  return (assignment) => {
    const context = contextWith(request, new Map([[key, assignment]]));
    const answers = atoms.map((atom) => (atom.keys.size > 1 ? "" : holdsUnder(atom, context, [[key, assignment]])));
    const linked = isLinked ? JSON.stringify([assignment.values ?? null, assignment.isDoubtful]) : "";
    return `${answers.join()}${linked}`;
  };
}

export function holdsUnder(atom: Atom, context: KeyValues, assigned: Iterable<readonly [string, Assignment]>): boolean {
  for (const [key, { isDoubtful }] of assigned) if (isDoubtful && atom.doubtful.has(key)) return false;
  return atom.holds(context);
}

/** The request's context with the open keys as assigned. */
export function contextWith(request: Request, assigned: ReadonlyMap<string, Assignment>): KeyValues {
  return { get: (key) => (assigned.has(key) ? assigned.get(key)?.values : request.context.get(key)) };
}

function looksAtSets({ condition }: Atom, key: string): boolean {
  return condition !== undefined && condition.key === key && condition.quantifier !== "none";
}

function samplesOf(key: string, atoms: readonly Atom[], all: readonly Atom[], request: Request): readonly string[] {
  const prefix = request.prefixes?.get(key);
  const patterns = atoms.flatMap((atom) => patternsOf(atom, key, request));
  const pool = atoms.some(({ keys }) => keys.size > 1) ? pooledTexts(all, request) : [];
  const samples = [
    ...atoms.flatMap((atom) => ownSamples(atom, key, request, pool)),
    ...atoms.flatMap((atom) => variableSamples(atom, key, request, pool)),
    ...(prefix !== undefined || isTricky(patterns) ? findTextWitnesses(patterns, prefix) : []),
  ];
  if (prefix !== undefined) {
    return [
      prefix + unheardOf,
      ...samples.filter((text) => text.startsWith(prefix) && isId(text.slice(prefix.length))),
    ];
  }
  const present = samples.filter((text) => text !== "");
  return present.length === 0 ? [unheardOf] : present;
}

/** What follows a known prefix is one segment, and no pattern. */
function isId(rest: string): boolean {
  return rest !== "" && !/[*?/:]/.test(rest);
}

/** Where two keys are compared, either may have any text that some condition knows. */
function pooledTexts(atoms: readonly Atom[], request: Request): readonly string[] {
  const known = atoms.flatMap((atom) => (atom.condition ? ownSamples(atom, atom.condition.key, request, []) : []));
  const patterns = atoms.flatMap((atom) => (atom.condition ? patternsOf(atom, atom.condition.key, request) : []));
  const shared = isTricky(patterns) ? findTextWitnesses(patterns) : [];
  return [...new Set([unheardOf, unheardOfToo, ...known, ...shared])]
    .filter((text) => text !== "")
    .slice(0, mostPooled);
}

/** Values on both sides of the borders that a condition on the key draws. */
function ownSamples({ condition, templates }: Atom, key: string, request: Request, pool: readonly string[]) {
  if (condition === undefined || condition.key !== key || condition.operator.name === "Null") return [];
  const { comparison } = condition.operator;
  return templates.flatMap((template) =>
    fillings(template, request, pool).flatMap((context) => {
      const pieces = fillTemplate(template, context);
      return pieces === undefined ? [unheardOf] : comparison.samples(pieces);
    }),
  );
}

function patternsOf({ condition, templates }: Atom, key: string, request: Request): readonly TextPattern[] {
  if (condition === undefined || condition.key !== key) return [];
  return templates.flatMap((template) => {
    const pieces = fillTemplate(template, request.context);
    return (pieces && condition.operator.comparison.pattern?.(pieces)) ?? [];
  });
}

/** Patterns whose limits two samples each do not show: several that may overlap, or one that counts characters. */
function isTricky(patterns: readonly TextPattern[]): boolean {
  const tokens = patterns.flatMap((pattern) => pattern.tokens);
  return tokens.some((token) => token < 0 && (patterns.length > 1 || !isRun(token)));
}

/** The contexts in which a template is filled: its open variables have one text of the pool after the other. */
function fillings(template: Template, request: Request, pool: readonly string[]): readonly KeyValues[] {
  const open = variablesOf(template).filter(({ key }) => request.context.get(key) === undefined);
  if (open.length === 0) return [request.context];
  return (pool.length === 0 ? [unheardOf] : pool).map((text) =>
    contextWith(request, new Map(open.map(({ key }) => [key, { values: [text], isDoubtful: false }]))),
  );
}

/** Values of a key that stands as a variable in a pattern, such that the pattern fits what is compared with it. */
function variableSamples(atom: Atom, key: string, request: Request, pool: readonly string[]): readonly string[] {
  const using = atom.templates.filter((template) => variablesOf(template).some((variable) => variable.key === key));
  if (using.length === 0) return [];
  const given = atom.condition === undefined ? [request.resource] : request.context.get(atom.condition.key);
  const compared = given ?? pool;
  const fitting = using.flatMap((template) => compared.flatMap((text) => splitsOf(template, key, text, request)));
  return [...fitting, ...pool, unheardOf, unheardOfToo];
}

/** The texts that, put in for the variable, make the template fit `text`. */
function splitsOf(template: Template, key: string, text: string, request: Request): readonly string[] {
  const at = template.findIndex((part) => isVariable(part) && part.key === key);
  const before = looseGlob(template.slice(0, at), request);
  const after = looseGlob(template.slice(at + 1), request);
  const starts = positions(text, (index) => matchesGlob(before, text.slice(0, index)));
  const ends = positions(text, (index) => matchesGlob(after, text.slice(index)));
  const splits = starts.flatMap((start) => ends.filter((end) => end > start).map((end) => text.slice(start, end)));
  return splits.slice(0, mostSplits);
}

/** A template with anything for the variables that are not given. */
function looseGlob(template: Template, request: Request) {
  const pieces = template.flatMap((part) =>
    isVariable(part) ? (fillTemplate([part], request.context) ?? [{ text: "*", isLiteral: false }]) : [part],
  );
  return globOf(textTokens(pieces));
}

function positions(text: string, isRight: (index: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index <= text.length && found.length < mostSplits; index += 1) {
    if (isRight(index)) found.push(index);
  }
  return found;
}
