import { defineRule } from "../rule.js";

const widest = 3;

/** All engagements start at once; AWS takes up to five. @see https://docs.aws.amazon.com/incident-manager/latest/userguide/response-plans.html */
export const wideEngagement = defineRule({
  id: "wide-engagement",
  severity: "warning",
  summary: "A plan pages many at once",

  *check({ plan }) {
    const count = plan.engagements?.length ?? 0;
    if (count <= widest) return;
    yield {
      at: ["engagements"],
      message: `Unexpected ${count} engagements that are paged at the same moment, expected at most ${widest}`,
      hint: "Page an escalation plan or an on-call schedule first, and let responders engage the others",
    };
  },
});
