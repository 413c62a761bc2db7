import { type Caller, parseCaller } from "../../../core/policy/caller.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { decideAtResource } from "../../resource-policy.js";
import type { InputOf } from "../../service.js";
import { policiesOfCaller } from "../iam/policies-of-caller.js";
import { type Role, roleWithArn } from "../iam/state.js";
import type { description } from "./description.js";
import { checkRoleArn, openSession } from "./open-session.js";

type Input = InputOf<typeof description, "AssumeRole">;

/** A session of a role, in whatever account, for a caller whom the role trusts. */
export function assumeRole(input: Input, call: Call): object {
  checkRoleArn(input.RoleArn);
  const role = roleWithArn(call.store, input.RoleArn);
  if (role === undefined || !trusts(role, input, call)) throw notAuthorized(input.RoleArn, call);
  return openSession(role, input.RoleSessionName, input.DurationSeconds, call);
}

function trusts(role: Role, input: Input, call: Call): boolean {
  const caller = parseCaller(call.caller.arn);
  if (caller === undefined) return false;
  const context = new Map([
    ["aws:principalarn", [principalArn(caller, call)]],
    ["aws:principalaccount", [call.account]],
    ["sts:rolesessionname", [input.RoleSessionName]],
    ...(input.ExternalId === undefined ? [] : [["sts:externalid", [input.ExternalId]] as const]),
  ]);
  const decision = decideAtResource({
    policy: role.trust,
    type: "trust",
    caller,
    ...policiesOfCaller(call),
    action: "sts:AssumeRole",
    resource: role.arn,
    context,
  });
  return decision?.effect === "allowed";
}

function principalArn(caller: Caller, call: Call): string {
  return caller.kind === "session" ? (call.caller.roleArn ?? call.caller.arn) : call.caller.arn;
}

function notAuthorized(resource: string, call: Call): AwsError {
  const message = `User: ${call.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${resource}`;
  return new AwsError("AccessDenied", message, { status: 403 });
}
