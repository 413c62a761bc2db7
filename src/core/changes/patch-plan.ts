import type { ResponsePlan } from "../plan/response-plan.js";
import { canonicalJson } from "./canonical-json.js";
import type { PlanPatch } from "./change.js";

/**
 * What to send to turn one normalised plan into another: members that differ, cleared ones with the value that AWS
 * takes for "clear". An absent member is left alone, so equal plans give an empty patch.
 *
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_UpdateResponsePlan.html
 */
export function patchPlan(actual: ResponsePlan, desired: ResponsePlan): PlanPatch {
  const before = flatten(actual);
  const after = flatten(desired);
  const differing = Object.entries(after).filter(
    ([member, value]) =>
      canonicalJson(value) !== canonicalJson(Object.entries(before).find(([key]) => key === member)?.[1]),
  );
  return Object.fromEntries(differing);
}

/** Tags to set and keys to remove; the ownership tag is nobody's business here. */
export function patchTags(
  actual: ResponsePlan,
  desired: ResponsePlan,
): { readonly set: Readonly<Record<string, string>>; readonly remove: readonly string[] } {
  const before = new Map(Object.entries(actual.tags ?? {}));
  const after = Object.entries(desired.tags ?? {});
  const kept = new Set(after.map(([key]) => key));
  return {
    set: Object.fromEntries(after.filter(([key, value]) => before.get(key) !== value)),
    remove: [...before.keys()].filter((key) => !kept.has(key)),
  };
}

function flatten(plan: ResponsePlan): Required<PlanPatch> {
  const template = plan.incidentTemplate;
  return {
    displayName: plan.displayName ?? "",
    incidentTemplateTitle: template.title,
    incidentTemplateImpact: template.impact,
    incidentTemplateSummary: template.summary ?? "",
    incidentTemplateDedupeString: template.dedupeString ?? "",
    incidentTemplateTags: template.incidentTags ?? {},
    incidentTemplateNotificationTargets: template.notificationTargets ?? [],
    chatChannel: plan.chatChannel ?? { empty: {} },
    engagements: plan.engagements ?? [],
    actions: plan.actions ?? [],
    integrations: plan.integrations ?? [],
  };
}
