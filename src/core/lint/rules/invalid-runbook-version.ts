import { hasVersion, lookUpRunbook } from "../look-up-runbook.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

const at = ["actions", 0, "ssmAutomation", "documentVersion"];

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export const invalidRunbookVersion = defineRule({
  id: "invalid-runbook-version",
  severity: "error",
  summary: "A runbook does not have the version that the plan asks for",
  needs: ["documents"],

  *check(context) {
    const { runbook } = context;
    const version = runbook?.documentVersion;
    if (runbook === undefined || version === undefined || version === "$DEFAULT" || version === "$LATEST") return;
    const { documentName } = runbook;
    if (!/^[1-9][0-9]*$/.test(version)) {
      yield {
        at,
        message: `Unexpected version \`${version}\` of runbook \`${documentName}\`, expected a positive whole number, \`$DEFAULT\` or \`$LATEST\``,
        hint: "Write the number of the version: Systems Manager knows no other names here",
      };
      return;
    }

    const copies = lookUpRunbook(context);
    if (typeof copies === "string") return yield { unchecked: copies };
    const found = copies.map(({ document }) =>
      document.state === "present" ? hasVersion(document.value, version) : document.state === "unknown" && "unknown",
    );
    const [present] = copies.flatMap(({ document }) => (document.state === "present" ? [document.value] : []));
    // No document at all is `unknown-runbook`, one that lacks the version in some Regions `runbook-missing-in-region`.
    if (found.includes(true)) return;
    if (present !== undefined && found.every((state) => state === false)) {
      const known = present.versions ?? (present.latestVersion === undefined ? [] : [present.latestVersion]);
      const expected = present.versions === undefined ? "a version up to" : "one of";
      yield {
        at,
        message: `Unexpected version \`${version}\` of runbook \`${documentName}\`, expected ${expected} ${quoteList(known)}`,
        hint: "Pin a version that exists, or publish this one first",
      };
    } else if (found.includes("unknown")) {
      for (const { region, document } of copies) {
        if (document.state === "unknown") yield { unchecked: document.reason };
        else yield { unchecked: `the versions of \`${documentName}\` in ${region} are not in the facts` };
      }
    }
  },
});
