import type { Effect } from "./decision.js";
import { type Assignment, assignmentsOf, contextWith, holdsUnder } from "./key-assignments.js";
import { type Allows, decide, type Situation } from "./layers.js";
import { type Atom, atomsOf } from "./open-atoms.js";
import type { OpenStatement } from "./open-keys.js";
import type { Request } from "./request.js";

/** What the keys that are not given leave open. */
export interface Openness {
  /** The open keys that the decision depends on. */
  readonly keys: readonly string[];
  /** The answers that are possible. */
  readonly effects: readonly Effect[];
}

interface Known {
  /** Layers that allow whatever the open keys are. */
  readonly sure: Allows;
  readonly open: readonly OpenStatement[];
}

/** A statement with its open tests, ordered by the key that settles them. */
interface Clause {
  readonly id: number;
  readonly isDeny: boolean;
  readonly bit: Allows;
  readonly atoms: readonly { readonly atom: Atom; readonly first: number; readonly last: number }[];
  /** The level behind which nothing is open. */
  readonly end: number;
}

/** Beyond these every key that an open statement uses is listed: one too many is safe, one too few is not. */
const mostKeys = 24;
const mostStates = 4000;

const allEffects: readonly Effect[] = ["allowed", "explicitDeny", "implicitDeny"];

/**
 * The open keys that the decision depends on: exactly those for which there are two requests that differ in nothing
 * else and get different answers. Spelled and ordered as the policies have them.
 *
 * The answers are drawn as a decision diagram over the open keys; a key without a node in the reduced diagram cannot
 * change anything.
 */
export function findOpenness(known: Known, situation: Situation, request: Request): Openness {
  const relevant = relevantStatements(known, situation);
  const atoms = relevant.map(({ statement }) => atomsOf(statement, request));
  const spelled = new Map<string, string>();
  for (const [key, text] of atoms.flat().flatMap(({ keys }) => [...keys]))
    if (!spelled.has(key)) spelled.set(key, text);
  const keys = [...spelled.keys()];
  if (keys.length > mostKeys) return { keys: [...spelled.values()], effects: allEffects };
  const clauses = relevant.map((open, id) => clauseOf(id, open, atoms[id] ?? [], keys));
  const choices = keys.map((key) => assignmentsOf(key, atoms.flat(), request));
  const root = drawDiagram({ keys, choices, request, situation }, clauses, known.sure);
  if (root === undefined) return { keys: [...spelled.values()], effects: allEffects };
  const { levels, effects } = readDiagram(root);
  return { keys: [...spelled.values()].filter((_, level) => levels.has(level)), effects };
}

/** Leave out the statements that cannot matter whatever the keys are. */
function relevantStatements({ sure, open }: Known, situation: Situation): readonly OpenStatement[] {
  const useful = open.filter(({ statement, bit }) => statement.isDeny || (sure & bit) === 0);
  const most = useful.reduce((bits, { statement, bit }) => (statement.isDeny ? bits : bits | bit), sure);
  const canAllow = decide(sure, false, situation) !== decide(most, false, situation);
  return canAllow ? useful : useful.filter(({ statement }) => statement.isDeny);
}

function clauseOf(
  id: number,
  { statement, bit }: OpenStatement,
  atoms: readonly Atom[],
  keys: readonly string[],
): Clause {
  const placed = atoms.map((atom) => {
    const levels = [...atom.keys.keys()].map((key) => keys.indexOf(key));
    return { atom, first: Math.min(...levels), last: Math.max(...levels) };
  });
  return { id, isDeny: statement.isDeny, bit, atoms: placed, end: Math.max(...placed.map(({ last }) => last)) + 1 };
}

interface Question {
  readonly keys: readonly string[];
  readonly choices: readonly (readonly Assignment[])[];
  readonly request: Request;
  readonly situation: Situation;
}

/** A leaf is an effect, an inner node the level of its key and one child for each choice. */
type Node = Effect | { readonly level: number; readonly children: readonly Node[] };

/** The reduced decision diagram; undefined where it grows too large. */
function drawDiagram(question: Question, clauses: readonly Clause[], sure: Allows): Node | undefined {
  const states = new Map<string, Node>();
  const shared = new Map<string, Node>();
  const ids = new Map<Node, number>();
  const assigned = new Map<string, Assignment>();
  const idOf = (node: Node) => {
    const id = ids.get(node) ?? ids.size;
    ids.set(node, id);
    return id;
  };

  const explore = (level: number, alive: readonly Clause[], allows: Allows): Node => {
    const settled = settle(level, alive, allows, question.situation);
    if (typeof settled === "string") return settled;
    const state = stateKey(level, settled, assigned, question.keys);
    const known = states.get(state);
    if (known !== undefined || states.size > mostStates) return known ?? "implicitDeny";
    const key = question.keys[level] ?? "";
    const children = (question.choices[level] ?? []).map((choice) => {
      assigned.set(key, choice);
      const context = contextWith(question.request, assigned);
      const holds = (clause: Clause) =>
        clause.atoms.every(({ atom, last }) => last !== level || holdsUnder(atom, context, assigned));
      return explore(level + 1, settled.open.filter(holds), settled.allows);
    });
    assigned.delete(key);
    const node = reduce(level, children, shared, idOf);
    states.set(state, node);
    return node;
  };

  const root = explore(0, clauses, sure);
  return states.size > mostStates ? undefined : root;
}

interface Settled {
  readonly open: readonly Clause[];
  readonly allows: Allows;
}

/** Count the statements that are decided by now; an effect where nothing that is open can change it. */
function settle(level: number, alive: readonly Clause[], allows: Allows, situation: Situation): Settled | Effect {
  const done = alive.filter(({ end }) => end <= level);
  if (done.some(({ isDeny }) => isDeny)) return "explicitDeny";
  const now = done.reduce((bits, { bit }) => bits | bit, allows);
  const open = alive.filter(({ end, isDeny, bit }) => end > level && (isDeny || (now & bit) === 0));
  const most = open.reduce((bits, { bit }) => bits | bit, now);
  const effect = decide(now, false, situation);
  if (!open.some(({ isDeny }) => isDeny) && decide(most, false, situation) === effect) return effect;
  return { open, allows: now };
}

/** Two places of the diagram with one state have the same answers below them. */
function stateKey(
  level: number,
  { open, allows }: Settled,
  assigned: ReadonlyMap<string, Assignment>,
  keys: readonly string[],
): string {
  const pending = open.flatMap(({ atoms }) => atoms.filter(({ first, last }) => first < level && last >= level));
  const used = new Set(pending.flatMap(({ atom }) => [...atom.keys.keys()]));
  const values = keys.slice(0, level).map((key) => (used.has(key) ? assigned.get(key) : undefined));
  const memory = used.size === 0 ? "" : JSON.stringify(values);
  return `${level}|${allows}|${open.map(({ id }) => id).join()}|${memory}`;
}

/** A node whose children are all one is that child; equal nodes are one node. */
function reduce(
  level: number,
  children: readonly Node[],
  shared: Map<string, Node>,
  idOf: (node: Node) => number,
): Node {
  const [first] = children;
  if (first !== undefined && children.every((child) => child === first)) return first;
  const id = `${level}:${children.map(idOf).join()}`;
  const known = shared.get(id);
  if (known !== undefined) return known;
  const node = { level, children };
  shared.set(id, node);
  return node;
}

/** The levels that have a node, and the leaves. */
function readDiagram(root: Node): { readonly levels: ReadonlySet<number>; readonly effects: readonly Effect[] } {
  const levels = new Set<number>();
  const effects = new Set<Effect>();
  const seen = new Set<Node>();
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (typeof node === "string") {
      effects.add(node);
    } else {
      levels.add(node.level);
      waiting.push(...node.children);
    }
  }
  return { levels, effects: allEffects.filter((effect) => effects.has(effect)) };
}
