import { randomUUID } from "node:crypto";
import { parseCaller } from "../../../core/policy/caller.js";
import type { Call } from "../../call.js";
import type { Handlers, InputOf } from "../../service.js";
import { tableOf } from "../../state/store.js";
import { policiesOfCaller } from "../iam/policies-of-caller.js";
import { checkTopicKey } from "./check-topic-key.js";
import type { description } from "./description.js";
import { invalid } from "./errors.js";
import { isFifo, scopeOf, type Topic } from "./topic.js";
import { readableTopic } from "./topics.js";

type PublishInput = InputOf<typeof description, "Publish">;

const maxMessage = 256 * 1024;
const subject = /^[^\p{Cc}]{1,100}$/u;
const phoneNumber = /^\+[1-9]\d{1,14}$/;

/** The sequence number of the last message, by the ARN of a FIFO topic. */
const sequences = tableOf<number>("sns/sequences", "region");

export const publishHandlers: Handlers<typeof description> = {
  Publish: (input, call) => {
    const arn = input.TopicArn ?? input.TargetArn;
    checkMessage(input);
    if (arn === undefined) {
      if (!phoneNumber.test(input.PhoneNumber ?? "")) throw invalid("PhoneNumber Reason: no valid topic or number");
      return { MessageId: randomUUID() };
    }
    const topic = readableTopic(arn, "Publish", call);
    checkGroup(topic, input);
    const caller = parseCaller(call.caller.arn);
    if (caller !== undefined) {
      checkTopicKey(topic, { caller, account: call.account, policies: policiesOfCaller(call) }, call);
    }
    return { MessageId: randomUUID(), ...(isFifo(topic) ? { SequenceNumber: nextInSequence(arn, call) } : {}) };
  },
};

function checkMessage({ Message, Subject, MessageStructure }: PublishInput): void {
  if (Message === "") throw invalid("Empty message");
  if (Buffer.byteLength(Message) > maxMessage) throw invalid("Message too long");
  if (Subject !== undefined && !subject.test(Subject)) throw invalid("Subject");
  if (MessageStructure === undefined || MessageStructure === "") return;
  if (MessageStructure !== "json") throw invalid("MessageStructure");
  const byProtocol = parse(Message);
  if (typeof byProtocol !== "object" || byProtocol === null) {
    throw invalid("Message Structure - JSON message body failed to parse");
  }
  if (!("default" in byProtocol)) throw invalid("Message Structure - No default entry in JSON message body");
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html */
function checkGroup(topic: Topic, { MessageGroupId, MessageDeduplicationId }: PublishInput): void {
  if (!isFifo(topic)) {
    if (MessageDeduplicationId === undefined) return;
    throw invalid(
      "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
    );
  }
  if (MessageGroupId === undefined) throw invalid("The MessageGroupId parameter is required for FIFO topics");
  if (MessageDeduplicationId === undefined && topic.attributes["ContentBasedDeduplication"] !== "true") {
    throw invalid(
      "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
    );
  }
}

function nextInSequence(arn: string, call: Call): string {
  const table = call.store.table(sequences, scopeOf(arn));
  const next = (table.get(arn) ?? 0) + 1;
  table.set(arn, next);
  return `1${String(next).padStart(19, "0")}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
