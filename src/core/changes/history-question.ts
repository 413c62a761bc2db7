import type { Target } from "../config/config.js";
import type { NeighbourKind } from "../neighbours/neighbour.js";
import type { Change, FieldChange, NeighbourChange, NeighbourUpdate, PlanChange } from "./change.js";
import { planArn } from "./ownership.js";
import { addressOf } from "./resource-address.js";

/** What is asked about the past of a resource: which operations made it what it is. */
export interface HistoryQuestion {
  /** `response-plan/NAME`, `contact/ALIAS`, `rotation/NAME`, `document/NAME` or `role/NAME`. */
  readonly resource: string;
  /** The ARNs that events may tell it by: a document has one in each Region. A role's is without its path. */
  readonly arns: readonly string[];
  readonly operations: readonly string[];
  /** IAM's events stand in one Region of the partition only, whichever Region people work in. */
  readonly isGlobal: boolean;
}

/** The question about a change that is not what somebody expected: who made the resource what it is now? */
export function historyQuestion(change: Change, target: Target): HistoryQuestion {
  return {
    resource: addressOf(change),
    arns: arnsOf(change, target),
    operations: change.resourceKind === "ResponsePlan" ? planOperations(change) : neighbourOperations(change),
    isGlobal: change.resourceKind === "Role",
  };
}

function arnsOf(change: Change, target: Target): readonly string[] {
  const { partition, account, regions } = target;
  const { name } = change;
  switch (change.resourceKind) {
    case "ResponsePlan":
      return [change.kind === "create" ? planArn(target, name) : change.actual.arn];
    case "Contact":
    case "EscalationPlan":
    case "OnCallSchedule":
      return [`arn:${partition}:ssm-contacts:${regions[0]}:${account}:contact/${name}`];
    case "Rotation":
      // What AWS lacks has no ARN any more, and events tell a rotation by nothing else.
      return change.kind === "create" ? [] : [change.actual.arn];
    case "Runbook":
      return regions.map((region) => `arn:${partition}:ssm:${region}:${account}:document/${name}`);
    case "Role":
      return [`arn:${partition}:iam::${account}:role/${name}`];
  }
}

function planOperations(change: PlanChange): readonly string[] {
  if (change.kind === "create") return ["DeleteResponsePlan"];
  if (change.kind === "delete") return ["CreateResponsePlan", "UpdateResponsePlan"];
  const isTag = ({ pointer }: FieldChange) => pointer.startsWith("/tags");
  const [hasTags, hasOthers] = [change.fields.some(isTag), !change.fields.every(isTag)];
  return [
    ...(hasOthers ? ["UpdateResponsePlan"] : []),
    ...(hasTags ? ["TagResource", "UntagResource"] : []),
    "CreateResponsePlan",
  ];
}

const nouns: Readonly<Record<NeighbourKind, string>> = {
  Contact: "Contact",
  EscalationPlan: "Contact",
  OnCallSchedule: "Contact",
  Rotation: "Rotation",
  Runbook: "Document",
  Role: "Role",
};

/** Which operations change a field, by its pointer; the first that fits counts. */
const writers: readonly (readonly [kinds: RegExp, pointer: RegExp, operations: readonly string[]])[] = [
  [/^Runbook$/u, /^\/Tags\//u, ["AddTagsToResource", "RemoveTagsFromResource"]],
  [/^Role$/u, /^\/Tags\//u, ["TagRole", "UntagRole"]],
  [/./u, /^\/Tags\//u, ["TagResource", "UntagResource"]],
  [/^Contact$/u, /^\/Channels\/[^/]*\/DeliveryAddress$/u, ["UpdateContactChannel"]],
  [/^Contact$/u, /^\/Channels\//u, ["CreateContactChannel", "UpdateContactChannel", "DeleteContactChannel"]],
  [/^Runbook$/u, /^\/Regions$/u, ["UpdateDocument", "UpdateDocumentDefaultVersion", "DeleteDocument"]],
  [/^Runbook$/u, /./u, ["UpdateDocument", "UpdateDocumentDefaultVersion"]],
  [/^Role$/u, /^\/AssumeRolePolicyDocument$/u, ["UpdateAssumeRolePolicy"]],
  [/^Role$/u, /^\/Policies\//u, ["PutRolePolicy", "DeleteRolePolicy"]],
  [/^Role$/u, /^\/ManagedPolicyArns$/u, ["AttachRolePolicy", "DetachRolePolicy"]],
  [/^Role$/u, /^\/PermissionsBoundary$/u, ["PutRolePermissionsBoundary", "DeleteRolePermissionsBoundary"]],
  [/^Role$/u, /^\/Description$/u, ["UpdateRole", "UpdateRoleDescription"]],
];

function neighbourOperations(change: NeighbourChange): readonly string[] {
  const noun = nouns[change.resourceKind];
  if (change.kind === "create") return [`Delete${noun}`];
  if (change.kind === "delete") return [`Create${noun}`, `Update${noun}`];
  return [...new Set([...change.fields.flatMap(({ pointer }) => writersOf(change, pointer)), `Create${noun}`])];
}

function writersOf({ resourceKind }: NeighbourUpdate, pointer: string): readonly string[] {
  const found = writers.find(([kinds, fields]) => kinds.test(resourceKind) && fields.test(pointer));
  return found?.[2] ?? [`Update${nouns[resourceKind]}`];
}
