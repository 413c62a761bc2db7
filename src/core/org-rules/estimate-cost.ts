import type { ASTNode } from "@marcbachmann/cel-js";

/** The most that a value can be: entries of any one list or map in it, characters of any text, and all of it together. */
export interface Bound {
  readonly entries: number;
  readonly characters: number;
  readonly weight: number;
}

/** What evaluating an expression can cost at most, and the most that its result can be. */
interface Cost extends Bound {
  readonly steps: number;
}

type Scope = ReadonlyMap<string, Bound>;

const atom: Bound = { entries: 1, characters: 20, weight: 20 };
const comprehensions: ReadonlySet<string> = new Set(["all", "exists", "exists_one", "map", "filter"]);

/**
 * The steps that an expression can take at most, were every value that it is given as large as `given`. CEL always ends;
 * but loops within loops, and texts that grow within them, can make that a matter of years.
 */
export function estimateSteps(expression: ASTNode, given: Bound): number {
  return costOf(expression, new Map(), given).steps;
}

function costOf(node: ASTNode, scope: Scope, given: Bound): Cost {
  switch (node.op) {
    case "value":
      return withSteps(1, boundOfLiteral(node.args));
    case "id":
      return withSteps(1, scope.get(node.args) ?? given);
    case ".":
    case ".?": {
      const of = costOf(node.args[0], scope, given);
      return withSteps(of.steps + 1, of);
    }
    case "call":
      return costOfCall(node.args[0], node.args[1], scope, given);
    case "rcall":
      return costOfMethod(node.args[0], node.args[1], node.args[2], scope, given);
    case "list":
      return costOfParts(node.args, scope, given, node.args.length);
    case "map":
      return costOfParts(node.args.flat(), scope, given, node.args.length);
    case "!_":
    case "-_":
      return costOfParts([node.args], scope, given, 0);
    default:
      return costOfOperator(node.op, node.args, scope, given);
  }
}

function costOfOperator(op: string, args: readonly ASTNode[], scope: Scope, given: Bound): Cost {
  const parts = costOfParts(args, scope, given, 0);
  const isLogic = op === "?:" || op === "||" || op === "&&" || op.startsWith("[");
  // Comparisons, `in` and sums walk over what they are given.
  return isLogic ? parts : withSteps(parts.steps + walk(parts.weight), parts);
}

function costOfCall(name: string, args: readonly ASTNode[], scope: Scope, given: Bound): Cost {
  if (name === "has") return withSteps(10, atom);
  const parts = costOfParts(args, scope, given, 0);
  return withSteps(parts.steps + walk(parts.weight), parts);
}

function costOfMethod(name: string, receiver: ASTNode, args: readonly ASTNode[], scope: Scope, given: Bound): Cost {
  if (name === "bind") return costOfBinding(args, scope, given);
  if (comprehensions.has(name)) return costOfLoop(receiver, args, scope, given);
  const parts = costOfParts([receiver, ...args], scope, given, 0);
  // A text is matched once for each of its characters and each of the pattern's, and longer ones are refused.
  const work = walk(name === "matches" ? Math.min(parts.characters, 1024) ** 2 : parts.weight);
  const characters = name === "join" ? parts.weight * 2 : parts.characters;
  return { ...parts, steps: parts.steps + work, characters, weight: Math.max(parts.weight, characters) };
}

/** Characters are compared many at a time. */
function walk(weight: number): number {
  return weight / 50;
}

function costOfBinding([variable, value, body]: readonly ASTNode[], scope: Scope, given: Bound): Cost {
  if (variable?.op !== "id" || value === undefined || body === undefined) return withSteps(1, atom);
  const bound = costOf(value, scope, given);
  const result = costOf(body, new Map([...scope, [variable.args, bound]]), given);
  return { ...result, steps: result.steps + bound.steps };
}

function costOfLoop(receiver: ASTNode, [variable, ...body]: readonly ASTNode[], scope: Scope, given: Bound): Cost {
  const over = costOf(receiver, scope, given);
  const inner = variable?.op === "id" ? new Map([...scope, [variable.args, over]]) : scope;
  const each = costOfParts(body, inner, given, 0);
  return {
    steps: over.steps + over.entries * (each.steps + 1),
    entries: Math.max(over.entries, each.entries),
    characters: Math.max(over.characters, each.characters),
    weight: over.weight + over.entries * each.weight,
  };
}

function costOfParts(parts: readonly ASTNode[], scope: Scope, given: Bound, least: number): Cost {
  const costs = parts.map((part) => costOf(part, scope, given));
  const sum = (pick: (cost: Cost) => number) => costs.reduce((total, cost) => total + pick(cost), 0);
  return {
    steps: 1 + sum(({ steps }) => steps),
    entries: Math.max(
      least,
      sum(({ entries }) => entries),
    ),
    characters: sum(({ characters }) => characters),
    weight: 1 + sum(({ weight }) => weight),
  };
}

function boundOfLiteral(value: unknown): Bound {
  if (typeof value !== "string") return atom;
  return { entries: 1, characters: value.length, weight: value.length + 1 };
}

function withSteps(steps: number, { entries, characters, weight }: Bound): Cost {
  return { steps, entries, characters, weight };
}
