import type { Diagnostic } from "../diagnostic.js";
import { compileGlobs } from "../plan/path-globs.js";
import { compileExpression, type Expression, type Judgement } from "./compile-expression.js";
import { invalidPolicy } from "./decode-org-rule.js";
import { locateInScalar } from "./locate-in-scalar.js";
import type { OrgRule } from "./org-rule.js";

/** A rule of the organisation's own, ready to judge plans. */
export interface CompiledOrgRule {
  readonly rule: OrgRule;
  readonly isAbout: (file: string) => boolean;
  readonly judge: Expression;
}

/**
 * Compile the rules' expressions; what is wrong with one is told at its line and column.
 *
 * @param texts the policy files, by path
 */
export function compileOrgRules(
  rules: readonly OrgRule[],
  texts: ReadonlyMap<string, string>,
): readonly [readonly CompiledOrgRule[], readonly Diagnostic[]] {
  const compiled: CompiledOrgRule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    const judge = compileExpression(rule.expression);
    if (typeof judge === "function") {
      const globs = rule.files === undefined ? undefined : compileGlobs(rule.files);
      compiled.push({ rule, isAbout: (file) => globs?.matches(file) ?? true, judge });
      continue;
    }
    const problem = invalidPolicy(rule.source, ["expression"], judge.message);
    const text = texts.get(rule.source.file) ?? "";
    diagnostics.push({ ...problem, at: locateInScalar(text, problem.at, rule.expression, judge) });
  }
  return [compiled, diagnostics];
}

/** Run the examples of the rules' files; one that comes out otherwise than it says is told where it stands. */
export function runExamples(rules: readonly CompiledOrgRule[]): readonly Diagnostic[] {
  return rules.flatMap(({ rule, judge }) =>
    rule.examples.flatMap(({ isFlagged, path, subject }) => {
      const judgement = judge({ file: "plans/example.yaml", ...subject });
      if (judgement === !isFlagged) return [];
      const expected = isFlagged ? "one that is flagged" : "one that is not flagged";
      const message = `Unexpected example that \`${rule.id}\` ${tellJudgement(judgement)}, expected ${expected}`;
      return [invalidPolicy(rule.source, path, message, "Correct the example or the expression")];
    }),
  );
}

function tellJudgement(judgement: Judgement): string {
  if (typeof judgement === "object") return `cannot judge, because ${judgement.undecided}`;
  return judgement ? "does not flag" : "flags";
}
