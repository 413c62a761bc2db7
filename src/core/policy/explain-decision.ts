import type { Decision, PolicyLayer, StatementRef } from "./decision.js";

const layerNames: Readonly<Record<PolicyLayer, string>> = {
  identity: "identity policies",
  boundary: "permissions boundary",
  session: "session policies",
  resource: "resource's policy",
  serviceControl: "service control policies",
  resourceControl: "resource control policies",
};

/**
 * A decision in words: *allowed by statement `StartRunbook` of policy `incident-runbook` (facts/iam.json:41)*.
 *
 * @param placeOf where a statement stands, as a reader would open it
 */
export function explainDecision(decision: Decision, placeOf: (ref: StatementRef) => string | undefined): string {
  const answer = explainEffect(decision, placeOf);
  const keys = decision.missingKeys.map((key) => `\`${key}\``);
  return keys.length === 0 ? answer : `${answer}; depends on ${keys.join(", ")}`;
}

function explainEffect(
  { effect, statements, missingAllow }: Decision,
  placeOf: (ref: StatementRef) => string | undefined,
) {
  const [first] = statements;
  if (effect === "implicitDeny") {
    return missingAllow === undefined
      ? "not allowed"
      : `not allowed: no statement of the ${layerNames[missingAllow]} allows it`;
  }
  const verb = effect === "allowed" ? "allowed" : "denied";
  if (first === undefined) return verb;
  const place = placeOf(first);
  return `${verb} by ${nameStatement(first)}${place === undefined ? "" : ` (${place})`}`;
}

/** *statement `StartRunbook` of policy `incident-runbook`*; counted from 1 where it has no `Sid`. */
export function nameStatement({ policy, index, sid }: StatementRef): string {
  return `statement ${sid === undefined ? index + 1 : `\`${sid}\``} of policy \`${policy}\``;
}
