import type { Call } from "../../call.js";
import { defineService, type Handlers, type InputOf } from "../../service.js";
import { type Tag, withoutTags, withTags } from "../tags.js";
import { description } from "./description.js";
import { invalid } from "./errors.js";
import { publishHandlers } from "./publish.js";
import { snsPage } from "./sns-page.js";
import { countSubscriptions, dropSubscriptions, subscriptionHandlers } from "./subscriptions.js";
import { scopeOf, type Topic, topics } from "./topic.js";
import { initialAttributes, reportedAttributes, withAttribute } from "./topic-attributes.js";
import { checkTopicArn, readableTopic } from "./topics.js";

const topicName = /^[\w-]{1,256}$/;
const maxTags = 50;

const topicHandlers: Handlers<typeof description> = {
  CreateTopic: (input, call) => ({ TopicArn: createTopic(input, call) }),
  GetTopicAttributes: ({ TopicArn }, call) => {
    const topic = readableTopic(TopicArn, "GetTopicAttributes", call);
    return {
      Attributes: reportedAttributes(topic, scopeOf(TopicArn).account, countSubscriptions(TopicArn, call)),
    };
  },
  SetTopicAttributes: ({ TopicArn, AttributeName, AttributeValue = "" }, call) => {
    const topic = readableTopic(TopicArn, "SetTopicAttributes", call);
    save(withAttribute(topic, AttributeName, AttributeValue), call);
    return undefined;
  },
  ListTopics: ({ NextToken }, call) => {
    const page = snsPage("topics", call.store.table(topics, call).values(), ({ arn }) => arn, NextToken);
    return { Topics: page.items.map(({ arn }) => ({ TopicArn: arn })), NextToken: page.nextToken };
  },
  DeleteTopic: ({ TopicArn }, call) => {
    checkTopicArn(TopicArn, call);
    if (!call.store.table(topics, scopeOf(TopicArn)).has(TopicArn)) return undefined;
    readableTopic(TopicArn, "DeleteTopic", call);
    call.store.table(topics, scopeOf(TopicArn)).delete(TopicArn);
    dropSubscriptions(TopicArn, call);
    return undefined;
  },
  TagResource: ({ ResourceArn, Tags }, call) => {
    const topic = readableTopic(ResourceArn, "TagResource", call);
    save({ ...topic, tags: checkTags(withTags(topic.tags, checkTags(Tags))) }, call);
    return {};
  },
  UntagResource: ({ ResourceArn, TagKeys }, call) => {
    const topic = readableTopic(ResourceArn, "UntagResource", call);
    save({ ...topic, tags: withoutTags(topic.tags, TagKeys) }, call);
    return {};
  },
  ListTagsForResource: ({ ResourceArn }, call) => ({
    Tags: readableTopic(ResourceArn, "ListTagsForResource", call).tags,
  }),
};

/** Topics and what is published to them. */
export const sns = defineService(description, topicHandlers, subscriptionHandlers, publishHandlers);

/** Making a topic again is no error, if it would be the same. */
function createTopic(input: InputOf<typeof description, "CreateTopic">, call: Call): string {
  const { Name, Attributes = {}, Tags = [] } = input;
  if (!topicName.test(Name.replace(/\.fifo$/, "")) || Name.length > 256) throw invalid("Topic Name");
  const arn = `arn:${call.partition}:sns:${call.region}:${call.account}:${Name}`;
  const existing = call.store.table(topics, call).get(arn);
  const attributes = initialAttributes(arn, Attributes);
  const tags = withTags([], checkTags(Tags));
  if (existing === undefined) save({ arn, attributes, tags }, call);
  else checkAlike(existing, Attributes, tags);
  return arn;
}

function checkAlike(existing: Topic, attributes: Readonly<Record<string, string>>, tags: readonly Tag[]): void {
  const isOther = ([name, value]: [string, string]) => (existing.attributes[name] ?? "") !== value && value !== "false";
  if (Object.entries(attributes).some(isOther)) {
    throw invalid("Attributes Reason: Topic already exists with different attributes");
  }
  const known = new Map(existing.tags.map(({ Key, Value }) => [Key, Value]));
  if (tags.some(({ Key, Value }) => known.get(Key) !== Value)) {
    throw invalid("Tags Reason: Topic already exists with different tags");
  }
}

function checkTags(tags: readonly Tag[]): readonly Tag[] {
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length)
    throw invalid("Tags Reason: Duplicated keys are not allowed.");
  if (tags.some(({ Key }) => /^aws:/i.test(Key))) throw invalid("Tags Reason: Tag keys may not begin with aws:");
  if (tags.length > maxTags) throw invalid(`Tags Reason: A topic can have at most ${maxTags} tags`);
  return tags;
}

function save(topic: Topic, call: Call): void {
  call.store.table(topics, scopeOf(topic.arn)).set(topic.arn, topic);
}
