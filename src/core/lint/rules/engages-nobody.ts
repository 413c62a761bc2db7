import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/response-plans.html */
export const engagesNobody = defineRule({
  id: "engages-nobody",
  severity: "error",
  summary: "A plan engages nobody (a warning for impact 3 to 5)",

  *check({ plan }) {
    if (plan.engagements !== undefined && plan.engagements.length > 0) return;
    if (plan.integrations !== undefined && plan.integrations.length > 0) return;
    const { impact } = plan.incidentTemplate;
    yield {
      at: ["engagements"],
      severity: impact <= 2 ? "error" : "warning",
      message: `Unexpected plan of impact ${impact} that engages nobody, expected an escalation plan, an on-call schedule or a contact in \`engagements\``,
      hint: "Add `engagements: [contact/ALIAS]` with the escalation plan of the team that owns it",
    };
  },
});
