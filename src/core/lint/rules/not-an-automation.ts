import { lookUpRunbook } from "../look-up-runbook.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export const notAnAutomation = defineRule({
  id: "not-an-automation",
  severity: "error",
  summary: "A plan's runbook is a document of another type",
  needs: ["documents"],

  *check(context) {
    const { runbook } = context;
    if (runbook === undefined) return;
    const copies = lookUpRunbook(context);
    if (typeof copies === "string") return yield { unchecked: copies };
    const types = copies.map(({ document }) => (document.state === "present" ? document.value.type : undefined));
    const wrong = types.find((type) => type !== undefined && type !== "Automation");
    if (wrong !== undefined) {
      yield {
        at: ["actions", 0, "ssmAutomation", "documentName"],
        message: `Unexpected document \`${runbook.documentName}\` of type \`${wrong}\`, expected an \`Automation\``,
        hint: "Name an Automation document; it can run this one with the step `aws:runCommand`",
      };
      return;
    }
    for (const { document } of copies) if (document.state === "unknown") yield { unchecked: document.reason };
  },
});
