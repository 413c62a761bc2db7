import { minimatch } from "minimatch";
import { parse } from "yaml";
import type { Config, Target } from "../../../src/core/config/config.js";
import { readRecorded } from "../../../src/core/facts/read-recorded.js";
import { type LintResult, lintPlans } from "../../../src/core/lint/lint-plans.js";
import type { ResolvedPlan } from "../../../src/core/plan/resource.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { parseSource } from "../../../src/core/source/parse-source.js";
import type { SourceDocument } from "../../../src/core/source/source-document.js";

/** The configuration of an example that shows none. */
const defaultConfig = `
version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1]}}
`;

/** Check files as `muster check` does, without a disk. */
export function lintFiles(
  files: ReadonlyMap<string, string>,
  base: ReadonlyMap<string, string> = new Map(),
  today = "2026-11-23",
): LintResult {
  const config = readConfig(files.get("muster.yaml") ?? defaultConfig);
  const recorded = [...files].filter(([path]) => path.startsWith("facts/")).map(([path, text]) => ({ path, text }));
  const [facts, faults] = readRecorded(recorded, config.targets);
  if (faults.length > 0) throw new Error(faults[0]?.message);
  const basePlans = base.size > 0 ? resolve(base, config) : undefined;
  return lintPlans({
    plans: resolve(files, config),
    declared: [],
    facts,
    config,
    today,
    ...(basePlans !== undefined && { basePlans }),
  });
}

// A stand-in until the stages before are there.
interface WrittenConfig {
  readonly targets?: Readonly<Record<string, Partial<Target>>>;
  readonly rules?: Config["rules"];
  readonly overrides?: Config["overrides"];
  readonly locked?: Config["locked"];
}

function readConfig(text: string): Config {
  const value: WrittenConfig = parse(text);
  return {
    files: ["plans/**/*.yaml"],
    targets: Object.entries(value.targets ?? {}).map(([name, target]) => ({
      name,
      account: target.account ?? "",
      regions: target.regions ?? ["us-east-1"],
      partition: "aws",
      files: target.files ?? [],
      vars: target.vars ?? {},
    })),
    facts: [],
    policies: [],
    rules: value.rules ?? {},
    overrides: value.overrides ?? [],
    locked: value.locked ?? [],
    sync: { prune: false, maxDeletes: 1, maxDeleteRatio: 0.3, maxUpdateRatio: 0.5, unreviewed: "refuse" },
  };
}

function resolve(files: ReadonlyMap<string, string>, config: Config): readonly ResolvedPlan[] {
  return [...files].flatMap(([file, text]) => {
    if (!file.startsWith("plans/")) return [];
    const targets = config.targets.filter(
      ({ files: globs }) => globs.length === 0 || globs.some((glob) => minimatch(file, glob)),
    );
    return readDocuments(file, text).flatMap((source) =>
      (config.targets.length === 0 ? [undefined] : targets).map((target) => ({
        plan: expand(source.value, target) as ResponsePlan,
        source,
        target,
      })),
    );
  });
}

function expand(value: unknown, target: Target | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => expand(item, target));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item, target)]));
  }
  if (typeof value !== "string" || target === undefined) return value;
  return value
    .replace(/^contact\//, `arn:aws:ssm-contacts:${target.regions[0]}:${target.account}:contact/`)
    .replace(/^topic\//, `arn:aws:sns:${target.regions[0]}:${target.account}:`)
    .replace(/^role\//, `arn:aws:iam::${target.account}:role/`);
}

function readDocuments(file: string, text: string): readonly SourceDocument[] {
  const [documents, diagnostics] = parseSource(file, new TextEncoder().encode(text));
  if (diagnostics.length > 0) throw new Error(diagnostics[0]?.message);
  return documents;
}
