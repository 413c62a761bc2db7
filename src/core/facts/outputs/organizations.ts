import type { NotedLevel } from "../fact-ledger.js";
import { elements, type FactNode, isRecord, member, textAt } from "../fact-node.js";
import { parsePolicy } from "../policy-text.js";
import { complain, expectAccount, expectText, noteFrom, type OutputReader, type Reading } from "../reading.js";

/**
 * Outputs of `aws organizations describe-policy`, and Muster's own form for what stands above an account, from the root
 * down: `{"ServiceControlPolicies": [["p-root"], ["p-unit"], []], "ResourceControlPolicies": [...]}`. A policy is the
 * id of a described one, or `{"Name": ..., "Content": ...}`.
 */
export const organizationOutputs: readonly OutputReader[] = [
  {
    command: "organizations describe-policy",
    matches: (output) => isRecord(output["Policy"]) && isRecord(output["Policy"]["PolicySummary"]),
    read(output, reading) {
      const policy = member(output, "Policy");
      const summary = member(policy, "PolicySummary") ?? output;
      const id = expectText(reading, summary, "Id", "the policy's id");
      const content = member(policy, "Content");
      if (id === undefined || content === undefined) return;
      const name = textAt(summary, "Name") ?? id;
      noteFrom(reading, "organizationPolicy", id, { name, document: parsePolicy(content.value) }, content);
    },
  },
  {
    command: "organization policies of an account",
    matches: (output) =>
      Array.isArray(output["ServiceControlPolicies"]) || Array.isArray(output["ResourceControlPolicies"]),
    read(output, reading) {
      const account = expectAccount(reading, output, "organization policies");
      if (account === undefined) return;
      const serviceControl = member(output, "ServiceControlPolicies");
      const resourceControl = member(output, "ResourceControlPolicies");
      const policies = {
        ...(serviceControl === undefined ? {} : { serviceControl: levelsOf(serviceControl, reading) }),
        ...(resourceControl === undefined ? {} : { resourceControl: levelsOf(resourceControl, reading) }),
      };
      reading.accounts.add(account);
      noteFrom(reading, "organization", account, policies, output);
    },
  },
];

function levelsOf(levels: FactNode, reading: Reading): readonly NotedLevel[] {
  return elements(levels).map((level) => elements(level).flatMap((policy) => policyOf(policy, reading) ?? []));
}

function policyOf(node: FactNode, reading: Reading): NotedLevel[number] | undefined {
  if (typeof node.value === "string") return node.value;
  const name = textAt(node, "Name") ?? textAt(node, "Id");
  const content = member(node, "Content");
  if (name !== undefined && content !== undefined) return { name, document: parsePolicy(content.value) };
  complain(reading, node, "Unexpected organisation policy, expected an id or `Name` and `Content`");
  return undefined;
}
