import type { Caller } from "../../../core/policy/caller.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { decideAtResource } from "../../resource-policy.js";
import type { PoliciesOfRole } from "../iam/policies-of-role.js";
import { findKey } from "../kms/find-key.js";
import { scopeOf, type Topic } from "./topic.js";

/** Who publishes, and what its own policies let it do; absent: everything. */
export interface Publisher {
  readonly caller: Caller;
  /** The account on whose behalf it does. */
  readonly account: string;
  readonly policies?: Partial<PoliciesOfRole>;
}

const needed = ["kms:GenerateDataKey", "kms:Decrypt"];

/**
 * Whoever publishes to an encrypted topic uses its key.
 *
 * @throws AwsError KMSNotFound, KMSDisabled, KMSInvalidState or KMSAccessDenied
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function checkTopicKey(topic: Topic, { caller, account, policies = {} }: Publisher, call: Call): void {
  const keyId = topic.attributes["KmsMasterKeyId"];
  if (keyId === undefined) return;
  const scope = scopeOf(topic.arn);
  const key = findKey(keyId, { ...call, ...scope });
  if (key === undefined) throw new AwsError("KMSNotFoundException", `Key '${keyId}' does not exist`);
  if (key.state === "Disabled") throw new AwsError("KMSDisabledException", `${key.arn} is disabled.`);
  if (key.state !== "Enabled") throw new AwsError("KMSInvalidStateException", `${key.arn} is pending deletion.`);
  const context = new Map<string, readonly string[]>([
    // A service calls as itself: the policy of AWS's own key, which asks for the account, does not let it in.
    ...(caller.kind === "service" ? [] : [["kms:calleraccount", [account]] as const]),
    ["kms:viaservice", [`sns.${scope.region}.amazonaws.com`]],
    ["kms:encryptioncontext:aws:sns:topicarn", [topic.arn]],
    ["kms:encryptioncontextkeys", ["aws:sns:topicArn"]],
    ["aws:sourceaccount", [account]],
  ]);
  const request = { policy: key.policy, type: "key", caller, ...policies, resource: key.arn, context } as const;
  const refused = needed.find((action) => decideAtResource({ ...request, action })?.effect !== "allowed");
  if (refused === undefined) return;
  const message = `The publisher is not authorized to perform: ${refused} on resource: ${key.arn}`;
  throw new AwsError("KMSAccessDeniedException", message);
}
