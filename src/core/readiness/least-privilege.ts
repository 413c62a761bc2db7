import { compareText } from "../diagnostic.js";
import type { NeededRequest, NeededRequests } from "./derive-requests.js";

/** A policy document, as AWS and its tools take it. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Principal?: { readonly Service: string };
  readonly Action: string;
  readonly Resource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The policies of a role that starts runbooks, and no more. */
export interface RolePolicies {
  readonly trust: PolicyDocument;
  readonly permissions: PolicyDocument;
}

/**
 * The least that a role needs for all of these plans. Every statement is needed by one of them.
 *
 * @see https://docs.aws.amazon.com/incident-manager/latest/userguide/runbooks.html
 */
export function leastPrivilege(plans: readonly NeededRequests[]): RolePolicies {
  const starts = plans.flatMap((plan) => plan.starts.flatMap(({ current }) => current));
  const isExecution = ({ shown }: NeededRequest) => shown.includes(":automation-execution/");
  return {
    trust: { Version: "2012-10-17", Statement: [trustOf(plans.map(({ assume }) => assume))] },
    permissions: {
      Version: "2012-10-17",
      Statement: [
        ...allow(
          "StartRunbook",
          starts.filter((start) => !isExecution(start)),
        ),
        ...allow("CreateExecution", starts.filter(isExecution)),
        ...allow(
          "RunInOtherAccounts",
          plans.flatMap(({ handOvers }) => handOvers),
          { StringEquals: { "aws:CalledViaLast": "ssm.amazonaws.com" } },
        ),
        ...allow(
          "PassRoleToRunbook",
          plans.flatMap(({ passes }) => passes),
          { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
        ),
      ],
    },
  };
}

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/cross-service-confused-deputy-prevention.html */
function trustOf(needed: readonly NeededRequest[]): PolicyStatement {
  const sources = needed.map(({ request }) => `${request.prefixes?.get("aws:sourcearn")}*`);
  const accounts = needed.flatMap(({ request }) => request.context.get("aws:sourceaccount") ?? []);
  const services = needed.flatMap(({ request: { caller } }) => (caller.kind === "service" ? [caller.name] : []));
  return {
    Sid: "AssumeForIncidents",
    Effect: "Allow",
    Principal: { Service: services[0] ?? "" },
    Action: "sts:AssumeRole",
    Condition: {
      ArnLike: { "aws:SourceArn": sorted(sources) },
      StringEquals: { "aws:SourceAccount": sorted(accounts) },
    },
  };
}

function allow(
  Sid: string,
  needed: readonly NeededRequest[],
  condition?: NonNullable<PolicyStatement["Condition"]>,
): readonly PolicyStatement[] {
  const [first] = needed;
  if (first === undefined) return [];
  const resources = sorted(needed.map(({ shown, granted = shown }) => granted));
  const statement = { Sid, Effect: "Allow", Action: first.request.action, Resource: resources } as const;
  return [condition === undefined ? statement : { ...statement, Condition: condition }];
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText);
}
