import { accessOf, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/using-service-linked-roles.html */
export const wrongRole = defineRule({
  id: "wrong-role",
  severity: "error",
  summary: "A plan names a role that can never start its runbook",
  needs: ["roles"],

  *check(context) {
    const access = accessOf(context);
    if (access.kind === "unchecked") yield { unchecked: access.reason };
    if (access.kind !== "wrong") return;
    yield {
      at: roleArnPath,
      message: `Unexpected ${access.what}, expected ${access.expected}`,
      hint: "Name a role for starting runbooks; `muster role` prints the policies it needs",
    };
  },
});
