import { parseArn } from "../../arn.js";
import { type Scope, tableOf } from "../../state/store.js";
import type { Tag } from "../tags.js";

/** A topic, with those attributes that were set, as `SetTopicAttributes` names them; `Policy` is always there. */
export interface Topic {
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
}

/** By ARN. */
export const topics = tableOf<Topic>("sns/topics", "region");

/** Whose and where a topic is. */
export function scopeOf(topicArn: string): Scope {
  const { account = "", region = "" } = parseArn(topicArn) ?? {};
  return { account, region };
}

export function isFifo(topic: Topic): boolean {
  return topic.attributes["FifoTopic"] === "true";
}

/** The policy that AWS gives a topic: the owner's account may do everything. */
export function defaultPolicy(arn: string): string {
  const actions = [
    "GetTopicAttributes",
    "SetTopicAttributes",
    "AddPermission",
    "RemovePermission",
    "DeleteTopic",
    "Subscribe",
    "ListSubscriptionsByTopic",
    "Publish",
  ];
  return JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: actions.map((action) => `SNS:${action}`),
        Resource: arn,
        Condition: { StringEquals: { "AWS:SourceOwner": parseArn(arn)?.account ?? "" } },
      },
    ],
  });
}
