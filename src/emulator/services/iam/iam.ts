import { defineService } from "../../service.js";
import { accountSummaryHandlers } from "./account-summary.js";
import { authorizationDetailHandlers } from "./authorization-details.js";
import { description } from "./description.js";
import { managedPolicyHandlers } from "./managed-policies.js";
import { rolePolicyHandlers } from "./role-policies.js";
import { roleHandlers } from "./roles.js";
import { serviceLinkedRoleHandlers } from "./service-linked-roles.js";
import { simulationHandlers } from "./simulate.js";
import { tagHandlers } from "./tagging.js";

/** Roles and policies. */
export const iam = defineService(
  description,
  roleHandlers,
  rolePolicyHandlers,
  managedPolicyHandlers,
  tagHandlers,
  serviceLinkedRoleHandlers,
  authorizationDetailHandlers,
  accountSummaryHandlers,
  simulationHandlers,
);
