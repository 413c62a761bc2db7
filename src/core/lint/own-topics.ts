import type { Path } from "../diagnostic.js";
import type { Known, TopicFact } from "../facts/facts.js";
import { lookUp } from "../facts/look-up.js";
import type { PlanContext } from "./rule.js";

/** A topic of a plan, from its chat channel or its notification targets. */
export interface PlanTopic {
  readonly at: Path;
  /** As the plan has it: an ARN where a target turned short references into ARNs. */
  readonly text: string;
  readonly arn: TopicArn | undefined;
}

export interface TopicArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

/** Every topic of a plan, in the order of AWS's fields. */
export function topicsOf({ chatChannel, incidentTemplate }: PlanContext["plan"]): readonly PlanTopic[] {
  const chat = chatChannel !== undefined && "chatbotSns" in chatChannel ? chatChannel.chatbotSns : [];
  const notified = incidentTemplate.notificationTargets ?? [];
  return [
    ...chat.map((text, index) => ({ at: ["chatChannel", "chatbotSns", index], text })),
    ...notified.flatMap(({ snsTopicArn }, index) =>
      snsTopicArn === undefined
        ? []
        : [{ at: ["incidentTemplate", "notificationTargets", index, "snsTopicArn"], text: snsTopicArn }],
    ),
  ].map((topic) => ({ ...topic, arn: parseTopicArn(topic.text) }));
}

/** The plan's topics, less those of other accounts: they are `foreign-topic`, whatever else is wrong with them. */
export function ownTopics({ plan, target }: PlanContext): readonly PlanTopic[] {
  return topicsOf(plan).filter(
    ({ arn }) => arn === undefined || target === undefined || arn.account === target.account,
  );
}

/** What is known of a plan's topic. */
export function lookUpTopic({ facts }: PlanContext, { text, arn }: PlanTopic): Known<TopicFact> {
  if (arn === undefined) return { state: "unknown", reason: `no target says which account \`${text}\` is in` };
  return lookUp(facts, facts.topics, text, { name: "sns:topics", account: arn.account, region: arn.region });
}

function parseTopicArn(text: string): TopicArn | undefined {
  const [prefix, partition = "", service, region = "", account = "", name = "", ...rest] = text.split(":");
  if (prefix !== "arn" || service !== "sns" || name === "" || rest.length > 0) return undefined;
  return { partition, region, account, name };
}
