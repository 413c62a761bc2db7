import { hasVersion, lookUpRunbook, type RunbookCopy } from "../look-up-runbook.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

const at = ["actions", 0, "ssmAutomation"];

/** The run starts where the incident starts. @see https://docs.aws.amazon.com/incident-manager/latest/userguide/incident-creation.html */
export const runbookMissingInRegion = defineRule({
  id: "runbook-missing-in-region",
  severity: "error",
  summary: "A runbook, or its version, is missing in a Region of the replication set",
  needs: ["documents"],

  *check(context) {
    const { runbook } = context;
    if (runbook === undefined) return;
    const copies = lookUpRunbook(context);
    if (typeof copies === "string" || copies.length < 2) return;
    const { documentName, documentVersion } = runbook;

    const missing = copies.filter(({ document }) => document.state === "absent");
    if (missing.length === copies.length) return;
    if (missing.length > 0) {
      yield {
        at: [...at, "documentName"],
        message: `Unexpected runbook \`${documentName}\`, which is missing in ${regionsOf(missing)}, expected it in each Region of the replication set`,
        hint: `Create the document in ${regionsOf(missing)}: an incident that starts there runs it there`,
      };
    }
    const outdated = copies.filter((copy) => versionState(copy, documentVersion) === false);
    if (outdated.length > 0 && outdated.length + missing.length < copies.length) {
      yield {
        at: [...at, "documentVersion"],
        message: `Unexpected version \`${documentVersion}\` of runbook \`${documentName}\`, which is missing in ${regionsOf(outdated)}, expected it in each Region of the replication set`,
        hint: "Publish the same versions in each Region, in the same order",
      };
    }
    for (const copy of copies) {
      const { region, document } = copy;
      if (document.state === "unknown") yield { unchecked: document.reason };
      else if (versionState(copy, documentVersion) === "unknown") {
        yield { unchecked: `the versions of \`${documentName}\` in ${region} are not in the facts` };
      }
    }
  },
});

function versionState({ document }: RunbookCopy, version: string | undefined): boolean | "unknown" {
  return document.state !== "present" || hasVersion(document.value, version);
}

function regionsOf(copies: readonly RunbookCopy[]): string {
  return quoteList(copies.map(({ region }) => region));
}
