import { type Document, isScalar, isSeq } from "yaml";
import type { RemotePlan } from "../changes/change.js";
import { comparePlans } from "../changes/compare-plans.js";
import { fieldPath, valueAt } from "../changes/field-path.js";
import { normalizePlan } from "../changes/normalize-plan.js";
import type { Path } from "../diagnostic.js";
import { decodeResource } from "../plan/decode-resource.js";
import { resolvePlan } from "../plan/resolve-plan.js";
import type { ResolvedPlan } from "../plan/resource.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { parseSource } from "../source/parse-source.js";
import { editDocument, removeAt } from "./edit-document.js";
import type { ImportedPlan } from "./import-plan.js";
import { smallToFlow } from "./render-yaml.js";
import { shortenPlan } from "./shorten-plan.js";

/**
 * A plan file with the fields that differ in AWS set to what AWS has; comments and all other lines stay. The text is
 * read again and compared, so that what comes out says what AWS has or is a problem.
 *
 * @param declared the plan as the file declares it, with a target
 */
export function editPlanFile(text: string, declared: ResolvedPlan, remote: RemotePlan): ImportedPlan {
  const { target } = declared;
  if (target === undefined) return { problem: "The plan has no target" };
  const actual = normalizePlan(remote.plan);
  const written = shortenPlan(actual, target);
  return editDocument(
    text,
    declared.source.index,
    (document) => {
      for (const { pointer } of comparePlans(normalizePlan(declared.plan), actual)) {
        editField(document, fieldPath(pointer), written, { declared: declared.plan, actual });
      }
    },
    (edited) => lossOf(edited, declared, actual),
  );
}

interface Sides {
  readonly declared: ResponsePlan;
  readonly actual: ResponsePlan;
}

function editField(document: Document, path: Path, written: unknown, sides: Sides): void {
  const value = valueAt(written, path);
  const existing = document.getIn(path, true);
  if (value === undefined) removeAt(document, path);
  else if (isScalar(existing) && typeof value !== "object") existing.value = value;
  else if (isSeq(existing) && Array.isArray(value))
    existing.items = mergedItems(document, existing.items, path, value, sides);
  else document.setIn(path, smallToFlow(document.createNode(value)));
}

/** Members that stay keep their place, comments and way of writing; new ones come behind them. */
function mergedItems(
  document: Document,
  items: readonly unknown[],
  path: Path,
  value: readonly unknown[],
  { declared, actual }: Sides,
): unknown[] {
  const before = listAt(declared, path);
  const after = listAt(actual, path);
  if (before === undefined || after === undefined || before.length !== items.length) {
    return value.map((member) => document.createNode(member));
  }
  const known = new Set(before);
  const kept = items.filter((_item, position) => after.includes(before[position] ?? ""));
  const added = value.filter((_member, position) => !known.has(after[position] ?? ""));
  return [...kept, ...added.map((member) => smallToFlow(document.createNode(member)))];
}

/** The members of an unordered list, by what tells them apart. */
function listAt(plan: ResponsePlan, path: Path): readonly string[] | undefined {
  switch (path.join("/")) {
    case "engagements":
      return plan.engagements;
    case "chatChannel/chatbotSns":
      return plan.chatChannel !== undefined && "chatbotSns" in plan.chatChannel
        ? plan.chatChannel.chatbotSns
        : undefined;
    case "incidentTemplate/notificationTargets":
      return plan.incidentTemplate.notificationTargets?.map(({ snsTopicArn }) => snsTopicArn ?? "");
    default:
      return undefined;
  }
}

function lossOf(text: string, { source, target }: ResolvedPlan, actual: ResponsePlan): string | undefined {
  const [documents, faults] = parseSource(source.file, new TextEncoder().encode(text));
  const again = documents[source.index];
  if (again === undefined || faults.length > 0) return faults[0]?.message ?? "The file cannot be edited";
  const [resource] = decodeResource(again);
  const [resolved] = resource === undefined ? [] : resolvePlan(resource, target);
  if (resolved === undefined) return "The file cannot be edited so that it stays a plan file";
  const [field] = comparePlans(actual, normalizePlan(resolved.plan));
  return field === undefined ? undefined : `\`${field.pointer}\` cannot be edited so that it says what AWS has`;
}
