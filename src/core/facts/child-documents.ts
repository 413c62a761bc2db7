import { elements, type FactNode, member, textAt } from "./fact-node.js";
import type { DocumentRequest } from "./fact-request.js";

/**
 * The runbooks that a runbook starts by name; those whose names come from a parameter are not known before it runs.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAutomation.html
 */
export function childDocuments(content: unknown): readonly DocumentRequest[] {
  const root: FactNode = { value: content, pointer: "", origin: { kind: "recorded" } };
  return elements(member(root, "mainSteps")).flatMap((step) => {
    const inputs = member(step, "inputs");
    const name = textAt(inputs, "DocumentName");
    if (textAt(step, "action") !== "aws:executeAutomation" || name === undefined || name.includes("{{")) return [];
    const version = textAt(inputs, "DocumentVersion");
    return [{ name, versions: version === undefined || version.includes("{{") ? [] : [version] }];
  });
}
