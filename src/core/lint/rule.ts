import type { Config, Target } from "../config/config.js";
import type { Path, Severity } from "../diagnostic.js";
import type { FactSource, Facts } from "../facts/facts.js";
import type { FactLocator } from "../facts/locate-fact.js";
import type { Fix } from "../fix/fix.js";
import type { ResolvedPlan, ResolvedResource } from "../plan/resource.js";
import type { ResponsePlan, SsmAutomation } from "../plan/response-plan.js";
import type { TargetIndex } from "./target-index.js";

/** What a rule says of one place in the plan's document; the runner adds file, line, severity, plan and target. */
export interface Finding {
  /** The faulty value; its nearest parent is shown where it is missing. */
  readonly at: Path;
  readonly message: string;
  readonly hint?: string;
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity;
  /** Show the key, not the value. */
  readonly part?: "key" | "value";
  /** Where a safe repair exists. */
  readonly fix?: Pick<Fix, "title" | "edit">;
}

/** The rule could not decide, and why. Counted in every output, never as passed. */
export interface Undecided {
  readonly unchecked: string;
}

/** One plan in one target, and what surrounds it. */
export interface PlanContext {
  readonly plan: ResponsePlan;
  /** The plan's runbook, `actions[0].ssmAutomation`. */
  readonly runbook: SsmAutomation | undefined;
  readonly resolved: ResolvedPlan;
  /** Absent without a `muster.yaml`: nothing is known of accounts and Regions then. */
  readonly target: Target | undefined;
  /** All plans of the target, this one too, in the order of their files. */
  readonly siblings: readonly ResolvedPlan[];
  /** The target's plans and facts by what rules ask them for; a rule that walks `siblings` costs n² over n plans. */
  readonly index: TargetIndex;
  readonly declared: readonly ResolvedResource[];
  readonly facts: Facts;
  readonly config: Config;
  /** ISO date. */
  readonly today: string;
  /** What `oncePerPlan` found out, gone with the plan: a `WeakMap` over ten thousand plans slows every collection of garbage. */
  readonly memo: Map<symbol, unknown>;
  /** Finds the place of a recorded fact, and of a statement where it is a policy. */
  readonly locateFact?: FactLocator;
}

/** The facts that a rule asks for, as its page and the tables name them. */
export type NeededFact =
  | "base"
  | "channels"
  | "contacts"
  | "documents"
  | "keys"
  | "organizations"
  | "roles"
  | "rotations"
  | "topics"
  | "triggers";

/** What tables, settings and SARIF know of any rule. */
export interface RuleHead {
  /** Kebab-case, named after the fault. */
  readonly id: string;
  readonly severity: Severity;
  /** One line for tables and SARIF, without a full stop. */
  readonly summary: string;
  /** What it must know of the world; absent: the files alone decide it. */
  readonly needs?: readonly NeededFact[];
}

/** A check of one plan in one target. Its page stands beside it, its examples are tests. */
export interface Rule extends RuleHead {
  check(context: PlanContext): Iterable<Finding | Undecided>;
}

/** A check of one neighbour of the plans (contact, role, runbook, …) in one target. */
export interface ResourceRule extends RuleHead {
  checkResource(resource: ResolvedResource, surroundings: ResourceSurroundings): Iterable<Finding | Undecided>;
}

/** What surrounds a neighbour of the plans. */
export type ResourceSurroundings = Pick<PlanContext, "facts" | "config" | "declared" | "siblings" | "locateFact">;

/** A check of what the facts say of a target's account, besides its plans. */
export interface AccountRule extends RuleHead {
  checkAccount(context: AccountContext): Iterable<FactFinding | Undecided>;
}

/** An account, and the plans that it has or will have. */
export interface AccountContext {
  readonly target: Target;
  /** Names of the account's plans in any target, those whose files are broken too. */
  readonly planNames: ReadonlySet<string>;
  readonly facts: Facts;
}

/** A finding about a fact; it is shown where the fact was recorded. */
export interface FactFinding {
  readonly about: FactSource;
  readonly message: string;
  readonly hint?: string;
}

export type AnyRule = Rule | ResourceRule | AccountRule;

/** Keep a rule's literal `id` while checking its shape. */
export function defineRule<const R extends AnyRule>(rule: R): R {
  return rule;
}
