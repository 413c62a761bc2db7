import { passedRoles } from "../../readiness/derive-requests.js";
import { accessOf, lookUpRole, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/runbooks.html */
export const unknownRole = defineRule({
  id: "unknown-role",
  severity: "error",
  summary: "A plan names a role that does not exist",
  needs: ["roles"],

  *check(context) {
    const { runbook } = context;
    const access = accessOf(context);
    if (runbook === undefined) return;
    if (access.kind === "unchecked") yield { unchecked: access.reason };
    const hint = "Create the role first, or correct its name and path; `muster role` prints the policies it needs";
    if (access.kind === "absent") {
      yield { at: roleArnPath, message: `Unexpected role \`${runbook.roleArn}\`, expected one that exists`, hint };
    }
    for (const arn of passedRoles(runbook)) {
      if (lookUpRole(context, arn).state !== "absent") continue;
      const at = ["actions", 0, "ssmAutomation", "parameters", "AutomationAssumeRole"];
      yield { at, message: `Unexpected role \`${arn}\` for the runbook's steps, expected one that exists`, hint };
    }
  },
});
