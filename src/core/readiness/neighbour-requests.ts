import type { Target } from "../config/config.js";
import type { Path } from "../diagnostic.js";
import type { NeighbourKind, NeighbourValue } from "../neighbours/neighbour.js";
import { listOf } from "../neighbours/normal-form.js";
import { isMapping } from "../plan/decode-resource.js";
import { type DeployerRequest, deployerAsk } from "./deployer-requests.js";

/** A neighbour as its file declares it in a target. */
interface DeclaredNeighbour {
  readonly kind: NeighbourKind;
  readonly name: string;
  readonly value: NeighbourValue;
}

/**
 * The requests that making a neighbour, and making it as its file says, take: only those of what the file has.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_ssm-contacts.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function neighbourRequests(
  neighbour: DeclaredNeighbour,
  target: Target,
  deployerArn: string,
): readonly DeployerRequest[] {
  const place = { ...neighbour, target, ask: deployerAsk(target, deployerArn) };
  switch (neighbour.kind) {
    case "Contact":
      return [...contactRequests(place), ...channelRequests(place)];
    case "EscalationPlan":
      return [...contactRequests(place), ...associations(place)];
    case "OnCallSchedule":
      return contactRequests(place);
    case "Rotation":
      return rotationRequests(place);
    case "Runbook":
      return runbookRequests(place);
    case "Role":
      return roleRequests(place);
  }
}

interface Place extends DeclaredNeighbour {
  readonly target: Target;
  readonly ask: ReturnType<typeof deployerAsk>;
}

/** Stands for the id that AWS will give. */
const futureId = "00000000-0000-4000-8000-000000000000";

function contactRequests({ name, target, ask }: Place): readonly DeployerRequest[] {
  const arn = contactsArn(target, `contact/${name}`);
  return ["CreateContact", "UpdateContact", "TagResource"].map((action) => ({
    needed: ask(`ssm-contacts:${action}`, arn),
    at: ["Alias"],
  }));
}

function channelRequests({ name, value, target, ask }: Place): readonly DeployerRequest[] {
  if (listOf(value["Channels"]).length === 0) return [];
  const channel = contactsArn(target, `contactchannel/${name}`);
  const update = ask("ssm-contacts:UpdateContactChannel", `${channel}/${futureId}`);
  return [
    { needed: ask("ssm-contacts:CreateContactChannel", contactsArn(target, `contact/${name}`)), at: ["Channels"] },
    { needed: { ...update, shown: `${channel}/*` }, at: ["Channels"] },
  ];
}

/** An escalation plan engages contacts, which takes a permission on each. */
function associations({ value, ask }: Place): readonly DeployerRequest[] {
  const stages = listOf(isMapping(value["Plan"]) ? value["Plan"]["Stages"] : undefined);
  return stages.flatMap((stage, stageIndex) =>
    listOf(stage["Targets"]).flatMap(({ ContactTargetInfo: info }, index) => {
      const id = isMapping(info) ? info["ContactId"] : undefined;
      if (typeof id !== "string" || !id.startsWith("arn:")) return [];
      const at = ["Plan", "Stages", stageIndex, "Targets", index, "ContactTargetInfo", "ContactId"];
      return [{ needed: ask("ssm-contacts:AssociateContact", id), at }];
    }),
  );
}

function rotationRequests({ target, ask }: Place): readonly DeployerRequest[] {
  const shown = contactsArn(target, "rotation/*");
  return ["CreateRotation", "UpdateRotation", "TagResource"].map((action) => ({
    needed: { ...ask(`ssm-contacts:${action}`, contactsArn(target, `rotation/${futureId}`)), shown },
    at: ["Name"],
  }));
}

/** A runbook is written to every Region of the target. */
function runbookRequests({ name, value, target, ask }: Place): readonly DeployerRequest[] {
  const actions = ["CreateDocument", "UpdateDocument", "UpdateDocumentDefaultVersion", "AddTagsToResource"];
  const writes = target.regions.flatMap((region) => {
    const arn = `arn:${target.partition}:ssm:${region}:${target.account}:document/${name}`;
    return actions.map((action): DeployerRequest => ({ needed: ask(`ssm:${action}`, arn, { region }), at: ["Name"] }));
  });
  const role = isMapping(value["Content"]) ? value["Content"]["assumeRole"] : undefined;
  if (typeof role !== "string" || !/^arn:[^:]+:iam::\d{12}:role\//.test(role)) return writes;
  return [...writes, pass(ask, role, "ssm.amazonaws.com", ["Content", "assumeRole"])];
}

function pass(ask: Place["ask"], role: string, service: string, at: Path): DeployerRequest {
  return {
    needed: ask("iam:PassRole", role, { known: [["iam:passedtoservice", [service]]] }),
    at,
    condition: { StringEquals: { "iam:PassedToService": service } },
  };
}

function roleRequests({ name, value, target, ask }: Place): readonly DeployerRequest[] {
  const path = typeof value["Path"] === "string" && value["Path"] !== "" ? value["Path"] : "/";
  const arn = `arn:${target.partition}:iam::${target.account}:role${path}${name}`;
  const boundary = typeof value["PermissionsBoundary"] === "string" ? value["PermissionsBoundary"] : undefined;
  const bounded = boundary === undefined ? [] : ([["iam:permissionsboundary", [boundary]]] as const);
  const request = (action: string, field: string, known: readonly (readonly [string, readonly string[]])[] = []) => ({
    needed: ask(`iam:${action}`, arn, { known }),
    at: [field],
  });
  const policies = listOf(value["Policies"]);
  const managed = Array.isArray(value["ManagedPolicyArns"]) ? value["ManagedPolicyArns"].map(String) : [];
  return [
    request("CreateRole", "RoleName", bounded),
    request("TagRole", "RoleName"),
    request("UpdateAssumeRolePolicy", "AssumeRolePolicyDocument"),
    ...(value["Description"] === undefined && value["MaxSessionDuration"] === undefined
      ? []
      : [request("UpdateRole", value["Description"] === undefined ? "MaxSessionDuration" : "Description")]),
    ...(boundary === undefined ? [] : [request("PutRolePermissionsBoundary", "PermissionsBoundary", bounded)]),
    ...(policies.length === 0 ? [] : [request("PutRolePolicy", "Policies", bounded)]),
    ...managed.map((policy) =>
      request("AttachRolePolicy", "ManagedPolicyArns", [...bounded, ["iam:policyarn", [policy]]]),
    ),
  ];
}

function contactsArn({ partition, account, regions: [home] }: Target, resource: string): string {
  return `arn:${partition}:ssm-contacts:${home}:${account}:${resource}`;
}
