import { parseCaller } from "../../../core/policy/caller.js";
import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { decideAtResource, resourcePolicyName } from "../../resource-policy.js";
import { defaultPolicy, scopeOf, topics } from "../sns/topic.js";
import { invalid } from "./errors.js";

/**
 * The test notification that AWS publishes to each topic of a chat channel.
 *
 * AWS does not say who publishes it: topics with the default policy, which names the account alone, pass as well as
 * topics that name the service. So either may, and neither may be denied.
 *
 * @throws AwsError ValidationException where a topic cannot be published to
 * @see https://docs.aws.amazon.com/incident-manager/latest/userguide/response-plans.html
 */
export function checkChatTopics(channel: { readonly chatbotSns?: readonly string[] } | undefined, call: Call): void {
  for (const arn of channel?.chatbotSns ?? []) {
    if (parseArn(arn)?.service !== "sns")
      throw invalid(`The chat channel's topic ${arn} is not the ARN of an SNS topic`);
    const topic = call.store.table(topics, scopeOf(arn)).get(arn);
    if (topic === undefined) throw refused(arn, "the topic does not exist");
    if (!mayPublish(arn, topic.attributes["Policy"] ?? defaultPolicy(arn), call)) {
      throw refused(arn, "the topic's policy does not allow it");
    }
  }
}

const service = "ssm-incidents.amazonaws.com";

function mayPublish(resource: string, policy: string, call: Call): boolean {
  const context = new Map([
    ["aws:sourceaccount", [call.account]],
    ["aws:sourceowner", [call.account]],
    ["aws:principalaccount", [call.account]],
  ]);
  const decisions = [service, call.caller.arn].map((name) => {
    const caller = parseCaller(name);
    if (caller === undefined) return undefined;
    return decideAtResource({ policy, type: "resource", caller, action: "sns:Publish", resource, context });
  });
  if (decisions.some((decision) => decision?.effect === "explicitDeny")) return false;
  return decisions.some((decision) =>
    decision?.statements.some((statement) => statement.policy === resourcePolicyName),
  );
}

function refused(arn: string, why: string): Error {
  return invalid(`Could not publish a test notification to ${arn}: ${why}`);
}
