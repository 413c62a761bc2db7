import { passedRoles } from "../../readiness/derive-requests.js";
import { stepsRoles } from "../../readiness/steps-roles.js";
import { accessOf, lookUpRole, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/runbooks.html */
export const unknownRole = defineRule({
  id: "unknown-role",
  severity: "error",
  summary: "A plan names a role that does not exist",
  needs: ["roles"],

  *check(context) {
    const { runbook, target, facts } = context;
    const access = accessOf(context);
    if (runbook === undefined) return;
    if (access.kind === "unchecked") yield { unchecked: access.reason };
    const hint = "Create the role first, or correct its name and path; `muster role` prints the policies it needs";
    if (access.kind === "absent") {
      yield { at: roleArnPath, message: `Unexpected role \`${runbook.roleArn}\`, expected one that exists`, hint };
    }
    const passed = passedRoles(runbook);
    const named = target === undefined ? [] : stepsRoles(runbook, target, facts).map(({ arn }) => arn);
    for (const arn of new Set([...passed, ...named])) {
      if (lookUpRole(context, arn).state !== "absent") continue;
      const place = passed.includes(arn) ? ["parameters", "AutomationAssumeRole"] : ["documentName"];
      const at = ["actions", 0, "ssmAutomation", ...place];
      yield { at, message: `Unexpected role \`${arn}\` for the runbook's steps, expected one that exists`, hint };
    }
  },
});
