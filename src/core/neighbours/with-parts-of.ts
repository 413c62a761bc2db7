import type { Path } from "../diagnostic.js";
import { isMapping } from "../plan/decode-resource.js";
import { findChannel } from "./channel-reference.js";
import type { NeighbourValue } from "./neighbour.js";
import { listOf } from "./normal-form.js";

/**
 * A neighbour's value with some of its parts as another value of the same neighbour has them.
 *
 * @param pointers of fields, as a comparison of neighbours names them: `/Channels/phone`, `/Policies/start`, `/Plan/Stages/0`
 */
export function withPartsOf(value: NeighbourValue, other: NeighbourValue, pointers: readonly string[]): NeighbourValue {
  // Stages go by their place: from the end, so that one that is dropped moves none that is still to come.
  const paths = pointers.map(stepsOf).sort((a, b) => Number(b[2] ?? 0) - Number(a[2] ?? 0));
  return paths.reduce((merged, path) => withPart(merged, other, path), value);
}

/** Where a field stands in the value as its file has it; what is not there: its nearest parent. */
export function partPath(pointer: string, value: NeighbourValue): Path {
  const steps = stepsOf(pointer);
  const [member = "", key = "", ...rest] = steps;
  if (Object.hasOwn(keyFields, member)) {
    const index = itemIndex(member, key, listOf(value[member]));
    return index < 0 ? [member] : [member, index, ...rest];
  }
  return steps.map((step, position) => (steps[position - 1] === "Stages" ? Number(step) : step));
}

const keyFields: Readonly<Record<string, string>> = { Tags: "Key", Policies: "PolicyName", Channels: "Name" };

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function itemIndex(member: string, key: string, items: readonly NeighbourValue[]): number {
  if (member !== "Channels") return items.findIndex((item) => String(item[keyFields[member] ?? ""]) === key);
  const channels = items.map(({ Name, Type }, index) => ({ name: String(Name), type: String(Type), index }));
  return findChannel(`channel/${key}`, channels)?.index ?? -1;
}

function withPart(value: NeighbourValue, other: NeighbourValue, path: readonly string[]): NeighbourValue {
  const [member = "", key = "", part] = path;
  if (member === "Channels" && part !== undefined) {
    const at = itemIndex(member, key, listOf(value[member]));
    return {
      ...value,
      [member]: listOf(value[member]).map((item, index) => (index === at ? without(item, part) : item)),
    };
  }
  if (Object.hasOwn(keyFields, member)) return withList(value, member, withItem(value, other, member, key));
  // A document's format goes with its text.
  if (member === "Content") return withMember(withMember(value, other, "Content"), other, "DocumentFormat");
  if (key === "Stages") {
    const [plan, from] = [value["Plan"], other["Plan"]].map((one) => (isMapping(one) ? one : {}));
    return {
      ...value,
      Plan: { ...plan, Stages: withStage(listOf(plan?.["Stages"]), listOf(from?.["Stages"]), Number(part)) },
    };
  }
  if (path.length === 1) return withMember(value, other, member);
  const [inner, from] = [value[member], other[member]].map((one) => (isMapping(one) ? one : {}));
  return { ...value, [member]: withMember(inner ?? {}, from ?? {}, key) };
}

function withItem(
  value: NeighbourValue,
  other: NeighbourValue,
  member: string,
  key: string,
): readonly NeighbourValue[] {
  const [items, others] = [listOf(value[member]), listOf(other[member])];
  const theirs = others[itemIndex(member, key, others)];
  const at = itemIndex(member, key, items);
  if (at < 0) return theirs === undefined ? items : [...items, theirs];
  return items.flatMap((item, index) => (index !== at ? [item] : theirs === undefined ? [] : [theirs]));
}

function withStage(
  stages: readonly NeighbourValue[],
  others: readonly NeighbourValue[],
  place: number,
): readonly NeighbourValue[] {
  const theirs = others[place];
  if (place >= stages.length) return theirs === undefined ? stages : [...stages, theirs];
  return stages.flatMap((stage, index) => (index !== place ? [stage] : theirs === undefined ? [] : [theirs]));
}

function withList(value: NeighbourValue, member: string, list: readonly NeighbourValue[]): NeighbourValue {
  return list.length === 0 ? without(value, member) : { ...value, [member]: list };
}

function withMember(value: NeighbourValue, other: NeighbourValue, member: string): NeighbourValue {
  return Object.hasOwn(other, member) ? { ...value, [member]: other[member] } : without(value, member);
}

function without(value: NeighbourValue, member: string): NeighbourValue {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== member));
}
