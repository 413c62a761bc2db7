import { lookUpRunbook } from "../look-up-runbook.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/runbooks.html */
export const unknownRunbook = defineRule({
  id: "unknown-runbook",
  severity: "error",
  summary: "A plan starts a runbook that does not exist",
  needs: ["documents"],

  *check(context) {
    const { runbook, target } = context;
    if (runbook === undefined) return;
    const copies = lookUpRunbook(context);
    if (typeof copies === "string") return yield { unchecked: copies };
    const isAbsent = copies.some(({ document }) => document.state === "absent");
    if (copies.every(({ document }) => document.state === "absent")) {
      const place = `account \`${target?.account}\` in ${quoteList(copies.map(({ region }) => region))}`;
      yield {
        at: ["actions", 0, "ssmAutomation", "documentName"],
        message: `Unexpected runbook \`${runbook.documentName}\`, expected a document of ${place}`,
        hint: "Create the document first, or correct the name; one that another account shares needs its full ARN",
      };
    } else if (!isAbsent) {
      for (const { document } of copies) if (document.state === "unknown") yield { unchecked: document.reason };
    }
  },
});
