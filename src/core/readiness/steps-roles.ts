import type { Target } from "../config/config.js";
import { member, textAt } from "../facts/fact-node.js";
import type { Facts } from "../facts/facts.js";
import { documentKey } from "../facts/look-up.js";
import type { SsmAutomation } from "../plan/response-plan.js";
import { parseCaller } from "../policy/caller.js";
import { contextOf, documentContent, type NeededRequest, passedRoles, rootOf } from "./derive-requests.js";

export const systemsManager = "ssm.amazonaws.com";

/** A role that a runbook's steps run as, and in which Region. */
export interface StepsRole {
  readonly arn: string;
  readonly region: string;
  /** The plan gives it, in `AutomationAssumeRole`; else the runbook itself names it. */
  readonly isPassed: boolean;
}

/**
 * The roles that the steps of a plan's runbook run as, as far as its content or the plan tells. Without one the steps
 * run as the role that started the runbook.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html
 */
export function stepsRoles(runbook: SsmAutomation, target: Target, facts: Facts): readonly StepsRole[] {
  const passed = passedRoles(runbook);
  return target.regions.flatMap((region) => {
    const document = facts.documents.get(documentKey(region, target.account, runbook.documentName))?.value;
    const content = document && documentContent(document, runbook.documentVersion);
    const arns = content === undefined ? passed : [namedRole(content, runbook, target, region)];
    const roles = arns.filter((arn) => arn !== undefined && parseCaller(arn)?.kind === "role");
    return roles.flatMap((arn) => (arn === undefined ? [] : [{ arn, region, isPassed: passed.includes(arn) }]));
  });
}

/** Systems Manager assumes the role for an execution whose id is not known before it starts. */
export function stepsAssumeRequest({ arn, region }: StepsRole, target: Target): NeededRequest {
  const execution = `arn:${target.partition}:ssm:${region}:${target.account}:automation-execution/`;
  const context = contextOf({
    "aws:SourceAccount": target.account,
    "aws:PrincipalIsAWSService": "true",
    "aws:PrincipalServiceName": systemsManager,
    "aws:SecureTransport": "true",
    "sts:ExternalId": [],
    "aws:MultiFactorAuthPresent": [],
  });
  const caller = { kind: "service", name: systemsManager } as const;
  const prefixes = new Map([["aws:sourcearn", execution]]);
  return {
    need: "assume",
    shown: arn,
    request: { action: "sts:AssumeRole", resource: arn, caller, context, prefixes },
  };
}

/** What a runbook's `assumeRole` comes to with the plan's parameters; absent where it has none. */
function namedRole(
  content: unknown,
  { parameters = {} }: SsmAutomation,
  { account }: Target,
  region: string,
): string | undefined {
  const written = textAt(rootOf(content), "assumeRole");
  const declared = member(rootOf(content), "parameters");
  const named = written?.trim().replace(/\{\{\s*([\w.:-]+)\s*\}\}/g, (text, name: string) => {
    if (name === "global:ACCOUNT_ID") return account;
    if (name === "global:REGION") return region;
    const given = Object.hasOwn(parameters, name) ? parameters[name]?.[0] : undefined;
    return given ?? textAt(member(declared, name), "default") ?? text;
  });
  return named === "" ? undefined : named;
}
