import { type Document, isMap, isScalar, isSeq, type Node } from "yaml";
import { canonicalJson } from "../changes/canonical-json.js";
import type { Target } from "../config/config.js";
import type { Path } from "../diagnostic.js";
import { parseDocumentContent } from "../facts/document-content.js";
import { parsePolicy } from "../facts/policy-text.js";
import { alignNeighbour } from "../neighbours/align-neighbour.js";
import type { RemoteNeighbour } from "../neighbours/neighbour.js";
import { isMapping } from "../plan/decode-resource.js";
import type { ResolvedResource } from "../plan/resource.js";
import { parseSource } from "../source/parse-source.js";
import { editDocument, removeAt } from "./edit-document.js";
import { neighbourLoss } from "./import-neighbour.js";
import type { ImportedPlan } from "./import-plan.js";
import { smallToFlow } from "./render-yaml.js";
import type { SecretNames } from "./secret-names.js";
import { shortenDocument, shortenNeighbour } from "./shorten-neighbour.js";

/**
 * A file with the fields of a neighbour that differ in AWS set to what AWS has; comments and all other lines stay. The text
 * is read again and compared, so that what comes out says what AWS has or is a problem.
 *
 * @param declared the neighbour as the file declares it, with a target
 */
export function editNeighbourFile(
  text: string,
  declared: ResolvedResource,
  remote: RemoteNeighbour,
  secrets: SecretNames,
): ImportedPlan {
  const { source, target, value } = declared;
  if (target === undefined) return { problem: "The resource has no target" };
  const written = shortenNeighbour(remote, target, secrets);
  const { desired, actual } = alignNeighbour(value, remote);
  const members = [...new Set([...Object.keys(desired), ...Object.keys(actual)])];
  const changed = members.filter((member) => canonicalJson(desired[member]) !== canonicalJson(actual[member]));
  return editDocument(
    text,
    source.index,
    (document) => {
      for (const member of changed) {
        const sides = { before: value[member], after: remote.value[member], written: written[member] };
        editValue(document, [member], member === "Content" ? parsedContent(sides, target) : sides);
      }
    },
    (edited) => {
      const [documents, faults] = parseSource(source.file, new TextEncoder().encode(edited));
      const again = documents[source.index];
      if (again === undefined || faults.length > 0) return faults[0]?.message ?? "The file cannot be edited";
      return neighbourLoss(again, remote, target);
    },
  );
}

interface Sides {
  /** What the file says, resolved. */
  readonly before: unknown;
  /** What AWS has. */
  readonly after: unknown;
  /** The same as a file says it; absent where it goes without saying. */
  readonly written: unknown;
}

/** A document that the file has as a mapping stays one, whatever the layout of the text that AWS keeps. */
function parsedContent(sides: Sides, target: Target): Sides {
  const { before, after } = sides;
  const parsed = isMapping(before) && typeof after === "string" ? parseDocumentContent(after) : undefined;
  return parsed === undefined ? sides : { before, after: parsed, written: shortenDocument(parsed, target) };
}

function editValue(document: Document, path: Path, sides: Sides): void {
  const { before, after, written } = sides;
  if (before !== undefined && meaningOf(before) === meaningOf(after)) return;
  const node = document.getIn(path, true);
  if (written === undefined) removeAt(document, path);
  else if (isMap(node) && isMapping(before) && isMapping(after) && isMapping(written)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      editValue(document, [...path, key], { before: before[key], after: after[key], written: written[key] });
    }
  } else if (isSeq(node) && Array.isArray(before) && Array.isArray(after) && Array.isArray(written)) {
    node.items = editedItems(document, path, node.items, before, after, written);
  } else if (isScalar(node) && typeof written !== "object") node.value = written;
  else document.setIn(path, smallToFlow(document.createNode(written)));
}

/** A policy may be JSON text in the file. */
function meaningOf(value: unknown): string {
  return canonicalJson(typeof value === "string" && /^\s*\{/.test(value) ? parsePolicy(value) : value);
}

/** Items that stay keep their comments and way of writing; one that changes is edited where it stands. */
function editedItems(
  document: Document,
  path: Path,
  items: readonly unknown[],
  before: readonly unknown[],
  after: readonly unknown[],
  written: readonly unknown[],
): unknown[] {
  const origins = originsOf(path, before, after);
  const placed = after.map((item, position) => ({ item, from: origins[position] ?? -1, text: written[position] }));
  const ordered = isSet(path) ? placed.toSorted((a, b) => rankOf(a.from) - rankOf(b.from)) : placed;
  return ordered.map(({ item, from, text }) => {
    if (from < 0) return smallToFlow(document.createNode(text) as Node);
    const now = withUntold(path, before[from], item);
    editValue(document, [...path, from], { before: before[from], after: now, written: text });
    return items[from];
  });
}

/** For each item, the position of the one that it was: by its key, else what stood in its place and is gone; -1 if new. */
function originsOf(path: Path, before: readonly unknown[], after: readonly unknown[]): readonly number[] {
  const keys = before.map((item) => keyOf(path, item));
  const free = new Set(keys.keys());
  const take = (position: number) => (free.delete(position) ? position : -1);
  const kept = after.map((item) => {
    const key = keyOf(path, item);
    return take(keys.findIndex((each, position) => free.has(position) && each === key));
  });
  return kept.map((from, position) => (from < 0 && isMapping(before[position]) ? take(position) : from));
}

const rankOf = (position: number) => (position < 0 ? Number.POSITIVE_INFINITY : position);

/** What tells the items of a list apart: their names, where they have some. */
function keyOf(path: Path, item: unknown): string {
  const fields = isMapping(item) ? item : {};
  switch (path.join("/")) {
    case "Tags":
      return String(fields["Key"]);
    case "Policies":
      return String(fields["PolicyName"]);
    case "Channels":
      return `${fields["Type"]}/${fields["Name"]}`;
    default:
      return canonicalJson(item);
  }
}

/** Lists in which order means nothing: what is new comes last. */
function isSet(path: Path): boolean {
  return ["Tags", "Policies", "Channels", "ManagedPolicyArns", "Plan/RotationIds"].includes(path.join("/"));
}

/** AWS tells of a channel only its name and type: the rest of the file's stays. */
function withUntold(path: Path, before: unknown, after: unknown): unknown {
  return path.join("/") === "Channels" && isMapping(before) && isMapping(after) ? { ...before, ...after } : after;
}
