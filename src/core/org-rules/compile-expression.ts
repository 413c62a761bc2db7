import { type ASTNode, Environment, EvaluationError, ParseError, TypeError as TypeFault } from "@marcbachmann/cel-js";
import { matchPattern } from "../lint/match-pattern.js";
import { type Bound, estimateSteps } from "./estimate-cost.js";
import { subjectTypes, subjectVariables } from "./subject-types.js";
import { measureValue, typeConstructors, typedValue } from "./typed-value.js";

/** What is wrong with an expression, and which characters of it. */
export interface ExpressionFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What an expression said of a plan: true, false, or why it could not say. */
export type Judgement = boolean | { readonly undecided: string };

/** What an expression judges: a value for each variable that is known. */
export type Subject = Readonly<Record<string, unknown>>;

/** An expression that is ready to judge plans. */
export type Expression = (subject: Subject) => Judgement;

/** A plan of ordinary size; expressions that could take too long with it are refused as they are. */
const ordinary: Bound = { entries: 50, characters: 1000, weight: 2000 };
const mostSteps = 2_000_000;

// As long as the name that it stands in for, so that every position in an expression stays.
const linearMatches = "mat_hes";

let environment: Environment | undefined;

/** Check an expression's syntax, types and cost. */
export function compileExpression(text: string): Expression | ExpressionFault {
  environment ??= createEnvironment();
  const whole = { start: 0, end: text.length };
  try {
    const { ast } = environment.parse(text);
    const parsed = environment.parse(withLinearMatches(ast, text));
    const checked = [environment.parse(withFieldsOfHas(ast, text)).check(), parsed.check()];
    const fault = checked.find(({ valid }) => !valid)?.error;
    if (fault !== undefined) return faultOf(fault, text);
    const type = checked[1]?.type ?? "dyn";
    if (type !== "bool" && type !== "dyn") {
      return { message: `Unexpected expression of type \`${type}\`, expected \`bool\``, ...whole };
    }
    if (estimateSteps(ast, ordinary) > mostSteps) {
      return { message: "Unexpected expression that may take too long, expected fewer loops within loops", ...whole };
    }
    return (subject) => judge(parsed, subject);
  } catch (error) {
    return faultOf(error, text);
  }
}

function judge(parsed: ReturnType<Environment["parse"]>, subject: Subject): Judgement {
  const { bound, isLarge, variables } = prepare(subject);
  if (isLarge && estimateSteps(parsed.ast, bound) > mostSteps) {
    return { undecided: "the plan is so large that the expression could take too long" };
  }
  try {
    const result: unknown = parsed(variables);
    return typeof result === "boolean" ? result : { undecided: "the expression is neither true nor false" };
  } catch (error) {
    // Whatever the library throws over a hostile expression, its plan is not judged.
    return { undecided: reasonOf(error) };
  }
}

interface Prepared {
  readonly bound: Bound;
  readonly isLarge: boolean;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Several rules judge the same subject: it is turned into CEL's types once. */
const preparedSubjects = new WeakMap<Subject, Prepared>();

function prepare(subject: Subject): Prepared {
  const known = preparedSubjects.get(subject);
  if (known !== undefined) return known;
  const bound = measureValue(subject);
  const { entries, characters, weight } = ordinary;
  const variables = Object.entries(subjectVariables).flatMap(([name, type]) =>
    subject[name] === undefined ? [] : [[name, typedValue(type, subject[name])] as const],
  );
  const prepared = {
    bound,
    isLarge: bound.entries > entries || bound.characters > characters || bound.weight > weight,
    variables: Object.fromEntries(variables),
  };
  preparedSubjects.set(subject, prepared);
  return prepared;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof EvaluationError || error instanceof TypeFault)) return String(error);
  const named = /^(No such key|Unknown variable): (.*)$/s.exec(error.summary);
  if (named !== null)
    return named[1] === "No such key" ? `there is no \`${named[2]}\`` : `\`${named[2]}\` is not known`;
  return error.summary.replaceAll(linearMatches, "matches");
}

function createEnvironment(): Environment {
  const created = new Environment({
    limits: { maxAstNodes: 1000, maxDepth: 50, maxListElements: 200, maxMapEntries: 200, maxCallArguments: 8 },
  });
  for (const [name, fields] of Object.entries(subjectTypes)) {
    created.registerType(name, { ctor: typeConstructors.get(name), fields });
  }
  for (const [name, type] of Object.entries(subjectVariables)) created.registerVariable(name, type);
  created.registerFunction(`string.${linearMatches}(string): bool`, matches);
  return created;
}

/** CEL's `matches`, which is true where any part of the text matches. */
function matches(text: string, pattern: string): boolean {
  const match = matchPattern(pattern, text);
  if (match === "unsupported") throw new EvaluationError("the pattern cannot be tried in linear time");
  return match !== "none";
}

/** The library's own `matches` backtracks: a hostile pattern would take for ever. */
function withLinearMatches(root: ASTNode, text: string): string {
  const spots = nodesOf(root).flatMap((node) =>
    node.op === "rcall" && node.args[0] === "matches" ? [nameOffset(node.args[1], text)] : [],
  );
  return spots.reduce((given, at) => given.slice(0, at) + linearMatches + given.slice(at + 7), text);
}

/** The library lets `has` ask for fields that no plan can have; as an argument of `dyn` they are checked. */
function withFieldsOfHas(root: ASTNode, text: string): string {
  const calls = nodesOf(root).filter((node) => node.op === "call" && node.args[0] === "has");
  return calls.reduce((given, { start }) => `${given.slice(0, start)}dyn${given.slice(start + 3)}`, text);
}

function nodesOf(root: ASTNode): readonly ASTNode[] {
  const found: ASTNode[] = [];
  const pending: ASTNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    pending.push(...childrenOf(node));
  }
  return found;
}

function nameOffset(receiver: ASTNode, text: string): number {
  const between = /^[\s)]*\.\s*(?=matches\b)/.exec(text.slice(receiver.end));
  if (between !== null) return receiver.end + between[0].length;
  throw new ParseError({ message: "Unexpected comment before `matches`", range: receiver.range });
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  const args: unknown = node.args;
  return Array.isArray(args) ? args.flat(2).filter(isNode) : isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

function faultOf(error: unknown, text: string): ExpressionFault {
  const whole = { start: 0, end: text.length };
  const isKnown = error instanceof ParseError || error instanceof TypeFault || error instanceof EvaluationError;
  if (!isKnown) return { message: `Unexpected expression, ${String(error)}`, ...whole };
  const summary = error.summary.replaceAll(linearMatches, "matches");
  const message = `Unexpected expression: ${summary.slice(0, 1).toLowerCase()}${summary.slice(1)}`;
  return { message, ...(error.range ?? whole) };
}
