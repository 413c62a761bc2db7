import type { TopicFact } from "../../facts/facts.js";
import { lookUpKey } from "../../facts/look-up.js";
import { ownTopics } from "../own-topics.js";
import { defineRule, type PlanContext } from "../rule.js";
import { judgeKey } from "../topic-access.js";

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
export const topicKeyRefuses = defineRule({
  id: "topic-key-refuses",
  severity: "error",
  summary: "The key of an encrypted topic does not let Incident Manager use it",
  needs: ["topics", "keys"],

  *check(context) {
    for (const { at, arn: parts, known } of ownTopics(context)) {
      if (parts === undefined && context.target !== undefined) continue;
      if (known.state === "unknown") yield { unchecked: known.reason };
      if (known.state !== "present") continue;
      const refusal = refusalOf(context, known.value);
      if (refusal === undefined) continue;
      if ("unchecked" in refusal) yield refusal;
      else yield { at, ...refusal };
    }
  },
});

interface Refusal {
  readonly message: string;
  readonly hint: string;
}

/** Why the topic's key keeps messages from being sent; absent where it does not. */
function refusalOf(context: PlanContext, topic: TopicFact): Refusal | { readonly unchecked: string } | undefined {
  const { arn, kmsKeyId, policy } = topic;
  // Only a list of topics was recorded.
  if (policy === undefined && kmsKeyId === undefined)
    return { unchecked: `the attributes of \`${arn}\` are not in the facts` };
  if (kmsKeyId === undefined) return undefined;
  const refuse = (why: string, hint: string): Refusal => ({
    message: `Unexpected key \`${kmsKeyId}\` of topic \`${arn}\`, ${why}`,
    hint,
  });
  const managed = refuse(
    "expected a key of the account: the policy of AWS's own key cannot let `ssm-incidents.amazonaws.com` in",
    "Encrypt the topic with a customer managed key",
  );
  if (/(^|:)alias\/aws\/sns$/.test(kmsKeyId)) return managed;
  const key = lookUpKey(context.facts, arn, kmsKeyId);
  if (key.state === "unknown") return { unchecked: key.reason };
  if (key.state === "absent") return refuse("which does not exist, expected one that does", "Correct the topic's key");
  if (key.value.manager === "AWS") return managed;
  if (key.value.state !== "Enabled") {
    return refuse(
      `which is \`${key.value.state}\`, expected an enabled key`,
      "Enable the key, or encrypt the topic with another",
    );
  }
  if (key.value.policy === undefined)
    return { unchecked: `the policy of key \`${key.value.arn}\` is not in the facts` };
  const access = judgeKey(context, arn, key.value, key.value.policy);
  if (access.verdict === "unknown") return { unchecked: access.reason };
  if (access.verdict === "allowed") return undefined;
  return refuse(
    "expected a key policy that lets `ssm-incidents.amazonaws.com` do `kms:GenerateDataKey` and `kms:Decrypt`",
    "Allow both actions to the service in the key's policy: without them updates are dropped without a trace",
  );
}
