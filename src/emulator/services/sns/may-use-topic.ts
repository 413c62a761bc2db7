import { parseCaller } from "../../../core/policy/caller.js";
import type { Call } from "../../call.js";
import { decideAtResource } from "../../resource-policy.js";
import { policiesOfCaller } from "../iam/policies-of-caller.js";
import { defaultPolicy, scopeOf, type Topic } from "./topic.js";

/**
 * Whether the caller may do this with a topic. Publishing is judged by the topic's policy and the caller's own, and so
 * is everything that another account does; an account's own housekeeping is not judged.
 */
export function mayUseTopic(topic: Topic | undefined, arn: string, action: string, call: Call): boolean {
  const isOwn = scopeOf(arn).account === call.account;
  if (topic === undefined || (isOwn && action !== "Publish")) return isOwn;
  const caller = parseCaller(call.caller.arn);
  if (caller === undefined) return false;
  const context = new Map([
    ["aws:sourceowner", [call.account]],
    ["aws:principalaccount", [call.account]],
    ["aws:principalarn", [call.caller.roleArn ?? call.caller.arn]],
  ]);
  const policy = topic.attributes["Policy"] ?? defaultPolicy(arn);
  const request = { policy, type: "resource", caller, action: `sns:${action}`, resource: arn, context } as const;
  return decideAtResource({ ...request, ...policiesOfCaller(call) })?.effect === "allowed";
}
