import type { Config, Target } from "../core/config/config.js";
import type { Shard } from "../core/config/shard.js";
import type { Diagnostic } from "../core/diagnostic.js";
import type { CompiledOrgRule } from "../core/org-rules/compile-org-rules.js";
import type { ResolvedPlan, ResolvedResource } from "../core/plan/resource.js";
import type { SourceDocument } from "../core/source/source-document.js";

export interface LoadOptions {
  /** Path of the configuration file from the repository's root. */
  readonly configPath: string;
  /** The configuration was asked for by name: then it must be there. */
  readonly isConfigRequired: boolean;
  /** Only this target; absent: all of them. */
  readonly target?: string | undefined;
  /** Only the targets that fall to this part; absent: all of them. */
  readonly shard?: Shard | undefined;
  /** Files and folders to look at besides those of the configuration's globs. */
  readonly paths?: readonly string[] | undefined;
  /** Rules that the configuration may name. */
  readonly knownRules: ReadonlySet<string>;
  /** Run the examples of the organisation's own rules, too. */
  readonly runsExamples?: boolean;
}

/** The plans of a repository, each as its targets will have it, and what is wrong with the files. */
export interface LoadedRepository {
  readonly config: Config;
  /** The targets that were asked for. */
  readonly targets: readonly Target[];
  readonly files: readonly string[];
  readonly plans: readonly ResolvedPlan[];
  readonly declared: readonly ResolvedResource[];
  /** Every document of the files, also those whose shape is wrong. */
  readonly sources: readonly SourceDocument[];
  /** The organisation's own rules. */
  readonly policies: readonly CompiledOrgRule[];
  readonly diagnostics: readonly Diagnostic[];
  /** Globs of the configuration that match no file, in words. */
  readonly emptyGlobs: readonly string[];
}
