import { type Glob, globOf, matchesGlob, textTokens } from "./glob.js";
import {
  fillTemplate,
  fixedPieces,
  type KeyValues,
  parseTemplate,
  plainTemplate,
  type Template,
  type Variable,
  variablesOf,
} from "./template.js";

/** The `Action` or `NotAction` of a statement. */
export interface ActionPatterns {
  readonly isNot: boolean;
  /** Lower case. */
  readonly globs: readonly Glob[];
}

/** The `Resource` or `NotResource` of a statement. */
export interface ResourcePatterns {
  readonly isNot: boolean;
  readonly globs: readonly Glob[];
  /** Those with variables. */
  readonly templates: readonly Template[];
  readonly variables: readonly Variable[];
}

export function compileActions(patterns: readonly string[], isNot: boolean): ActionPatterns {
  return { isNot, globs: patterns.map((text) => globOf(textTokens([{ text: text.toLowerCase(), isLiteral: false }]))) };
}

/** @param action in lower case */
export function matchesAction({ isNot, globs }: ActionPatterns, action: string): boolean {
  for (const glob of globs) if (matchesGlob(glob, action)) return !isNot;
  return isNot;
}

export function compileResources(patterns: readonly string[], isNot: boolean, hasVariables: boolean): ResourcePatterns {
  const templates = patterns.map(completeArn).map(hasVariables ? parseTemplate : plainTemplate);
  const fixed = templates.flatMap((template) => [fixedPieces(template) ?? []].filter((pieces) => pieces.length > 0));
  return {
    isNot,
    globs: fixed.map((pieces) => globOf(textTokens(pieces))),
    templates: templates.filter((template) => fixedPieces(template) === undefined),
    variables: templates.flatMap(variablesOf),
  };
}

/** The whole ARN as one pattern: a `*` may run on past a colon. */
export function matchesResource(patterns: ResourcePatterns, resource: string, context: KeyValues): boolean {
  const { isNot, globs, templates } = patterns;
  for (const glob of globs) if (matchesGlob(glob, resource)) return !isNot;
  for (const template of templates) {
    const pieces = fillTemplate(template, context);
    if (pieces !== undefined && matchesGlob(globOf(textTokens(pieces)), resource)) return !isNot;
  }
  return isNot;
}

/** AWS adds a `*` for every part that an ARN lacks: `arn:aws:sqs` means `arn:aws:sqs:*:*:*`. */
function completeArn(text: string): string {
  if (text === "*") return text;
  const missing = 6 - text.replaceAll(/\$\{[^}]*\}/g, "").split(":").length;
  return missing > 0 ? text + ":*".repeat(missing) : text;
}
