import { decodeConfig } from "../../../src/core/config/decode-config.js";
import type { Diagnostic } from "../../../src/core/diagnostic.js";
import { declareFacts } from "../../../src/core/facts/declare-facts.js";
import { createFactLocator } from "../../../src/core/facts/locate-fact.js";
import { mergeFacts } from "../../../src/core/facts/merge-facts.js";
import { readRecorded } from "../../../src/core/facts/read-recorded.js";
import { type LintResult, lintPlans } from "../../../src/core/lint/lint-plans.js";
import { ruleCatalogue } from "../../../src/core/lint/rule-catalogue.js";
import { compileTargets } from "../../../src/core/plan/belongs-to.js";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { resolvePlan } from "../../../src/core/plan/resolve-plan.js";
import { resolveResource } from "../../../src/core/plan/resolve-resource.js";
import type { ResolvedPlan, ResolvedResource } from "../../../src/core/plan/resource.js";
import { parseSource } from "../../../src/core/source/parse-source.js";
import type { SourceDocument } from "../../../src/core/source/source-document.js";

/** The configuration of an example that shows none. */
const shortConfig = `version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1]}}
`;

/** Check files as `muster check` does, without a disk: `muster.yaml`, recorded facts below `facts/`, all else plans. */
export function lintFiles(
  files: ReadonlyMap<string, string>,
  base: ReadonlyMap<string, string> = new Map(),
  today = "2026-11-23",
): LintResult {
  const config = readConfig(files.get("muster.yaml") ?? shortConfig);
  const recorded = [...files].filter(([path]) => path.startsWith("facts/")).map(([path, text]) => ({ path, text }));
  const [facts, faults] = readRecorded(recorded, config.targets);
  const loaded = loadPlans(files, config);
  return lintPlans({
    ...loaded,
    diagnostics: [...loaded.diagnostics, ...faults],
    facts: mergeFacts({ declared: declareFacts(loaded.declared), recorded: facts }),
    config,
    today,
    targets: config.targets,
    locateFact: createFactLocator(recorded),
    ...(base.size > 0 && { basePlans: loadPlans(base, config).plans }),
  });
}

function readConfig(text: string) {
  const [documents] = parseSource("muster.yaml", new TextEncoder().encode(text));
  const [config, faults] = decodeConfig(documents[0], new Set(ruleCatalogue.map(({ id }) => id)));
  if (faults[0] !== undefined) throw new Error(faults[0].message);
  return config;
}

function loadPlans(files: ReadonlyMap<string, string>, config: ReturnType<typeof readConfig>) {
  const targetsOf = compileTargets(config);
  const plans: ResolvedPlan[] = [];
  const declared: ResolvedResource[] = [];
  const sources: SourceDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [file, text] of files) {
    if (file === "muster.yaml" || file.startsWith("facts/")) continue;
    const [documents, faults] = parseSource(file, new TextEncoder().encode(text));
    diagnostics.push(...faults);
    for (const source of documents) {
      sources.push(source);
      const [resource, shapeFaults] = decodeResource(source);
      diagnostics.push(...shapeFaults);
      for (const target of config.targets.length === 0 ? [undefined] : targetsOf(file)) {
        if (resource === undefined) continue;
        const { kind } = resource;
        const [value, targetFaults] =
          kind === "ResponsePlan" ? resolvePlan(resource, target) : resolveResource({ ...resource, kind }, target);
        diagnostics.push(...targetFaults);
        if (value === undefined) continue;
        if ("plan" in value) plans.push(value);
        else declared.push(value);
      }
    }
  }
  return { plans, declared, sources, diagnostics };
}
