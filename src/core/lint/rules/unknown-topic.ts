import { ownTopics } from "../own-topics.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/chat.html */
export const unknownTopic = defineRule({
  id: "unknown-topic",
  severity: "error",
  summary: "A plan notifies a topic that does not exist",
  needs: ["topics"],

  *check(context) {
    for (const { at, text, arn, known } of ownTopics(context)) {
      if (arn === undefined && context.target !== undefined) {
        yield {
          at,
          message: `Unexpected \`${text}\`, expected the ARN of an SNS topic`,
          hint: "Name a topic: Incident Manager publishes to nothing else",
        };
      } else if (known.state === "unknown") yield { unchecked: known.reason };
      else if (known.state === "absent") {
        yield {
          at,
          message: `Unexpected topic \`${text}\`, expected one that exists`,
          hint: "Correct the name, or create the topic before the plan",
        };
      }
    }
  },
});
