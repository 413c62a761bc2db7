import { ownTopics } from "../own-topics.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/chat.html */
export const topicOutsideRegions = defineRule({
  id: "topic-outside-regions",
  severity: "warning",
  summary: "A plan's topic lies in a Region outside the replication set",

  *check(context) {
    for (const { at, text, arn } of ownTopics(context)) {
      if (arn === undefined) continue;
      if (context.target === undefined) {
        yield { unchecked: "no target says which Regions the replication set has" };
      } else if (!context.target.regions.includes(arn.region)) {
        yield {
          at,
          message: `Unexpected topic \`${text}\` in \`${arn.region}\`, expected one in a Region of the replication set: ${quoteList(context.target.regions)}`,
          hint: "Use a topic in each Region of the replication set",
        };
      }
    }
  },
});
