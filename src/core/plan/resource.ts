import type { Target } from "../config/config.js";
import type { SourceDocument } from "../source/source-document.js";
import type { ResponsePlan } from "./response-plan.js";

/** What a document of a plan file may be; absent `kind` means a response plan. */
export const resourceKinds = [
  "ResponsePlan",
  "Contact",
  "EscalationPlan",
  "OnCallSchedule",
  "Rotation",
  "Runbook",
  "Role",
] as const;

export type ResourceKind = (typeof resourceKinds)[number];

/** What plans rely on. */
export const neighbourKinds = resourceKinds.filter((kind) => kind !== "ResponsePlan");

/** The field that holds the name of a resource, in its file and in AWS's API. */
export const nameFields: Readonly<Record<ResourceKind, string>> = {
  ResponsePlan: "name",
  Contact: "Alias",
  EscalationPlan: "Alias",
  OnCallSchedule: "Alias",
  Rotation: "Name",
  Runbook: "Name",
  Role: "RoleName",
};

/** A document whose shape is right, still with its variables and short references. */
export interface DeclaredResource {
  readonly kind: ResourceKind;
  /** The resource's name as written: a plan's `name`, a contact's `Alias`, a role's `RoleName`. */
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly source: SourceDocument;
}

/**
 * A response plan as one target will have it: variables replaced, short references turned into ARNs, impact a number.
 * Without a target (no `muster.yaml`) references and variables stay as written.
 */
export interface ResolvedPlan {
  readonly plan: ResponsePlan;
  readonly source: SourceDocument;
  readonly target: Target | undefined;
}

/** A neighbour of the plans (contact, role, runbook, …) as one target will have it. */
export interface ResolvedResource {
  readonly kind: Exclude<ResourceKind, "ResponsePlan">;
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly source: SourceDocument;
  readonly target: Target | undefined;
}
