import { type Document, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
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
import type { ImportedPlan } from "./import-plan.js";
import { mergeLines } from "./merge-lines.js";
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
  const lines = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const index = declared.source.index;
  const base = documentAt(lines, index);
  const edited = documentAt(lines, index);
  if (base === undefined || edited === undefined) return { problem: "The file cannot be edited" };
  const written = shortenPlan(actual, target);
  for (const { pointer } of comparePlans(normalizePlan(declared.plan), actual)) {
    editField(edited.document, fieldPath(pointer), written, { declared: declared.plan, actual });
  }
  const [start, end] = edited.range;
  const original = lines.slice(start, end);
  const format = formatOf(original);
  const rewritten = edited.document.toString(format);
  // The author's format where it survives the edit, else the whole document anew.
  const parts = [mergeLines(original, base.document.toString(format), rewritten), rewritten];
  let problem = "";
  for (const part of parts) {
    const result = `${lines.slice(0, start)}${part}${lines.slice(end)}`;
    const found = lossOf(result, declared, actual);
    if (found === undefined) return { text: text.includes("\r\n") ? result.replaceAll("\n", "\r\n") : result };
    problem = found;
  }
  return { problem };
}

/** How the author indents. */
function formatOf(text: string) {
  const nested = /^[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n( +)[^\s-]/m.exec(text)?.[1]?.length;
  return {
    lineWidth: 0,
    blockQuote: "literal",
    flowCollectionPadding: /\{ |\[ /.test(text),
    indent: Math.min(nested ?? 2, 8),
    indentSeq: !/^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n\1- /m.test(text),
  } as const;
}

interface Sides {
  readonly declared: ResponsePlan;
  readonly actual: ResponsePlan;
}

/** The document with this position among those that are not empty, and where it stands. */
function documentAt(text: string, index: number): { document: Document; range: readonly [number, number] } | undefined {
  const documents = parseAllDocuments(text, { schema: "core", keepSourceTokens: true });
  if (!Array.isArray(documents)) return undefined;
  const found = documents.filter(({ contents }) => contents !== null)[index];
  if (found === undefined || found.errors.length > 0) return undefined;
  const isOnly = documents.length === 1;
  const range = isOnly ? ([0, text.length] as const) : ([found.range[0], found.range[2]] as const);
  return { document: found, range };
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

/** A mapping that is left empty goes with its last member. */
function removeAt(document: Document, path: Path): void {
  document.deleteIn(path);
  const parent = path.slice(0, -1);
  if (parent.length === 0) return;
  const node = document.getIn(parent, true);
  if (isMap(node) && node.items.length === 0) removeAt(document, parent);
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
