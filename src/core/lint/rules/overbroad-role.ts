import type { Target } from "../../config/config.js";
import type { NeededRequest } from "../../readiness/derive-requests.js";
import { explainAnswer, judgedRole, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";

/** A name that no policy was written for. */
const anyName = "any-name-4f1c9e07";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege */
export const overbroadRole = defineRule({
  id: "overbroad-role",
  severity: "warning",
  summary: "A role may start any runbook, or take any role",
  needs: ["roles"],

  *check(context) {
    const { target } = context;
    const judged = yield* judgedRole(context);
    const asked = judged?.needed.starts[0]?.current[0];
    if (judged === undefined || asked === undefined || target === undefined) return;
    const { judge } = judged;
    const probes = recalled.get(asked) ?? probesOf(asked, target);
    recalled.set(asked, probes);
    for (const { what, action, request } of probes) {
      const answer = judge.ask(request);
      if (answer.verdict === "unknown" && answer.decision.effects.length === 1)
        yield { unchecked: answer.reason ?? "" };
      if (answer.verdict !== "allowed") continue;
      yield {
        at: roleArnPath,
        message: `Unexpected role \`${judge.role.name}\` that may ${what}, expected \`${action}\` on what the plan needs only: any is ${explainAnswer(context, judge, answer.decision)}`,
        hint: "Name the resources; `muster role` prints the policies that the plan needs",
      };
    }
  },
});

interface Probe {
  readonly what: string;
  readonly action: string;
  readonly request: NeededRequest;
}

// Plans with the same runbook and role have the very same requests.
const recalled = new WeakMap<NeededRequest, readonly Probe[]>();

function probesOf(asked: NeededRequest, { partition, account, regions }: Target): readonly Probe[] {
  const role = `arn:${partition}:iam::${account}:role/${anyName}`;
  const document = `arn:${partition}:ssm:${regions[0]}:${account}:document/${anyName}`;
  const probe = (what: string, action: string, resource: string) => ({
    what,
    action,
    request: withResource(asked, action, resource),
  });
  return [
    probe("start any runbook", "ssm:StartAutomationExecution", document),
    probe("pass any role", "iam:PassRole", role),
    probe("assume any role", "sts:AssumeRole", role),
  ];
}

function withResource(asked: NeededRequest, action: string, resource: string): NeededRequest {
  const { resourceSide: _, ...request } = asked.request;
  return { need: asked.need, shown: resource, request: { ...request, action, resource } };
}
