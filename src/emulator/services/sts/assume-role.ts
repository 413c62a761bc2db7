import { randomBytes } from "node:crypto";
import { type Caller, parseCaller } from "../../../core/policy/caller.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { decideAtResource } from "../../resource-policy.js";
import type { InputOf } from "../../service.js";
import { policiesOfCaller } from "../iam/policies-of-caller.js";
import { type Role, roleWithArn } from "../iam/state.js";
import type { description } from "./description.js";
import { sessions } from "./session.js";

type Input = InputOf<typeof description, "AssumeRole">;

const roleArn = /^arn:(aws|aws-cn|aws-us-gov):iam::(\d{12}):role\/(?:[!-~]+\/)?([\w+=,.@-]{1,64})$/;

/** A session of a role, in whatever account, for a caller whom the role trusts. */
export function assumeRole(input: Input, call: Call): object {
  const [, partition = "", account = "", name = ""] = roleArn.exec(input.RoleArn) ?? [];
  if (name === "") throw new AwsError("ValidationError", `${input.RoleArn} is invalid`, { status: 400 });
  const role = roleWithArn(call.store, input.RoleArn);
  if (role === undefined || !trusts(role, input, call)) throw notAuthorized(input.RoleArn, call);
  const duration = input.DurationSeconds ?? Math.min(3600, role.maxSessionDuration);
  if (duration > role.maxSessionDuration) {
    const message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
    throw new AwsError("ValidationError", message, { status: 400 });
  }
  const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`;
  const arn = `arn:${partition}:sts::${account}:assumed-role/${name}/${input.RoleSessionName}`;
  const userId = `${role.id}:${input.RoleSessionName}`;
  call.store.table(sessions, call).set(accessKeyId, { account, arn, userId, roleArn: role.arn });
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: randomBytes(30).toString("base64"),
      SessionToken: randomBytes(96).toString("base64"),
      Expiration: Math.floor(seconds(call.clock)) + duration,
    },
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    PackedPolicySize: 0,
  };
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
