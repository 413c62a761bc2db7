import { lookUpRunbook } from "../look-up-runbook.js";
import { defineRule, type PlanContext } from "../rule.js";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export const unpinnedRunbook = defineRule({
  id: "unpinned-runbook",
  severity: "warning",
  summary: "A plan does not say which version of its runbook it runs",

  *check(context) {
    const { runbook } = context;
    if (runbook === undefined) return;
    const { documentName, documentVersion } = runbook;
    const at = ["actions", 0, "ssmAutomation"];
    const hint = "Add `documentVersion` with the number of the version that was reviewed";
    if (documentVersion === undefined) {
      const message = `Unexpected runbook \`${documentName}\` without a version, expected a \`documentVersion\` such as \`"3"\``;
      const value = reviewedVersion(context);
      const edit = {
        op: "insert",
        path: [...at, "documentVersion"],
        after: "documentName",
        value: value ?? "",
      } as const;
      const fix = { title: `Pin the runbook to version ${value}, the present default`, edit };
      yield { at: [...at, "documentName"], message, hint, ...(value !== undefined && { fix }) };
    } else if (documentVersion === "$DEFAULT" || documentVersion === "$LATEST") {
      const message = `Unexpected version \`${documentVersion}\` of runbook \`${documentName}\`, expected a number such as \`"3"\``;
      const value = documentVersion === "$DEFAULT" ? reviewedVersion(context) : undefined;
      const edit = { op: "replace", path: [...at, "documentVersion"], value: value ?? "" } as const;
      const fix = { title: `Pin the runbook to version ${value}, the present default`, edit };
      const finding = { at: edit.path, message, hint: "Write the number of the version that was reviewed" };
      yield value === undefined ? finding : { ...finding, fix };
    }
  },
});

/** The version that an incident would run today, where all Regions have the same. */
function reviewedVersion(context: PlanContext): string | undefined {
  const copies = lookUpRunbook(context);
  if (typeof copies === "string") return undefined;
  const versions = copies.map(({ document }) =>
    document.state === "present" ? document.value.defaultVersion : undefined,
  );
  const [first] = versions;
  return first !== undefined && /^[1-9][0-9]*$/.test(first) && versions.every((version) => version === first)
    ? first
    : undefined;
}
