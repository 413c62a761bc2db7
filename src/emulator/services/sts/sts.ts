import { randomBytes } from "node:crypto";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { defineService, type InputOf } from "../../service.js";
import { description } from "./description.js";
import { sessions } from "./session.js";

/** Who calls, and roles assumed across accounts. */
export const sts = defineService(description, {
  GetCallerIdentity: (_input, { caller }) => ({ UserId: caller.userId, Account: caller.account, Arn: caller.arn }),
  AssumeRole: assumeRole,
});

const roleArn = /^arn:(aws|aws-cn|aws-us-gov):iam::(\d{12}):role\/(?:[!-~]*\/)?([\w+=,.@-]{1,64})$/;

function assumeRole(input: InputOf<typeof description, "AssumeRole">, call: Call): object {
  const [, partition, account = "", name = ""] = roleArn.exec(input.RoleArn) ?? [];
  if (partition === undefined) throw new AwsError("ValidationError", `${input.RoleArn} is invalid`, { status: 400 });
  const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`;
  const roleId = `AROA${Buffer.from(input.RoleArn).toString("hex").slice(-17).toUpperCase()}`;
  const arn = `arn:${partition}:sts::${account}:assumed-role/${name}/${input.RoleSessionName}`;
  const userId = `${roleId}:${input.RoleSessionName}`;
  call.store.table(sessions, call).set(accessKeyId, { account, arn, userId, roleArn: input.RoleArn });
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: randomBytes(30).toString("base64"),
      SessionToken: randomBytes(96).toString("base64"),
      Expiration: Math.floor(seconds(call.clock)) + (input.DurationSeconds ?? 3600),
    },
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    PackedPolicySize: 0,
  };
}
