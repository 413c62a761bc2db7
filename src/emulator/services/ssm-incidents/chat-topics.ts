import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { topics } from "../sns/topic.js";
import { invalid } from "./errors.js";

/**
 * The test notification that AWS publishes to each topic of a chat channel.
 *
 * @throws AwsError ValidationException where a topic cannot be published to
 * @see https://docs.aws.amazon.com/incident-manager/latest/userguide/response-plans.html
 */
export function checkChatTopics(channel: { readonly chatbotSns?: readonly string[] } | undefined, call: Call): void {
  for (const arn of channel?.chatbotSns ?? []) {
    const { service, region = "", account = "" } = parseArn(arn) ?? {};
    if (service !== "sns") throw invalid(`The chat channel's topic ${arn} is not the ARN of an SNS topic`);
    if (!call.store.table(topics, { account, region }).has(arn)) {
      throw invalid(`Could not publish a test notification to ${arn}: the topic does not exist`);
    }
  }
}
