import type { Change, PlanChange, PlanUpdate } from "../changes/change.js";
import type { ResponsePlan, SsmAutomation } from "../plan/response-plan.js";
import { listWords } from "./count-words.js";
import { describeNeighbour } from "./describe-neighbour.js";
import type { Foresight } from "./foresee-change.js";
import { clip, shortName } from "./short-name.js";

/** What the merge does to one resource, in the language of responders, the worst first: values stand between backticks. */
export function describeChange(change: Change, foresight: Foresight = {}): string {
  if (change.resourceKind !== "ResponsePlan") return describeNeighbour(change);
  const { subject, words } = changeWords(change, foresight);
  return `${subject} ${words}`;
}

/** The same of a plan, its name apart from what is said of it. */
export function changeWords(
  change: PlanChange,
  { silence, inputs = [] }: Foresight = {},
): { readonly subject: string; readonly words: string } {
  const subject = quote(change.name);
  const silent = silence === undefined ? [] : [`would page nobody ${silence}`];
  if (change.kind === "create") {
    return { subject, words: `is new: ${sentence([...silent, ...startingState(change.desired)])}` };
  }
  if (change.kind === "delete") return { subject, words: `is deleted: ${sentence(endingState(change.actual.plan))}` };
  const words = sentence([
    ...silent,
    ...responderChanges(change.actual.plan, change.desired, inputs),
    ...otherChanges(change),
  ]);
  return { subject, words };
}

/** Who is paged when the plan starts an incident, by the names that people know. */
export function firstPaged(plan: ResponsePlan): readonly string[] {
  return (plan.engagements ?? []).map((contact) => clip(shortName(contact), 80));
}

function startingState(plan: ResponsePlan): readonly string[] {
  const runbook = runbookOf(plan);
  return [
    `pages ${pagedWords(plan)}`,
    `impact ${plan.incidentTemplate.impact}`,
    ...(runbook === undefined ? ["runs no runbook"] : [`runs ${runbookWords(runbook)}`]),
  ];
}

function endingState(plan: ResponsePlan): readonly string[] {
  return [`no longer pages ${pagedWords(plan)}`];
}

function responderChanges(actual: ResponsePlan, desired: ResponsePlan, inputs: readonly string[]): readonly string[] {
  return [
    ...engagementChange(actual, desired),
    ...impactChange(actual, desired),
    ...runbookChange(runbookOf(actual), runbookOf(desired), inputs),
    ...setChange("chat", chatOf(actual), chatOf(desired)),
    ...setChange("notifies", topicsOf(actual), topicsOf(desired)),
    ...setChange("PagerDuty services", servicesOf(actual), servicesOf(desired)),
  ];
}

function engagementChange(actual: ResponsePlan, desired: ResponsePlan): readonly string[] {
  const { added, removed } = compareSets(actual.engagements, desired.engagements);
  if (added.length === 0 && removed.length === 0) return [];
  if ((desired.engagements ?? []).length === 0) return [`pages nobody any more, was ${names(removed)}`];
  if (added.length === 0) return [`no longer pages ${names(removed)}`];
  if (removed.length === 0)
    return [`${(actual.engagements ?? []).length === 0 ? "now" : "also"} pages ${names(added)}`];
  return [`now pages ${names(added)} instead of ${names(removed)}`];
}

function impactChange(actual: ResponsePlan, desired: ResponsePlan): readonly string[] {
  const [from, to] = [actual.incidentTemplate.impact, desired.incidentTemplate.impact];
  return from === to ? [] : [`impact ${from} to ${to}`];
}

function runbookChange(
  actual: SsmAutomation | undefined,
  desired: SsmAutomation | undefined,
  inputs: readonly string[],
): readonly string[] {
  if (actual === undefined) return desired === undefined ? [] : [`now runs ${runbookWords(desired)}`];
  if (desired === undefined) return [`no longer runs ${runbookWords(actual)}`];
  if (actual.documentName !== desired.documentName) {
    return [`runbook ${runbookWords(actual)} to ${runbookWords(desired)}`];
  }
  const [from, to] = [versionOf(actual), versionOf(desired)];
  const role = actual.roleArn === desired.roleArn ? [] : [`runbook's role ${quote(shortName(desired.roleArn))}`];
  return [
    ...(from === to
      ? []
      : [[`runbook ${from} to ${to}`, inputs.join(" and ")].filter((part) => part !== "").join(" ")]),
    ...role,
  ];
}

function setChange(word: string, actual: readonly string[], desired: readonly string[]): readonly string[] {
  const { added, removed } = compareSets(actual, desired);
  if (added.length === 0 && removed.length === 0) return [];
  return [
    `${word}: ${[...added.map((one) => `+ ${quote(one)}`), ...removed.map((one) => `− ${quote(one)}`)].join(" ")}`,
  ];
}

const told =
  /^\/(?:engagements|chatChannel|integrations|incidentTemplate\/(?:impact|notificationTargets)|actions$|actions\/\d+\/ssmAutomation\/(?:documentName|documentVersion|roleArn)$)/u;

const words = new Map([
  ["/displayName", "display name"],
  ["/incidentTemplate/title", "title"],
  ["/incidentTemplate/summary", "summary"],
  ["/incidentTemplate/dedupeString", "dedupe string"],
]);

function otherChanges(change: PlanUpdate): readonly string[] {
  const rest = change.fields.filter(({ pointer }) => !told.test(pointer)).map(({ pointer }) => fieldWords(pointer));
  return rest.length === 0 ? [] : [`new ${listWords([...new Set(rest)], 4)}`];
}

function fieldWords(pointer: string): string {
  const known = words.get(pointer);
  if (known !== undefined) return known;
  if (pointer.startsWith("/tags")) return "tags";
  if (pointer.startsWith("/incidentTemplate/incidentTags")) return "incident tags";
  return /[pP]arameters/u.test(pointer) ? "runbook input" : quote(pointer);
}

function sentence(parts: readonly string[]): string {
  return clip(parts.length === 0 ? "changes" : parts.join("; "), 600);
}

function pagedWords(plan: ResponsePlan): string {
  return (plan.engagements ?? []).length === 0 ? "nobody" : names(plan.engagements ?? []);
}

function names(references: readonly string[]): string {
  return listWords(
    references.map((one) => quote(shortName(one))),
    5,
  );
}

function runbookOf(plan: ResponsePlan): SsmAutomation | undefined {
  return plan.actions?.[0]?.ssmAutomation;
}

function runbookWords(runbook: SsmAutomation): string {
  return `${quote(shortName(runbook.documentName))} ${versionOf(runbook)}`;
}

function versionOf({ documentVersion = "$DEFAULT" }: SsmAutomation): string {
  return /^\d+$/u.test(documentVersion) ? `v${documentVersion}` : quote(documentVersion);
}

function chatOf({ chatChannel }: ResponsePlan): readonly string[] {
  return chatChannel !== undefined && "chatbotSns" in chatChannel ? chatChannel.chatbotSns.map(shortName) : [];
}

function topicsOf({ incidentTemplate }: ResponsePlan): readonly string[] {
  return (incidentTemplate.notificationTargets ?? []).flatMap(({ snsTopicArn }) =>
    snsTopicArn === undefined ? [] : [shortName(snsTopicArn)],
  );
}

function servicesOf({ integrations = [] }: ResponsePlan): readonly string[] {
  return integrations.map(({ pagerDutyConfiguration }) => pagerDutyConfiguration.name);
}

function compareSets(actual: readonly string[] = [], desired: readonly string[] = []) {
  const [before, after] = [new Set(actual), new Set(desired)];
  return {
    added: [...after].filter((one) => !before.has(one)),
    removed: [...before].filter((one) => !after.has(one)),
  };
}

function quote(text: string): string {
  return `\`${clip(text, 80).replaceAll("`", "'")}\``;
}
