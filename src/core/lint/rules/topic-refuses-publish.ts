import { ownTopics } from "../own-topics.js";
import { defineRule } from "../rule.js";
import { judgePublish } from "../topic-access.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/chat.html */
export const topicRefusesPublish = defineRule({
  id: "topic-refuses-publish",
  severity: "error",
  summary: "A topic's policy does not let Incident Manager publish",
  needs: ["topics"],

  *check(context) {
    for (const { at, arn: parts, known } of ownTopics(context)) {
      if (parts === undefined && context.target !== undefined) continue;
      if (known.state === "unknown") yield { unchecked: known.reason };
      if (known.state !== "present") continue;
      const { arn, policy } = known.value;
      if (policy === undefined) {
        yield { unchecked: `the policy of \`${arn}\` is not in the facts` };
        continue;
      }
      const access = judgePublish(context, arn, policy);
      if (access.verdict === "unknown") yield { unchecked: access.reason };
      if (access.verdict !== "denied") continue;
      const [deny] = access.decision.statements;
      const name = deny?.sid === undefined ? `statement ${deny?.index}` : `statement \`${deny.sid}\``;
      const why = access.decision.effect === "explicitDeny" ? `, which ${name} of its policy denies` : "";
      yield {
        at,
        message: `Unexpected topic \`${arn}\`${why}, expected a policy that lets \`ssm-incidents.amazonaws.com\` do \`sns:Publish\``,
        hint: `Allow \`SNS:Publish\` on the topic to the service \`ssm-incidents.amazonaws.com\`, with \`StringEqualsIfExists\` \`AWS:SourceAccount\` ${context.target?.account ?? "of the plan"}`,
      };
    }
  },
});
