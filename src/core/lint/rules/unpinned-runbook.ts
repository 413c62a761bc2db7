import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export const unpinnedRunbook = defineRule({
  id: "unpinned-runbook",
  severity: "warning",
  summary: "A plan does not say which version of its runbook it runs",

  *check({ runbook }) {
    if (runbook === undefined) return;
    const { documentName, documentVersion } = runbook;
    const at = ["actions", 0, "ssmAutomation"];
    const hint = "Add `documentVersion` with the number of the version that was reviewed";
    if (documentVersion === undefined) {
      const message = `Unexpected runbook \`${documentName}\` without a version, expected a \`documentVersion\` such as \`"3"\``;
      yield { at: [...at, "documentName"], message, hint };
    } else if (documentVersion === "$DEFAULT" || documentVersion === "$LATEST") {
      const message = `Unexpected version \`${documentVersion}\` of runbook \`${documentName}\`, expected a number such as \`"3"\``;
      yield { at: [...at, "documentVersion"], message, hint: "Write the number of the version that was reviewed" };
    }
  },
});
