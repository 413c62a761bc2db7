import { defineRule } from "../rule.js";

/** AWS does not say which of the two wins. @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SsmAutomation.html */
export const conflictingParameter = defineRule({
  id: "conflicting-parameter",
  severity: "error",
  summary: "A runbook parameter is both fixed and dynamic",

  *check({ runbook }) {
    const fixed = runbook?.parameters ?? {};
    for (const name of Object.keys(runbook?.dynamicParameters ?? {})) {
      if (!Object.hasOwn(fixed, name)) continue;
      yield {
        at: ["actions", 0, "ssmAutomation", "dynamicParameters", name],
        part: "key",
        message: `Unexpected parameter \`${name}\` in both \`parameters\` and \`dynamicParameters\`, expected it in one of them`,
        hint: `Remove \`${name}\` from \`parameters\` or from \`dynamicParameters\``,
      };
    }
  },
});
