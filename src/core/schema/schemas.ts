import config from "../../../schemas/config.schema.json" with { type: "json" };
import contact from "../../../schemas/contact.schema.json" with { type: "json" };
import escalationPlan from "../../../schemas/escalation-plan.schema.json" with { type: "json" };
import onCallSchedule from "../../../schemas/on-call-schedule.schema.json" with { type: "json" };
import orgRule from "../../../schemas/policies.schema.json" with { type: "json" };
import responsePlan from "../../../schemas/response-plan.schema.json" with { type: "json" };
import role from "../../../schemas/role.schema.json" with { type: "json" };
import rotation from "../../../schemas/rotation.schema.json" with { type: "json" };
import runbook from "../../../schemas/runbook.schema.json" with { type: "json" };
import type { ResourceKind } from "../plan/resource.js";
import type { JsonSchema } from "./json-schema.js";

/** What a schema describes: a kind of resource, or `muster.yaml`. */
export type ShapeName = ResourceKind | "Config" | "OrgRule";

/** The schemas that editors use, by what they describe. */
export const schemas: Readonly<Record<ShapeName, JsonSchema>> = {
  ResponsePlan: responsePlan,
  Contact: contact,
  EscalationPlan: escalationPlan,
  OnCallSchedule: onCallSchedule,
  Rotation: rotation,
  Runbook: runbook,
  Role: role,
  Config: config,
  OrgRule: orgRule,
};
