import { childDocuments } from "../../../core/facts/child-documents.js";
import { parametersOfContent } from "../../../core/facts/document-content.js";
import { parseCaller } from "../../../core/policy/caller.js";
import { evaluate } from "../../../core/policy/evaluate.js";
import { hasOwnRole } from "../../../core/readiness/derive-requests.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { decideAtResource } from "../../resource-policy.js";
import { policiesOfRole } from "../iam/policies-of-role.js";
import { type Role, roleWithArn } from "../iam/state.js";
import { contentOf } from "../ssm/content.js";
import { type FoundDocument, findDocument, findVersion } from "../ssm/find-document.js";
import { type AutomationStart, startAutomation } from "../ssm/start-automation.js";
import { type Incident, incidents, relatedItems, type StoredPlan } from "./state.js";
import { recordEvent } from "./timeline.js";

type Runbook = NonNullable<NonNullable<StoredPlan["actions"]>[number]["ssmAutomation"]>;

const eventType = "SSM Automation Execution for Incident";
const incidentManager = "ssm-incidents.amazonaws.com";
const executionRole = "AWS-SystemsManager-AutomationExecutionRole";

/** Starts a plan's runbook as Incident Manager does, or writes into the timeline why it could not. */
export function startRunbook(plan: StoredPlan, incident: Incident, call: Call): void {
  const runbook = plan.actions?.[0]?.ssmAutomation;
  if (runbook === undefined) return;
  const { documentName } = runbook;
  try {
    const ssmExecutionArn = runAsRole(runbook, incident, call);
    call.store.table(incidents, call).set(incident.arn, { ...incident, automationExecutions: [{ ssmExecutionArn }] });
    recordEvent(incident.arn, eventType, { documentName, status: "Started", ssmExecutionArn }, call);
    checkChildren(runbook, call);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { code, message } = error;
    recordEvent(incident.arn, eventType, { documentName, status: "Failed", code, message }, call);
  }
}

/** @throws AwsError what stopped it */
function runAsRole(runbook: Runbook, incident: Incident, call: Call): string {
  const role = assumedRole(runbook.roleArn, incident, call);
  const document = findDocument(runbook.documentName, call);
  checkStart(role, runbook, document, call);
  if (runbook.targetAccount === "IMPACTED_ACCOUNT") checkHandOver(role, call);
  const session = `arn:${call.partition}:sts::${call.account}:assumed-role/${role.name}/IncidentManager`;
  const caller = { account: call.account, arn: session, userId: `${role.id}:IncidentManager`, roleArn: role.arn };
  const { id } = startAutomation(automationOf(runbook, document, incident, call), { ...call, caller });
  return `arn:${call.partition}:ssm:${call.region}:${call.account}:automation-execution/${id}`;
}

function assumedRole(arn: string, incident: Incident, call: Call): Role {
  const role = parseCaller(arn)?.kind === "role" ? roleWithArn(call.store, arn) : undefined;
  if (role === undefined) throw denied(`${arn} does not exist`);
  const context = contextOf({
    "aws:SourceArn": incident.arn,
    "aws:SourceAccount": call.account,
    "aws:PrincipalIsAWSService": "true",
    "aws:PrincipalServiceName": incidentManager,
    "aws:SecureTransport": "true",
    ...resourceTags(role.tags, ["aws", "iam"]),
  });
  const caller = { kind: "service", name: incidentManager } as const;
  const action = "sts:AssumeRole";
  const decision = decideAtResource({ policy: role.trust, type: "trust", caller, action, resource: role.arn, context });
  if (decision?.effect !== "allowed") throw denied(`${incidentManager} is not authorized to assume ${arn}`);
  return role;
}

function checkStart(role: Role, { documentVersion }: Runbook, document: FoundDocument | undefined, call: Call): void {
  if (document === undefined) return;
  const { name, tags } = document.document;
  const owner = document.owner === "Amazon" ? "" : document.owner;
  const version = versionOf(document, documentVersion)?.version;
  const known = {
    "ssm:DocumentType": document.document.type,
    "aws:RequestedRegion": call.region,
    ...(version === undefined ? {} : { "ssm:DocumentVersion": version }),
  };
  const start = "ssm:StartAutomationExecution";
  const place = `arn:${call.partition}:ssm:${call.region}`;
  const documentContext = { ...known, ...resourceTags(tags, ["aws", "ssm"]) };
  checkAllowed(role, start, `${place}:${owner}:document/${name}`, documentContext, call);
  checkAllowed(role, start, `${place}:${call.account}:automation-execution/${crypto.randomUUID()}`, known, call);
}

/** The steps that start another runbook do so as the role, where the runbook has none of its own for its steps. */
function checkChildren(runbook: Runbook, call: Call): void {
  const { parameters = {} } = runbook;
  const role = roleWithArn(call.store, runbook.roleArn);
  const document = findDocument(runbook.documentName, call);
  const version = document && versionOf(document, runbook.documentVersion);
  const content = version && contentOf(version);
  if (role === undefined || content === undefined || hasOwnRole(content, { parameters })) return;
  for (const { name, versions } of childDocuments(content)) {
    const [documentVersion] = versions;
    const { documentVersion: _, ...started } = runbook;
    checkStart(role, { ...started, ...(documentVersion && { documentVersion }) }, findDocument(name, call), call);
  }
}

/** Systems Manager runs the automation in the impacted account by a role there. */
function checkHandOver(role: Role, call: Call): void {
  const arn = `arn:${call.partition}:iam::${call.account}:role/${executionRole}`;
  const called = { "aws:CalledVia": "ssm.amazonaws.com", "aws:CalledViaFirst": "ssm.amazonaws.com" };
  const context = { ...called, "aws:CalledViaLast": "ssm.amazonaws.com", "aws:ViaAWSService": "true" };
  checkAllowed(role, "sts:AssumeRole", arn, context, call);
  const target = roleWithArn(call.store, arn);
  const caller = parseCaller(role.arn);
  if (target === undefined || caller === undefined) throw denied(`${arn} does not exist`);
  const decision = decideAtResource({
    policy: target.trust,
    type: "trust",
    caller,
    ...policiesOfRole(role, call),
    action: "sts:AssumeRole",
    resource: arn,
    context: contextOf({ ...principalOf(role, call), ...context }),
  });
  if (decision?.effect !== "allowed")
    throw denied(`${role.arn} is not authorized to perform: sts:AssumeRole on ${arn}`);
}

function checkAllowed(
  role: Role,
  action: string,
  resource: string,
  known: Readonly<Record<string, string>>,
  call: Call,
): void {
  const caller = parseCaller(role.arn);
  const context = contextOf({ ...principalOf(role, call), ...known });
  if (
    caller !== undefined &&
    evaluate(policiesOfRole(role, call), { action, resource, caller, context }).effect === "allowed"
  ) {
    return;
  }
  throw denied(`${role.arn} is not authorized to perform: ${action} on resource: ${resource}`);
}

function principalOf(role: Role, call: Call): Readonly<Record<string, string>> {
  const tags = role.tags.map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value] as const);
  return {
    "aws:PrincipalArn": role.arn,
    "aws:PrincipalAccount": call.account,
    "aws:PrincipalType": "AssumedRole",
    "aws:PrincipalIsAWSService": "false",
    "aws:SecureTransport": "true",
    ...Object.fromEntries(tags),
  };
}

interface NamedTag {
  readonly Key: string;
  readonly Value: string;
}

function resourceTags(tags: readonly NamedTag[], prefixes: readonly string[]): Readonly<Record<string, string>> {
  const entries = tags.flatMap(({ Key, Value }) => prefixes.map((prefix) => [`${prefix}:ResourceTag/${Key}`, Value]));
  return Object.fromEntries(entries);
}

function contextOf(known: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(known).map(([key, value]) => [key.toLowerCase(), [value]]));
}

function automationOf(
  { documentName, documentVersion, parameters = {}, dynamicParameters = {} }: Runbook,
  document: FoundDocument | undefined,
  incident: Incident,
  call: Call,
): AutomationStart {
  const twice = Object.keys(dynamicParameters).find((name) => Object.hasOwn(parameters, name));
  // Which of the two counts, AWS does not say: neither is safe to expect.
  if (twice !== undefined) throw new AwsError("ValidationException", `The parameter ${twice} is fixed and dynamic`);
  checkDynamicTypes(dynamicParameters, document, documentVersion);
  const dynamic = Object.entries(dynamicParameters).map(([name, { variable }]) => [
    name,
    variable === "INCIDENT_RECORD_ARN" ? [incident.arn] : involvedResources(incident, call),
  ]);
  const all: NonNullable<AutomationStart["Parameters"]> = { ...parameters, ...Object.fromEntries(dynamic) };
  return {
    DocumentName: documentName,
    ...(documentVersion === undefined ? {} : { DocumentVersion: documentVersion }),
    ...(Object.keys(all).length === 0 ? {} : { Parameters: all }),
  };
}

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/tutorials-runbooks.html */
function checkDynamicTypes(
  dynamic: NonNullable<Runbook["dynamicParameters"]>,
  document: FoundDocument | undefined,
  documentVersion: string | undefined,
): void {
  const version = document && versionOf(document, documentVersion);
  const known = (version && parametersOfContent(contentOf(version) ?? {})) ?? [];
  for (const [name, { variable }] of Object.entries(dynamic)) {
    const type = known.find((parameter) => parameter.name === name)?.type;
    const expected = variable === "INCIDENT_RECORD_ARN" ? "String" : "StringList";
    if (type === undefined || type === expected) continue;
    throw new AwsError(
      "InvalidAutomationExecutionParametersException",
      `The parameter ${name} is a ${type}, and ${variable} needs a ${expected}`,
    );
  }
}

function versionOf({ document }: FoundDocument, documentVersion: string | undefined) {
  return findVersion(document, documentVersion === undefined ? {} : { DocumentVersion: documentVersion });
}

function involvedResources(incident: Incident, call: Call): readonly string[] {
  const items = call.store.table(relatedItems, call).get(incident.arn) ?? [];
  return items.flatMap(({ identifier }) =>
    identifier.type === "INVOLVED_RESOURCE" && identifier.value.arn !== undefined ? [identifier.value.arn] : [],
  );
}

function denied(message: string): AwsError {
  return new AwsError("AccessDeniedException", message);
}
