import { loadRepository } from "../../../src/commands/load-repository.js";
import type { LoadedRepository } from "../../../src/commands/loaded-repository.js";
import { declareFacts } from "../../../src/core/facts/declare-facts.js";
import { createFactLocator } from "../../../src/core/facts/locate-fact.js";
import { mergeFacts } from "../../../src/core/facts/merge-facts.js";
import { readRecorded } from "../../../src/core/facts/read-recorded.js";
import { applyBaseline } from "../../../src/core/lint/apply-baseline.js";
import { defaultBaselineFile, parseBaseline } from "../../../src/core/lint/baseline.js";
import { type LintResult, lintPlans } from "../../../src/core/lint/lint-plans.js";
import { ruleCatalogue } from "../../../src/core/lint/rule-catalogue.js";
import { fakeRepositoryFiles } from "../../fakes/repository-files.js";

/** The configuration of an example that shows none. */
const shortConfig = `version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1]}}
`;

export interface LintFilesOptions {
  /** The files of the base commit. */
  readonly base?: ReadonlyMap<string, string>;
  readonly today?: string;
  /** Files that are symbolic links out of the repository. */
  readonly outside?: readonly string[];
}

/** Check files as `muster check` does: `muster.yaml`, recorded facts below `facts/`, all else plans. */
export async function lintFiles(
  files: ReadonlyMap<string, string>,
  { base = new Map(), today = "2026-11-23", outside = [] }: LintFilesOptions = {},
): Promise<LintResult> {
  const loaded = await load(files, outside);
  const recorded = [...files].filter(([path]) => path.startsWith("facts/")).map(([path, text]) => ({ path, text }));
  const [facts, faults] = readRecorded(recorded, loaded.targets);
  const result = lintPlans({
    ...loaded,
    diagnostics: [...loaded.diagnostics, ...faults],
    facts: mergeFacts({ declared: declareFacts(loaded.declared), recorded: facts }),
    today,
    locateFact: createFactLocator(recorded),
    ...(base.size > 0 && { basePlans: (await load(base, [])).plans }),
  });
  const text = files.get(defaultBaselineFile) ?? "";
  const baseline = parseBaseline(text);
  if (baseline === undefined) return result;
  return applyBaseline(result, { file: defaultBaselineFile, text, baseline }, { locked: [], isWhole: true });
}

function load(files: ReadonlyMap<string, string>, outside: readonly string[]): Promise<LoadedRepository> {
  const texts = { "muster.yaml": shortConfig, ...Object.fromEntries(files) };
  return loadRepository(fakeRepositoryFiles(texts, outside), {
    configPath: "muster.yaml",
    isConfigRequired: true,
    knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
  });
}
