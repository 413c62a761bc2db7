import { checkResourcePolicy } from "../check-resource-policy.js";
import { invalid } from "./errors.js";
import { defaultPolicy, isFifo, type Topic } from "./topic.js";

const settable = new Set([
  "ArchivePolicy",
  "ContentBasedDeduplication",
  "DeliveryPolicy",
  "DisplayName",
  "FifoThroughputScope",
  "KmsMasterKeyId",
  "Policy",
  "SignatureVersion",
  "TracingConfig",
]);

const feedback = /^(Application|Firehose|HTTP|Lambda|SQS)(Success|Failure)Feedback(RoleArn|SampleRate)$/;
const fifoOnly = new Set(["ArchivePolicy", "ContentBasedDeduplication", "FifoThroughputScope"]);

const allowedValues: Readonly<Record<string, readonly string[]>> = {
  ContentBasedDeduplication: ["true", "false"],
  FifoThroughputScope: ["Topic", "MessageGroup"],
  FifoTopic: ["true", "false"],
  SignatureVersion: ["1", "2"],
  TracingConfig: ["PassThrough", "Active"],
};

const maxDisplayName = 100;

/** The attributes that a topic is made with. @throws AwsError InvalidParameter */
export function initialAttributes(arn: string, given: Readonly<Record<string, string>>): Topic["attributes"] {
  let topic: Topic = { arn, attributes: { Policy: defaultPolicy(arn) }, tags: [] };
  const isFifoName = arn.endsWith(".fifo");
  const { FifoTopic = "false", ...others } = given;
  checkValue("FifoTopic", FifoTopic);
  if ((FifoTopic === "true") !== isFifoName) throw invalid("Topic Name");
  if (isFifoName) {
    topic = { ...topic, attributes: { ...topic.attributes, FifoTopic, ContentBasedDeduplication: "false" } };
  }
  for (const [name, value] of Object.entries(others)) topic = withAttribute(topic, name, value);
  return topic.attributes;
}

/** The topic with an attribute set; an empty value clears it. @throws AwsError InvalidParameter */
export function withAttribute(topic: Topic, name: string, value: string): Topic {
  if (!settable.has(name) && !feedback.test(name)) throw invalid("AttributeName");
  if (fifoOnly.has(name) && !isFifo(topic)) throw invalid(`Attributes Reason: ${name} is only for FIFO topics`);
  checkValue(name, value);
  const { [name]: _, ...others } = topic.attributes;
  if (name === "Policy") return { ...topic, attributes: { ...others, Policy: value || defaultPolicy(topic.arn) } };
  return { ...topic, attributes: value === "" ? others : { ...others, [name]: value } };
}

function checkValue(name: string, value: string): void {
  if (value === "") return;
  const allowed = Object.hasOwn(allowedValues, name) ? allowedValues[name] : undefined;
  if (allowed !== undefined && !allowed.includes(value)) throw invalid(`Attributes Reason: ${name}: Invalid value`);
  if (name === "DisplayName" && value.length > maxDisplayName) throw invalid("DisplayName");
  if (name === "DeliveryPolicy" && !isJsonObject(value)) throw invalid("DeliveryPolicy: JSON could not be parsed");
  if (name === "Policy") {
    checkResourcePolicy(value, "resource", (problem) => invalid(`Policy Error: ${problem}`));
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

const effectiveDelivery = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: "linear",
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: "text/plain; charset=UTF-8" },
  },
});

/** Every attribute that AWS reports. */
export function reportedAttributes(
  topic: Topic,
  owner: string,
  subscriptions: { readonly confirmed: number; readonly pending: number },
): Topic["attributes"] {
  return {
    DisplayName: "",
    EffectiveDeliveryPolicy: topic.attributes["DeliveryPolicy"] ?? effectiveDelivery,
    ...topic.attributes,
    Owner: owner,
    SubscriptionsConfirmed: String(subscriptions.confirmed),
    SubscriptionsDeleted: "0",
    SubscriptionsPending: String(subscriptions.pending),
    TopicArn: topic.arn,
  };
}
