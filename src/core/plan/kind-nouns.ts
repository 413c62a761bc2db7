import type { ResourceKind } from "./resource.js";

/** What people call a resource of each kind, in the singular. */
export const kindNouns: Readonly<Record<ResourceKind, string>> = {
  ResponsePlan: "plan",
  Contact: "contact",
  EscalationPlan: "escalation plan",
  OnCallSchedule: "on-call schedule",
  Rotation: "rotation",
  Runbook: "runbook",
  Role: "role",
};
