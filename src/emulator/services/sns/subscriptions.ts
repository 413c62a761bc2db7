import { randomUUID } from "node:crypto";
import type { Call } from "../../call.js";
import type { Handlers } from "../../service.js";
import { tableOf } from "../../state/store.js";
import type { description } from "./description.js";
import { invalid } from "./errors.js";
import { snsPage } from "./sns-page.js";
import { isFifo, scopeOf } from "./topic.js";
import { readableTopic } from "./topics.js";

interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly owner: string;
  readonly protocol: string;
  readonly endpoint: string;
  /** Some endpoints have to say that they want it, which nobody does here. */
  readonly isPending: boolean;
}

/** By ARN, which begins with the topic's. */
const subscriptions = tableOf<Subscription>("sns/subscriptions", "region");

const protocols = ["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"];
const confirming = ["http", "https", "email", "email-json"];

export const subscriptionHandlers: Handlers<typeof description> = {
  Subscribe: ({ TopicArn, Protocol, Endpoint = "", ReturnSubscriptionArn = false }, call) => {
    const topic = readableTopic(TopicArn, "Subscribe", call);
    if (!protocols.includes(Protocol)) throw invalid("Protocol Reason: invalid protocol");
    if (Endpoint === "") throw invalid("Endpoint");
    if (isFifo(topic) && Protocol !== "sqs") throw invalid("Invalid protocol type for FIFO topic");
    const known = subscriptionsOf(TopicArn, call).find(
      ({ protocol, endpoint }) => protocol === Protocol && endpoint === Endpoint,
    );
    const subscription = known ?? {
      arn: `${TopicArn}:${randomUUID()}`,
      topicArn: TopicArn,
      owner: call.account,
      protocol: Protocol,
      endpoint: Endpoint,
      isPending: confirming.includes(Protocol),
    };
    call.store.table(subscriptions, scopeOf(TopicArn)).set(subscription.arn, subscription);
    const isTold = ReturnSubscriptionArn || !subscription.isPending;
    return { SubscriptionArn: isTold ? subscription.arn : "pending confirmation" };
  },
  Unsubscribe: ({ SubscriptionArn }, call) => {
    const topicArn = SubscriptionArn.split(":").slice(0, 6).join(":");
    call.store.table(subscriptions, scopeOf(topicArn)).delete(SubscriptionArn);
    return undefined;
  },
  ListSubscriptionsByTopic: ({ TopicArn, NextToken }, call) => {
    readableTopic(TopicArn, "ListSubscriptionsByTopic", call);
    const found = subscriptionsOf(TopicArn, call);
    const page = snsPage(`subscriptions of ${TopicArn}`, found, ({ arn }) => arn, NextToken);
    return {
      Subscriptions: page.items.map(({ arn, owner, protocol, endpoint, isPending }) => ({
        SubscriptionArn: isPending ? "PendingConfirmation" : arn,
        Owner: owner,
        Protocol: protocol,
        Endpoint: endpoint,
        TopicArn,
      })),
      NextToken: page.nextToken,
    };
  },
};

function subscriptionsOf(topicArn: string, call: Call): readonly Subscription[] {
  return call.store
    .table(subscriptions, scopeOf(topicArn))
    .values()
    .filter((subscription) => subscription.topicArn === topicArn);
}

/** How many endpoints a topic has. */
export function countSubscriptions(topicArn: string, call: Call): { confirmed: number; pending: number } {
  const all = subscriptionsOf(topicArn, call);
  const pending = all.filter(({ isPending }) => isPending).length;
  return { confirmed: all.length - pending, pending };
}

export function dropSubscriptions(topicArn: string, call: Call): void {
  call.store.table(subscriptions, scopeOf(topicArn)).dropWhere((subscription) => subscription.topicArn === topicArn);
}
