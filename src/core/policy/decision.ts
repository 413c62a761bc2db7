/** The statement that had a part in a decision, and where it stands. */
export interface StatementRef {
  /** The policy's name as the caller gave it. */
  readonly policy: string;
  /** Position in the policy's `Statement` list, from 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
}

/** What AWS would answer, keys that are not given counting as absent. */
export type Effect = "allowed" | "explicitDeny" | "implicitDeny";

/** The answer to one request, the statements that decided it, and what could still change it. */
export interface Decision {
  readonly effect: Effect;
  /** Explicit deny: the denying statements. Allowed: the allowing ones, those that grant before those that limit. Else empty. */
  readonly statements: readonly StatementRef[];
  /** The layer that gave no Allow, for an implicit deny. */
  readonly missingAllow?: PolicyLayer;
  /**
   * Condition keys, spelled as the policies write them, that are not given and could change this answer. Empty: decided.
   */
  readonly missingKeys: readonly string[];
  /** Every answer that is possible, `effect` among them: one where it is decided. */
  readonly effects: readonly Effect[];
}

export type PolicyLayer = "identity" | "boundary" | "session" | "resource" | "serviceControl" | "resourceControl";

/** A decision with its open keys taken into account: `dependent` where some keys would allow it and others not. */
export function verdictOf({ effects }: Decision): "allowed" | "denied" | "dependent" {
  if (!effects.includes("allowed")) return "denied";
  return effects.length === 1 ? "allowed" : "dependent";
}
