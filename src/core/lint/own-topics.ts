import type { Path } from "../diagnostic.js";
import { createFactMemo } from "../facts/fact-memo.js";
import type { Facts, Known, TopicFact } from "../facts/facts.js";
import { lookUp } from "../facts/look-up.js";
import { oncePerPlan } from "./once-per-plan.js";
import type { PlanContext } from "./rule.js";

/** A topic of a plan, from its chat channel or its notification targets. */
export interface PlanTopic {
  readonly at: Path;
  /** As the plan has it: an ARN where a target turned short references into ARNs. */
  readonly text: string;
  readonly arn: TopicArn | undefined;
  readonly known: Known<TopicFact>;
}

export interface TopicArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

/** Every topic of a plan, in the order of AWS's fields. */
export function topicsOf(context: PlanContext): readonly PlanTopic[] {
  return recall(context).all;
}

/** The plan's topics, less those of other accounts: they are `foreign-topic`, whatever else is wrong with them. */
export function ownTopics(context: PlanContext): readonly PlanTopic[] {
  return recall(context).own;
}

/** Half a dozen rules ask for the same plan's topics. */
const recall = oncePerPlan((context) => {
  const all = findTopics(context);
  const account = context.target?.account;
  const own = all.filter(({ arn }) => arn === undefined || account === undefined || arn.account === account);
  return { all, own };
});

function findTopics({ plan: { chatChannel, incidentTemplate }, facts }: PlanContext): readonly PlanTopic[] {
  const topics: PlanTopic[] = [];
  const add = (at: Path, text: string) => topics.push({ at, text, ...findTopic(facts, text) });
  if (chatChannel !== undefined && "chatbotSns" in chatChannel) {
    for (const [index, text] of chatChannel.chatbotSns.entries()) add(["chatChannel", "chatbotSns", index], text);
  }
  for (const [index, { snsTopicArn }] of (incidentTemplate.notificationTargets ?? []).entries()) {
    if (snsTopicArn === undefined) continue;
    add(["incidentTemplate", "notificationTargets", index, "snsTopicArn"], snsTopicArn);
  }
  return topics;
}

type KnownTopic = Pick<PlanTopic, "arn" | "known">;

const recallTopic = createFactMemo<KnownTopic>();

/** Many plans share a topic. */
function findTopic(facts: Facts, text: string): KnownTopic {
  return recallTopic(facts, text, () => {
    const arn = parseTopicArn(text);
    return { arn, known: lookUpTopic(facts, text, arn) };
  });
}

function lookUpTopic(facts: Facts, text: string, arn: TopicArn | undefined): Known<TopicFact> {
  if (arn === undefined) return { state: "unknown", reason: `no target says which account \`${text}\` is in` };
  return lookUp(facts, facts.topics, text, { name: "sns:topics", account: arn.account, region: arn.region });
}

function parseTopicArn(text: string): TopicArn | undefined {
  const [prefix, partition = "", service, region = "", account = "", name = "", ...rest] = text.split(":");
  if (prefix !== "arn" || service !== "sns" || name === "" || rest.length > 0) return undefined;
  return { partition, region, account, name };
}
