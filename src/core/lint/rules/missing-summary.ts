import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/response-plans.html */
export const missingSummary = defineRule({
  id: "missing-summary",
  severity: "notice",
  summary: "The incident has no summary",

  *check({ plan }) {
    const { summary } = plan.incidentTemplate;
    if (summary !== undefined && summary.trim() !== "") return;
    yield {
      at: ["incidentTemplate", "summary"],
      message: `Unexpected plan \`${plan.name}\` without a summary, expected what a responder needs to know in the first minute`,
      hint: "Add `incidentTemplate.summary` with the symptom, the impact and where to look",
    };
  },
});
