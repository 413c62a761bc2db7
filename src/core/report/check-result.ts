import type { Diagnostic, Unchecked } from "../diagnostic.js";

/** Would the plan work in an incident? `unknown` where something that decides it could not be checked. */
export type Verdict = "ready" | "notReady" | "unknown";

export interface PlanReadiness {
  readonly plan: string;
  readonly target?: string;
  readonly verdict: Verdict;
  /** The rules that decided: those that fired, or those that are unchecked. */
  readonly because: readonly string[];
  /** What the plan's runbook needs, where its role is known. */
  readonly requests?: readonly RequestedAccess[];
  /** What makes the verdict less sure than it looks, without changing it. */
  readonly smallPrint?: readonly string[];
}

/** A request that must be allowed for the runbook to start, and whether it is. */
export interface RequestedAccess {
  /** `assume`, `start` (both resources), `legacyStart` (the older form), `handOver` or `pass`. */
  readonly need: string;
  readonly action: string;
  readonly resource: string;
  /** The role's ARN or the service. */
  readonly by: string;
  readonly region?: string;
  readonly verdict: "allowed" | "denied" | "unknown";
  /** The statement that decided and its place, or what is not known. */
  readonly why: string;
}

/** Where AWS's own simulator and Muster disagree about what roles may do. */
export interface SecondOpinionReport {
  /** Requests that both answer the same. */
  readonly agreed: number;
  readonly disagreements: readonly {
    readonly plan: string;
    readonly target: string;
    readonly action: string;
    readonly resource: string;
    /** `allowed`, `explicitDeny` or `implicitDeny`, as AWS calls them. */
    readonly muster: string;
    readonly aws: string;
  }[];
  /** Why AWS or Muster had no answer to compare. */
  readonly unanswered: readonly {
    readonly plan: string;
    readonly target: string;
    readonly action: string;
    readonly resource: string;
    readonly reason: string;
  }[];
}

/** What `check` found, ready for any of its formats. */
export interface CheckResult {
  readonly summary: {
    readonly files: number;
    readonly plans: number;
    readonly errors: number;
    readonly warnings: number;
    readonly notices: number;
    readonly unchecked: number;
    readonly suppressed: number;
    /** Findings that the baseline knows; absent without one. */
    readonly baselined?: number;
  };
  /** In the order of `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly unchecked: readonly Unchecked[];
  readonly readiness: readonly PlanReadiness[];
  /** Only where it was asked for. */
  readonly secondOpinion?: SecondOpinionReport;
}

/** The text of a line of a checked file, for a renderer that shows it; absent where the file is not at hand. */
export type LineReader = (file: string, line: number) => string | undefined;
