import type { Path } from "../../diagnostic.js";
import type { ResponsePlan } from "../../plan/response-plan.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/chat.html */
export const singleRegionNotification = defineRule({
  id: "single-region-notification",
  severity: "notice",
  summary: "A plan's topics are all in one of several Regions",

  *check({ plan, target }) {
    for (const { at, topics } of topicLists(plan)) {
      const regions = new Set(topics.map((arn) => arn.split(":")[3]));
      const [region] = regions;
      if (regions.size !== 1) continue;
      if (target === undefined) {
        yield { unchecked: "no target says which Regions the replication set has" };
      } else if (target.regions.length > 1) {
        const missing = target.regions.filter((name) => name !== region);
        yield {
          at,
          message: `Unexpected topics in \`${region}\` alone, expected one in each Region of the replication set; there is none in ${quoteList(missing)}`,
          hint: "Add a topic of each Region, so that updates go out when a Region is down",
        };
      }
    }
  },
});

function topicLists({ chatChannel, incidentTemplate }: ResponsePlan): readonly {
  readonly at: Path;
  readonly topics: readonly string[];
}[] {
  return [
    {
      at: ["chatChannel", "chatbotSns"],
      topics: chatChannel !== undefined && "chatbotSns" in chatChannel ? chatChannel.chatbotSns : [],
    },
    {
      at: ["incidentTemplate", "notificationTargets"],
      topics: (incidentTemplate.notificationTargets ?? []).flatMap(({ snsTopicArn }) => snsTopicArn ?? []),
    },
  ];
}
