import { compareText, type Path, toPointer } from "../diagnostic.js";
import type { ResponsePlan, SsmAutomation } from "../plan/response-plan.js";
import { canonicalJson } from "./canonical-json.js";
import type { FieldChange } from "./change.js";

type Leaf = readonly [path: Path, value: unknown];

/**
 * The fields in which two normalised plans differ, in the order of a plan file: maps key by key, sets as a whole.
 * A runbook or an integration that only one side has is one difference.
 */
export function comparePlans(actual: ResponsePlan, desired: ResponsePlan): readonly FieldChange[] {
  const depth = {
    hasActions: actual.actions?.length === desired.actions?.length,
    hasIntegrations: actual.integrations?.length === desired.integrations?.length,
  };
  const before = new Map(leavesOf(actual, depth).map((leaf) => [toPointer(leaf[0]), leaf]));
  const after = new Map(leavesOf(desired, depth).map((leaf) => [toPointer(leaf[0]), leaf]));
  const paths = new Map([...before, ...after].map(([pointer, leaf]) => [pointer, leaf[0]]));
  return [...paths]
    .sort(([a, pathA], [b, pathB]) => rankOf(pathA) - rankOf(pathB) || compareText(a, b))
    .map(([pointer]) => fieldChange(pointer, before.get(pointer), after.get(pointer)))
    .filter((change) => canonicalJson(change.actual) !== canonicalJson(change.desired));
}

function fieldChange(pointer: string, actual: Leaf | undefined, desired: Leaf | undefined): FieldChange {
  return {
    pointer,
    ...(actual === undefined ? {} : { actual: actual[1] }),
    ...(desired === undefined ? {} : { desired: desired[1] }),
  };
}

const order = ["displayName", "incidentTemplate", "chatChannel", "engagements", "actions", "integrations", "tags"];

function rankOf(path: Path): number {
  return order.indexOf(String(path[0]));
}

function leavesOf(
  plan: ResponsePlan,
  depth: { readonly hasActions: boolean; readonly hasIntegrations: boolean },
): readonly Leaf[] {
  const { incidentTags, ...template } = plan.incidentTemplate;
  return [
    ...value(["displayName"], plan.displayName),
    ...members(["incidentTemplate"], template),
    ...members(["incidentTemplate", "incidentTags"], incidentTags),
    ...members(["chatChannel"], plan.chatChannel),
    ...value(["engagements"], plan.engagements),
    ...(depth.hasActions ? runbookLeaves(plan) : value(["actions"], plan.actions)),
    ...(depth.hasIntegrations ? integrationLeaves(plan) : value(["integrations"], plan.integrations)),
    ...members(["tags"], plan.tags),
  ];
}

function runbookLeaves(plan: ResponsePlan): readonly Leaf[] {
  return (plan.actions ?? []).flatMap(({ ssmAutomation }, index) => {
    const path = ["actions", index, "ssmAutomation"];
    const { parameters, dynamicParameters, ...scalars }: SsmAutomation = ssmAutomation;
    return [
      ...members(path, scalars),
      ...members([...path, "parameters"], parameters),
      ...members([...path, "dynamicParameters"], dynamicParameters),
    ];
  });
}

function integrationLeaves(plan: ResponsePlan): readonly Leaf[] {
  return (plan.integrations ?? []).flatMap((integration, index) => {
    const { pagerDutyIncidentConfiguration, ...scalars } = integration.pagerDutyConfiguration;
    const path = ["integrations", index, "pagerDutyConfiguration"];
    return [
      ...members(path, scalars),
      ...members([...path, "pagerDutyIncidentConfiguration"], pagerDutyIncidentConfiguration),
    ];
  });
}

function value(path: Path, member: unknown): readonly Leaf[] {
  return member === undefined ? [] : [[path, member]];
}

function members(path: Path, map: object | undefined): readonly Leaf[] {
  return Object.entries(map ?? {}).flatMap(([key, member]) => value([...path, key], member));
}
