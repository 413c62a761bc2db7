import type { LoadedRepository } from "../../src/commands/loaded-repository.js";
import type { Config, Target } from "../../src/core/config/config.js";
import type { Diagnostic } from "../../src/core/diagnostic.js";
import { resourceKinds } from "../../src/core/plan/resource.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import type { SourceDocument } from "../../src/core/source/source-document.js";
import type { Output } from "../../src/ports.js";

export const prod: Target = {
  name: "prod",
  account: "111122223333",
  regions: ["us-east-1"],
  partition: "aws",
  files: [],
  vars: {},
};

interface Contents {
  readonly targets?: readonly Target[];
  /** Targets of the configuration that were not asked for. */
  readonly otherTargets?: readonly Target[];
  readonly sync?: Partial<Config["sync"]>;
  readonly diagnostics?: readonly Diagnostic[];
  readonly sources?: readonly SourceDocument[];
}

/** A loaded repository that declares the plans, a file each, for each of its targets. */
export function fakeRepository(plans: readonly ResponsePlan[], contents: Contents = {}): LoadedRepository {
  const { targets = [prod], otherTargets = [], diagnostics = [] } = contents;
  const resolved = targets.flatMap((target) => plans.map((plan) => ({ plan, target, source: document(plan) })));
  return {
    policies: [],
    config: {
      files: ["plans/**/*.yaml"],
      targets: [...targets, ...otherTargets],
      facts: [],
      policies: [],
      rules: {},
      overrides: [],
      locked: [],
      sync: {
        prune: false,
        maxDeletes: 1,
        maxDeleteRatio: 0.3,
        maxUpdateRatio: 0.5,
        unreviewed: "apply",
        ...contents.sync,
      },
      syncedKinds: resourceKinds,
    },
    targets,
    files: plans.map(({ name }) => `plans/${name}.yaml`),
    plans: resolved,
    declared: [],
    sources: [...plans.map(document), ...(contents.sources ?? [])],
    diagnostics,
    emptyGlobs: [],
  };
}

/** A document of a plan file, every part of it at the start of the file. */
export function document(value: { readonly name: string }): SourceDocument {
  const file = `plans/${value.name}.yaml`;
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 2 };
  return { file, index: 0, value, locate: () => at, directives: [] };
}

/** An output that remembers. */
export function fakeOutput(): Output & { readonly results: string[]; readonly messages: string[] } {
  const results: string[] = [];
  const messages: string[] = [];
  return {
    results,
    messages,
    isColored: false,
    result: (text) => void results.push(text),
    progress: (text) => void messages.push(text),
  };
}
