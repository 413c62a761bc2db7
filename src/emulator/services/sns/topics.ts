import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { invalid, noSuchTopic, notAuthorized } from "./errors.js";
import { mayUseTopic } from "./may-use-topic.js";
import { scopeOf, type Topic, topics } from "./topic.js";

/**
 * A topic of the call's Region that the caller may do this with.
 *
 * @throws AwsError InvalidParameter, NotFound or AuthorizationError
 */
export function readableTopic(arn: string, action: string, call: Call): Topic {
  checkTopicArn(arn, call);
  const topic = call.store.table(topics, scopeOf(arn)).get(arn);
  if (!mayUseTopic(topic, arn, action, call)) throw notAuthorized(call.caller.arn, action, arn);
  if (topic === undefined) throw noSuchTopic();
  return topic;
}

export function checkTopicArn(arn: string, call: Call): void {
  const parts = arn.split(":").length;
  if (parts < 6) throw invalid(`TopicArn Reason: An ARN must have at least 6 elements, not ${parts}`);
  const { service, region, account = "", resource = "" } = parseArn(arn) ?? {};
  const isTopic = service === "sns" && /^\d{12}$/.test(account) && !resource.includes(":");
  if (!isTopic || region !== call.region) throw invalid("TopicArn");
}
