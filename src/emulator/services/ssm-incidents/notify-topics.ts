import { parseArn } from "../../arn.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { decideAtResource } from "../../resource-policy.js";
import { checkTopicKey, type Publisher } from "../sns/check-topic-key.js";
import { defaultPolicy, scopeOf, type Topic, topics } from "../sns/topic.js";
import type { Incident, StoredPlan } from "./state.js";
import { recordEvent } from "./timeline.js";

const service = "ssm-incidents.amazonaws.com";
const eventType = "SSM Notification for Incident";

/** Tells a plan's topics of the incident, as the service itself. What is refused is written into the timeline. */
export function notifyTopics(plan: StoredPlan, incident: Incident, call: Call): void {
  const targets = (plan.incidentTemplate.notificationTargets ?? []).flatMap(({ snsTopicArn }) => snsTopicArn ?? []);
  for (const topicArn of new Set([...(plan.chatChannel?.chatbotSns ?? []), ...targets])) {
    const message = refusal(topicArn, incident, call);
    if (message === undefined) recordEvent(incident.arn, eventType, { topicArn, status: "Sent" }, call);
    else recordEvent(incident.arn, eventType, { topicArn, status: "Failed", message }, call);
  }
}

/** Why the topic does not take the message; absent where it does. */
function refusal(arn: string, incident: Incident, call: Call): string | undefined {
  if (parseArn(arn)?.account !== call.account) return "the topic belongs to another account";
  const topic = call.store.table(topics, scopeOf(arn)).get(arn);
  if (topic === undefined) return "the topic does not exist";
  const caller = { kind: "service", name: service } as const;
  const context = new Map([
    ["aws:sourceaccount", [call.account]],
    ["aws:sourcearn", [incident.arn]],
    ["aws:principalisawsservice", ["true"]],
    ["aws:principalservicename", [service]],
    ["aws:securetransport", ["true"]],
  ]);
  const policy = topic.attributes["Policy"] ?? defaultPolicy(arn);
  const request = { policy, type: "resource", caller, action: "sns:Publish", resource: arn, context } as const;
  if (decideAtResource(request)?.effect !== "allowed") return `the topic refuses ${service}`;
  return keyRefusal(topic, { caller, account: call.account }, call);
}

function keyRefusal(topic: Topic, publisher: Publisher, call: Call): string | undefined {
  try {
    checkTopicKey(topic, publisher, call);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}
