import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/tutorials-runbooks.html */
export const missingRunbook = defineRule({
  id: "missing-runbook",
  severity: "notice",
  summary: "A plan starts no runbook",

  *check({ plan, runbook }) {
    if (runbook !== undefined) return;
    yield {
      at: ["actions"],
      message: `Unexpected plan \`${plan.name}\` without a runbook, expected an \`ssmAutomation\` in \`actions\``,
      hint: "Add a runbook, even one that only lists the first steps: `AWSIncidents-CriticalIncidentRunbookTemplate` can be cloned",
    };
  },
});
