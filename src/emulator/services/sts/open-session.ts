import { randomBytes } from "node:crypto";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import type { Role } from "../iam/state.js";
import { sessions } from "./session.js";

const roleArn = /^arn:(aws|aws-cn|aws-us-gov):iam::(\d{12}):role\/(?:[!-~]+\/)?([\w+=,.@-]{1,64})$/;

/** @throws AwsError where the ARN is that of no role */
export function checkRoleArn(arn: string): void {
  if (!roleArn.test(arn)) throw new AwsError("ValidationError", `${arn} is invalid`, { status: 400 });
}

/** Credentials for a session of a role whose trust was asked, and who has them. @throws AwsError for too long a session */
export function openSession(role: Role, name: string, durationSeconds: number | undefined, call: Call) {
  const duration = durationSeconds ?? Math.min(3600, role.maxSessionDuration);
  if (duration > role.maxSessionDuration) {
    const message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
    throw new AwsError("ValidationError", message, { status: 400 });
  }
  const [, partition = "", account = "", roleName = ""] = roleArn.exec(role.arn) ?? [];
  const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`;
  const arn = `arn:${partition}:sts::${account}:assumed-role/${roleName}/${name}`;
  const userId = `${role.id}:${name}`;
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
