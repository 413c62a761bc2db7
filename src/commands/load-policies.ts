import type { Diagnostic } from "../core/diagnostic.js";
import type { CompiledOrgRule } from "../core/org-rules/compile-org-rules.js";
import { decodeOrgRules } from "../core/org-rules/decode-org-rule.js";
import { parseSource } from "../core/source/parse-source.js";
import type { RepositoryFiles } from "../ports.js";
import { emptyGlobs } from "./empty-globs.js";
import { outsideDiagnostic } from "./outside-diagnostic.js";

/** The organisation's own rules that a repository holds, and what is wrong with their files. */
export interface LoadedPolicies {
  readonly policies: readonly CompiledOrgRule[];
  /** The files that hold them. */
  readonly paths: readonly string[];
  /** Every id of the files, also of rules whose expression is wrong: settings may name them. */
  readonly ids: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Globs that match no file, in words. */
  readonly emptyGlobs: readonly string[];
}

const none: LoadedPolicies = { policies: [], paths: [], ids: [], diagnostics: [], emptyGlobs: [] };

/**
 * Read the policy files; the CEL library is loaded only where there is one.
 *
 * @param runsExamples the examples in the files are run, too
 */
export async function loadPolicies(
  files: RepositoryFiles,
  globs: readonly string[],
  runsExamples: boolean,
): Promise<LoadedPolicies> {
  if (globs.length === 0) return none;
  const listed = await files.list(globs);
  const outside = listed.filter(({ isOutside }) => isOutside).map(({ path }) => outsideDiagnostic(path));
  const paths = listed.filter(({ isOutside }) => !isOutside).map(({ path }) => path);
  const empty = emptyGlobs(
    "policies",
    globs,
    listed.map(({ path }) => path),
  );
  if (paths.length === 0) return { ...none, diagnostics: outside, emptyGlobs: empty };
  const read = await Promise.all(paths.map(async (path) => [path, await files.read(path)] as const));
  const parsed = read.map(([path, bytes]) => parseSource(path, bytes));
  const [rules, shape] = decodeOrgRules(parsed.flatMap(([documents]) => documents));
  const texts = new Map(read.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
  const { compileOrgRules, runExamples } = await import("../core/org-rules/compile-org-rules.js");
  const [policies, faults] = compileOrgRules(rules, texts);
  return {
    policies,
    paths,
    ids: rules.map(({ id }) => id),
    emptyGlobs: empty,
    diagnostics: [
      ...outside,
      ...parsed.flatMap(([, diagnostics]) => diagnostics),
      ...shape,
      ...faults,
      ...(runsExamples ? runExamples(policies) : []),
    ],
  };
}
