import type { Target } from "../config/config.js";
import { childDocuments } from "../facts/child-documents.js";
import { createFactMemo } from "../facts/fact-memo.js";
import { elements, type FactNode, member, textAt } from "../facts/fact-node.js";
import type { DocumentFact, Facts } from "../facts/facts.js";
import { documentKey } from "../facts/look-up.js";
import type { ResponsePlan, SsmAutomation } from "../plan/response-plan.js";
import { parseCaller } from "../policy/caller.js";
import { accountInArn, type Request } from "../policy/request.js";

/** Why a plan's role needs it. */
export type Need = "assume" | "start" | "legacyStart" | "handOver" | "pass" | "deploy";

/** A request that must be allowed for the plan's runbook to run. Users never write one. */
export interface NeededRequest {
  readonly need: Need;
  readonly request: Request;
  /** The resource as a policy would name it: an execution has no id before it starts. */
  readonly shown: string;
  /** The resource that the smallest statement for it names, where that is wider: any account may raise an incident. */
  readonly granted?: string;
  /** Tags of the resource where they are known: keys of tags that it has not got are absent then. */
  readonly resourceTags?: Readonly<Record<string, string>>;
}

/** What it takes to start one document in one Region: the current form, all of it, or any of the legacy ones. */
export interface NeededStart {
  readonly document: string;
  readonly region: string;
  readonly current: readonly NeededRequest[];
  readonly legacy: readonly NeededRequest[];
}

/** Everything that the role of a plan's runbook must be allowed in a target. */
export interface NeededRequests {
  /** Incident Manager assumes the role. */
  readonly assume: NeededRequest;
  /** The runbook and its children, in every Region of the replication set. */
  readonly starts: readonly NeededStart[];
  /** Systems Manager assumes the execution role on the role's behalf, where the plan runs across accounts. */
  readonly handOvers: readonly NeededRequest[];
  /** The role passes the one that the runbook's steps run as. */
  readonly passes: readonly NeededRequest[];
}

export const incidentManager = "ssm-incidents.amazonaws.com";
export const executionRole = "AWS-SystemsManager-AutomationExecutionRole";
// Only a String parameter of this name is a role that the runbook runs as.
const assumeRoleParameter = "AutomationAssumeRole";
/** Stands for the id that an execution will have. */
const futureExecution = "00000000-0000-4000-8000-000000000000";
const deepestChildren = 5;

/**
 * The requests of a plan with a runbook in a target; undefined where there is none, or its role is no ARN.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
export function deriveRequests(plan: ResponsePlan, target: Target, facts: Facts): NeededRequests | undefined {
  const runbook = plan.actions?.[0]?.ssmAutomation;
  if (runbook === undefined || parseCaller(runbook.roleArn)?.kind !== "role") return undefined;
  return { assume: assumeRequest({ plan, target, runbook }), ...recallForRunbook({ target, facts, runbook }) };
}

type RunbookRequests = Omit<NeededRequests, "assume">;

const recall = createFactMemo<RunbookRequests>();

/** Plans whose runbook and role are the same need the same of it. */
function recallForRunbook(asking: Asking): RunbookRequests {
  return recall(asking.facts, keyOf(asking), () => requestsOfRunbook(asking));
}

/** All that the requests depend on: of the parameters only the roles, and which have a value. */
function keyOf({ runbook, target }: Asking): string {
  const { documentName, documentVersion, roleArn, targetAccount, parameters = {} } = runbook;
  const given = Object.keys(parameters).filter((name) => parameters[name]?.some((value) => value !== ""));
  const named = [documentName, documentVersion, roleArn, targetAccount];
  return JSON.stringify([...named, given, passedRoles(runbook), target.partition, target.account, target.regions]);
}

function requestsOfRunbook(asking: Asking): RunbookRequests {
  const { target, runbook } = asking;
  return {
    starts: target.regions.flatMap((region) =>
      startedDocuments(asking, region).map((document) => startRequests(asking, document, region)),
    ),
    handOvers: handOverRequests(asking),
    passes: passedRoles(runbook).map((arn) => passRequest(asking, arn)),
  };
}

/** The roles that a plan hands to its runbook to run as. */
export function passedRoles({ parameters }: SsmAutomation): readonly string[] {
  if (parameters === undefined || !Object.hasOwn(parameters, assumeRoleParameter)) return [];
  return (parameters[assumeRoleParameter] ?? []).filter((arn) => parseCaller(arn)?.kind === "role");
}

interface Asking {
  readonly target: Target;
  readonly facts: Facts;
  readonly runbook: SsmAutomation;
}

interface StartedDocument {
  readonly name: string;
  readonly version: string | undefined;
}

/**
 * The incident's id is not known before the incident: its ARN is known up to there.
 *
 * @see https://docs.aws.amazon.com/incident-manager/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function assumeRequest({
  plan,
  target,
  runbook,
}: Omit<Asking, "facts"> & { readonly plan: ResponsePlan }): NeededRequest {
  const source = `arn:${target.partition}:ssm-incidents::${target.account}:incident-record/${plan.name}/`;
  const request: Request = {
    action: "sts:AssumeRole",
    resource: runbook.roleArn,
    caller: { kind: "service", name: incidentManager },
    context: contextOf({
      "aws:SourceAccount": target.account,
      "aws:PrincipalIsAWSService": "true",
      "aws:PrincipalServiceName": incidentManager,
      "aws:SecureTransport": "true",
      "sts:ExternalId": [],
      "aws:MultiFactorAuthPresent": [],
    }),
    prefixes: new Map([["aws:sourcearn", source]]),
  };
  return { need: "assume", request, shown: runbook.roleArn };
}

function startRequests(asking: Asking, { name, version }: StartedDocument, region: string): NeededStart {
  const { target, facts } = asking;
  const key = documentKey(region, target.account, name);
  const [home = region, owner = "", bareName = name] = splitKey(key);
  const document = facts.documents.get(key)?.value;
  const own = `arn:${target.partition}:ssm:${region}:${target.account}`;
  const theirs = `arn:${target.partition}:ssm:${home}:${owner}`;
  const isForeign = owner !== "" && owner !== target.account;
  const known = {
    "ssm:DocumentType": "Automation",
    "aws:RequestedRegion": region,
    ...(isNumber(version) && { "ssm:DocumentVersion": version }),
  };
  const start = (need: Need, resource: string, more: Partial<NeededRequest> = {}): NeededRequest => ({
    need,
    shown: resource,
    ...more,
    request: roleRequest(asking, "ssm:StartAutomationExecution", resource, known, isForeign),
  });
  const tags = document?.tags && { resourceTags: document.tags };
  return {
    document: name,
    region,
    current: [
      start("start", `${theirs}:document/${bareName}`, tags),
      start("start", `${own}:automation-execution/${futureExecution}`, { shown: `${own}:automation-execution/*` }),
    ],
    legacy: definitionVersions(document, version).map((each) =>
      start("legacyStart", `${theirs}:automation-definition/${bareName}:${each}`, tags),
    ),
  };
}

/** A start without a version is checked for the number that it resolves to, or so AWS's error texts say. */
function definitionVersions(document: DocumentFact | undefined, version: string | undefined): readonly string[] {
  if (isNumber(version)) return [version];
  const isLatest = version === "$LATEST";
  const resolved = isLatest ? document?.latestVersion : document?.defaultVersion;
  return [isLatest ? "$LATEST" : "$DEFAULT", ...(isNumber(resolved) ? [resolved] : [])];
}

/** The runbook and what it starts with the same role: with a role of its own for its steps, that one starts them. */
function startedDocuments(asking: Asking, region: string): readonly StartedDocument[] {
  const { documentName: name, documentVersion: version } = asking.runbook;
  const started: StartedDocument[] = [];
  const visit = (document: StartedDocument, depth: number) => {
    if (started.some((other) => other.name === document.name && other.version === document.version)) return;
    started.push(document);
    const content = contentOf(asking, document, region);
    if (depth === deepestChildren || content === undefined || hasOwnRole(content, asking.runbook)) return;
    for (const child of childDocuments(content)) visit({ name: child.name, version: child.versions[0] }, depth + 1);
  };
  visit({ name, version }, 0);
  return started;
}

/** Do the document's steps run as another role than the one that starts it? */
export function hasOwnRole(content: FactNode["value"], runbook: Pick<SsmAutomation, "parameters">): boolean {
  const written = textAt(rootOf(content), "assumeRole")?.trim() ?? "";
  const parameter = /^\{\{\s*([\w.-]+)\s*\}\}$/.exec(written)?.[1];
  if (parameter === undefined) return written !== "";
  const given = runbook.parameters?.[parameter] ?? [];
  if (given.some((value) => value !== "")) return true;
  const fallback = textAt(member(member(rootOf(content), "parameters"), parameter), "default") ?? "";
  return fallback !== "";
}

function handOverRequests(asking: Asking): readonly NeededRequest[] {
  const { runbook, target } = asking;
  const accounts = runbook.targetAccount === "IMPACTED_ACCOUNT" ? [target.account] : [];
  const located = target.regions.flatMap((region) =>
    startedDocuments(asking, region).flatMap((document) => locatedRoles(asking, contentOf(asking, document, region))),
  );
  const arns = [...accounts.map((account) => roleArnIn(target, account, executionRole)), ...located];
  const anywhere = runbook.targetAccount === "IMPACTED_ACCOUNT" && { granted: roleArnIn(target, "*", executionRole) };
  return [...new Set(arns)].map((arn) => ({
    ...handOverRequest(asking, arn),
    ...(accounts.length > 0 && arn === arns[0] && anywhere),
  }));
}

/**
 * The roles that steps with `TargetLocations` run as in other accounts, where these are written down.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html
 */
function locatedRoles({ target }: Asking, content: FactNode["value"]): readonly string[] {
  return elements(member(rootOf(content), "mainSteps")).flatMap((step) => {
    if (textAt(step, "action") !== "aws:executeAutomation") return [];
    return elements(member(member(step, "inputs"), "TargetLocations")).flatMap((location) => {
      const role = textAt(location, "ExecutionRoleName") ?? executionRole;
      const accounts = elements(member(location, "Accounts")).map(({ value }) => String(value));
      return accounts.filter((text) => /^\d{12}$/.test(text)).map((account) => roleArnIn(target, account, role));
    });
  });
}

function handOverRequest(asking: Asking, arn: string): NeededRequest {
  const known = { "aws:CalledVia": "ssm.amazonaws.com", "aws:CalledViaFirst": "ssm.amazonaws.com" };
  const context = { ...known, "aws:CalledViaLast": "ssm.amazonaws.com", "aws:ViaAWSService": "true" };
  return { need: "handOver", request: roleRequest(asking, "sts:AssumeRole", arn, context, true), shown: arn };
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html */
function passRequest(asking: Asking, arn: string): NeededRequest {
  const known = { "iam:PassedToService": "ssm.amazonaws.com" };
  const tags = asking.facts.roles.get(arn)?.value.tags;
  const request = roleRequest(asking, "iam:PassRole", arn, known, false);
  return { need: "pass", request, shown: arn, ...(tags && { resourceTags: tags }) };
}

/** @param isForeign another account has a say that cannot be read from here */
function roleRequest(
  { target, runbook }: Asking,
  action: string,
  resource: string,
  known: Readonly<Record<string, string | readonly string[]>>,
  isForeign: boolean,
): Request {
  const owner = accountInArn(resource);
  return {
    action,
    resource,
    caller: parseCaller(runbook.roleArn) ?? { kind: "anonymous" },
    context: contextOf({
      "aws:PrincipalArn": runbook.roleArn,
      "aws:PrincipalAccount": target.account,
      "aws:PrincipalType": "AssumedRole",
      "aws:PrincipalIsAWSService": "false",
      "aws:SecureTransport": "true",
      "aws:MultiFactorAuthPresent": [],
      "aws:MultiFactorAuthAge": [],
      "aws:username": [],
      ...(owner !== undefined && { "aws:ResourceAccount": owner }),
      ...known,
    }),
    ...(isForeign && { resourceSide: "unread" as const }),
  };
}

function contentOf({ target, facts }: Asking, { name, version }: StartedDocument, region: string): unknown {
  const document = facts.documents.get(documentKey(region, target.account, name))?.value;
  return document && documentContent(document, version);
}

/** The content of the version that runs; absent where it is not among the facts. */
export function documentContent(document: DocumentFact, version: string | undefined): unknown {
  const inUse = version === "$LATEST" ? document.latestVersion : (numberOf(version) ?? document.defaultVersion);
  if (inUse === undefined || !Object.hasOwn(document.details, inUse)) return undefined;
  return document.details[inUse]?.content;
}

function numberOf(version: string | undefined): string | undefined {
  return isNumber(version) ? version : undefined;
}

function isNumber(version: string | undefined): version is string {
  return version !== undefined && /^\d+$/.test(version);
}

function splitKey(key: string): readonly string[] {
  const [region = "", owner = "", ...name] = key.split(":");
  return [region, owner, name.join(":")];
}

function roleArnIn({ partition }: Target, account: string, name: string): string {
  return `arn:${partition}:iam::${account}:role/${name}`;
}

/** A document's content, to be walked. */
export function rootOf(value: unknown): FactNode {
  return { value, pointer: "", origin: { kind: "recorded" } };
}

const lowered = new Map<string, string>();

/** The keys are always the same few. */
function lowerCase(key: string): string {
  const known = lowered.get(key) ?? key.toLowerCase();
  lowered.set(key, known);
  return known;
}

/** A request's context, by key in lower case. */
export function contextOf(known: Readonly<Record<string, string | readonly string[]>>): Request["context"] {
  const context = new Map<string, readonly string[]>();
  for (const key of Object.keys(known)) {
    const value = known[key] ?? [];
    context.set(lowerCase(key), typeof value === "string" ? [value] : value);
  }
  return context;
}
