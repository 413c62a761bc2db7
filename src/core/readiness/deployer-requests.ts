import type { Target } from "../config/config.js";
import type { Path } from "../diagnostic.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { parseCaller } from "../policy/caller.js";
import type { NeededRequest } from "./derive-requests.js";

/** What a deployer needs for one place of a plan. */
export interface DeployerRequest {
  readonly needed: NeededRequest;
  readonly at: Path;
  /** The condition that the smallest statement for it has. */
  readonly condition?: Readonly<Record<string, unknown>>;
}

const passCondition = { StringEquals: { "iam:PassedToService": "ssm-incidents.amazonaws.com" } };

/** Makes requests of a deployer in a target, each with what is known of its context. */
export function deployerAsk(target: Target, deployerArn: string) {
  const caller = parseCaller(deployerArn) ?? { kind: "anonymous" as const };
  return (action: string, resource: string, { known = [], region = target.regions[0] }: Asked = {}): NeededRequest => ({
    need: "deploy" as const,
    shown: resource,
    request: {
      action,
      resource,
      caller,
      context: new Map([
        ["aws:principalarn", [deployerArn]],
        ["aws:principalaccount", [deployerArn.split(":")[4] ?? ""]],
        ["aws:requestedregion", [region]],
        ["aws:securetransport", ["true"]],
        ...known,
      ]),
    },
  });
}

interface Asked {
  /** Condition keys with their values. */
  readonly known?: readonly (readonly [key: string, values: readonly string[]])[];
  /** Absent: the target's first. */
  readonly region?: string;
}

/**
 * The requests that creating and updating a plan take. `CreateResponsePlan` knows no resource: it needs `*`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanagerincidentmanager.html
 */
export function deployerRequests(plan: ResponsePlan, target: Target, deployerArn: string): readonly DeployerRequest[] {
  const arn = `arn:${target.partition}:ssm-incidents::${target.account}:response-plan/${plan.name}`;
  const ask = deployerAsk(target, deployerArn);
  const roleArn = plan.actions?.[0]?.ssmAutomation.roleArn;
  const passes = roleArn === undefined || !roleArn.startsWith("arn:") ? [] : [roleArn];
  return [
    { needed: ask("ssm-incidents:CreateResponsePlan", "*"), at: ["name"] },
    { needed: ask("ssm-incidents:UpdateResponsePlan", arn), at: ["name"] },
    { needed: ask("ssm-incidents:TagResource", arn), at: ["name"] },
    ...passes.map((role) => ({
      needed: ask("iam:PassRole", role, { known: [["iam:passedtoservice", ["ssm-incidents.amazonaws.com"]]] }),
      at: ["actions", 0, "ssmAutomation", "roleArn"],
      condition: passCondition,
    })),
  ];
}
