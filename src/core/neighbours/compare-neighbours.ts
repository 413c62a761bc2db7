import { canonicalJson } from "../changes/canonical-json.js";
import type { FieldChange } from "../changes/change.js";
import { type Path, toPointer } from "../diagnostic.js";
import { isMapping } from "../plan/decode-resource.js";
import type { AlignedNeighbour } from "./align-neighbour.js";
import type { NeighbourValue } from "./neighbour.js";

type Leaf = readonly [path: Path, value: unknown];

/**
 * The fields in which desired and actual differ, in the order of the file. Channels, inline policies and tags are compared
 * one by one, by their names, and stages by their place; a policy or a document is one field.
 */
export function compareNeighbours({ actual, desired }: AlignedNeighbour): readonly FieldChange[] {
  const before = new Map(leavesOf(actual).map(([path, value]) => [toPointer(path), value]));
  const after = new Map(leavesOf(desired).map(([path, value]) => [toPointer(path), value]));
  return [...new Set([...after.keys(), ...before.keys()])]
    .filter((pointer) => canonicalJson(before.get(pointer)) !== canonicalJson(after.get(pointer)))
    .map((pointer) => ({
      pointer,
      ...(before.has(pointer) ? { actual: before.get(pointer) } : {}),
      ...(after.has(pointer) ? { desired: after.get(pointer) } : {}),
    }));
}

const byMember: ReadonlySet<string> = new Set(["Plan", "Recurrence", "Channels", "Policies", "Tags"]);

function leavesOf(value: NeighbourValue, path: Path = []): readonly Leaf[] {
  return Object.entries(value).flatMap(([key, member]): readonly Leaf[] => {
    const at = [...path, key];
    if (path.length === 0 && byMember.has(key) && isMapping(member)) return leavesOf(member, at);
    if (key === "Stages" && Array.isArray(member))
      return member.map((stage, index) => [[...at, index], stage] as const);
    return [[at, member]];
  });
}
