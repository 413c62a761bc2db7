import { member, textAt } from "../../../core/facts/fact-node.js";
import { accountInArn } from "../../../core/policy/request.js";
import { rootOf } from "../../../core/readiness/derive-requests.js";
import type { Call } from "../../call.js";
import { decideAtResource } from "../../resource-policy.js";
import { roleWithArn } from "../iam/state.js";
import { invalidExecution } from "./errors.js";

const service = "ssm.amazonaws.com";

/**
 * Systems Manager assumes the role of an automation's steps when it starts. One of another account is not asked.
 *
 * @throws AwsError InvalidAutomationExecutionParametersException
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-troubleshooting.html
 */
export function checkAssumeRole(
  content: unknown,
  given: Readonly<Record<string, readonly string[]>>,
  executionId: string,
  call: Call,
): void {
  const arn = assumeRoleOf(content, given, call);
  if (arn === "" || accountInArn(arn) !== call.account) return;
  const role = roleWithArn(call.store, arn);
  const context = new Map([
    ["aws:sourceaccount", [call.account]],
    ["aws:sourcearn", [`arn:${call.partition}:ssm:${call.region}:${call.account}:automation-execution/${executionId}`]],
    ["aws:principalisawsservice", ["true"]],
    ["aws:principalservicename", [service]],
    ["aws:securetransport", ["true"]],
  ]);
  const caller = { kind: "service", name: service } as const;
  const request = { type: "trust", caller, action: "sts:AssumeRole", resource: arn, context } as const;
  const decision = role && decideAtResource({ ...request, policy: role.trust });
  if (decision?.effect !== "allowed") throw invalidExecution("The defined assume role is unable to be assumed.");
}

function assumeRoleOf(content: unknown, given: Readonly<Record<string, readonly string[]>>, call: Call): string {
  const written = textAt(rootOf(content), "assumeRole")?.trim() ?? "";
  const declared = member(rootOf(content), "parameters");
  return written.replace(/\{\{\s*([\w.:-]+)\s*\}\}/g, (text, name: string) => {
    if (name === "global:ACCOUNT_ID") return call.account;
    if (name === "global:REGION") return call.region;
    return given[name]?.[0] ?? textAt(member(declared, name), "default") ?? text;
  });
}
