import type { Call } from "../../call.js";
import { scopeOf, type Topic } from "./topic.js";

/** Whether the caller may do this with a topic, after the topic's policy and the caller's own. */
export function mayUseTopic(_topic: Topic | undefined, arn: string, _action: string, call: Call): boolean {
  return scopeOf(arn).account === call.account;
}
