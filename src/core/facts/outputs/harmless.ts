import type { OutputReader } from "../reading.js";

/** Members that tell an output of which Muster needs nothing: it may lie among the recorded ones. */
const tellingMembers = {
  // Plans are compared with AWS itself, never with a recording.
  "ssm-incidents list-response-plans": "responsePlanSummaries",
  "ssm-incidents get-response-plan": "incidentTemplate",
  "ssm-incidents get-resource-policies": "resourcePolicies",
  "ssm-incidents list-tags-for-resource": "tags",
  "ssm-contacts get-contact-policy": "ContactArn",
  "ssm-contacts list-preview-rotation-shifts": "RotationShifts",
  "iam list-role-tags": "Tags",
  "iam get-account-summary": "SummaryMap",
  "iam list-account-aliases": "AccountAliases",
  "iam list-policy-versions": "Versions",
  "ssm list-tags-for-resource": "TagList",
  "sns list-subscriptions-by-topic": "Subscriptions",
  "kms list-keys": "Keys",
  "events list-event-buses": "EventBuses",
  "organizations describe-organization": "Organization",
  "organizations list-parents": "Parents",
  "organizations list-roots": "Roots",
  "organizations list-policies-for-target": "Policies",
  "secretsmanager get-resource-policy": "ResourcePolicy",
} as const;

/** Outputs that say nothing that a check needs. Asked last: some of these members stand in telling outputs, too. */
export const harmlessOutputs: readonly OutputReader[] = Object.entries(tellingMembers).map(([command, name]) => ({
  command,
  matches: (output) => Object.hasOwn(output, name),
  read: () => undefined,
}));
