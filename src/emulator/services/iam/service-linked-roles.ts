import type { Call } from "../../call.js";
import type { Handlers } from "../../service.js";
import { awsManagedPolicies } from "./aws-managed-policies.js";
import type { description } from "./description.js";
import { invalidInput } from "./errors.js";
import { newRole, saveRole, wholeRole } from "./roles.js";
import { type Role, roleNamed } from "./state.js";

interface LinkedService {
  readonly roleName: string;
  readonly policy?: string;
}

const linkedServices = new Map<string, LinkedService>([
  [
    "ssm-incidents.amazonaws.com",
    { roleName: "AWSServiceRoleForIncidentManager", policy: "AWSIncidentManagerServiceRolePolicy" },
  ],
  ["ssm.amazonaws.com", { roleName: "AWSServiceRoleForAmazonSSM" }],
  ["events.amazonaws.com", { roleName: "AWSServiceRoleForCloudWatchEvents" }],
  ["organizations.amazonaws.com", { roleName: "AWSServiceRoleForOrganizations" }],
  [
    "ssm-incidents.alarms.cloudwatch.amazonaws.com",
    { roleName: "AWSServiceRoleForCloudWatchAlarms_ActionSSMIncidents" },
  ],
]);

export const serviceLinkedRoleHandlers: Handlers<typeof description> = {
  CreateServiceLinkedRole: ({ AWSServiceName, Description }, call) => {
    const service = linkedServices.get(AWSServiceName);
    if (service === undefined)
      throw invalidInput(`${AWSServiceName} is not a service that the embedded AWS links roles to`);
    if (roleNamed(call.store, call, service.roleName) !== undefined) {
      throw invalidInput(
        `Service role name ${service.roleName} has been taken in this account, please try a different suffix.`,
      );
    }
    const role = { ...linkedRole(AWSServiceName, service, call), description: Description };
    saveRole(role, call);
    return { Role: wholeRole(role) };
  },
};

/** The service-linked role of Incident Manager, made where it is not there yet, as `CreateReplicationSet` does. */
export function ensureServiceLinkedRole(serviceName: "ssm-incidents.amazonaws.com", call: Call): void {
  const service = linkedServices.get(serviceName);
  if (service === undefined || roleNamed(call.store, call, service.roleName) !== undefined) return;
  saveRole(linkedRole(serviceName, service, call), call);
}

function linkedRole(serviceName: string, { roleName, policy }: LinkedService, call: Call): Role {
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: serviceName }, Action: "sts:AssumeRole" }],
  };
  const role = newRole(roleName, `/aws-service-role/${serviceName}/`, JSON.stringify(trust), call);
  const policies = [...awsManagedPolicies(call.partition).values()];
  return { ...role, attached: policies.filter(({ name }) => name === policy).map(({ arn }) => arn) };
}
