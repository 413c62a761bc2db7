import { deletionTag, ownershipTag } from "../changes/ownership.js";
import { compareText } from "../diagnostic.js";
import { isMapping } from "../plan/decode-resource.js";
import type { NeighbourValue } from "./neighbour.js";

/** The members that are set: AWS takes an empty text, list or mapping for none. */
export function setMembers(value: Readonly<Record<string, unknown>>): NeighbourValue {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => !isEmpty(member)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMapping(value) && Object.keys(value).length === 0;
}

/** A list whose items have a name of their own, as a mapping from name to item. */
export function byName<T>(
  items: unknown,
  nameOf: (item: Readonly<Record<string, unknown>>) => string,
  partOf: (item: Readonly<Record<string, unknown>>) => T,
): Readonly<Record<string, T>> {
  const entries = listOf(items).map((item) => [nameOf(item), partOf(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}

/** The mappings among a list's items. */
export function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

/** The texts of a list, each once, sorted. */
export function textSet(value: unknown): readonly string[] {
  return [...new Set(Array.isArray(value) ? value.map(String) : [])].sort(compareText);
}

/** Tags that a file's author may set: AWS keeps `aws:` for itself, and the ownership tag is Muster's. */
export function authorsTags(tags: unknown): Readonly<Record<string, string>> {
  const all = byName(
    tags,
    ({ Key }) => String(Key),
    ({ Value }) => String(Value ?? ""),
  );
  return Object.fromEntries(Object.entries(all).filter(([key]) => isAuthorsTag(key)));
}

/** AWS sets `aws:` tags itself (a CloudFormation stack does) and nobody else may touch them. */
export function isAuthorsTag(key: string): boolean {
  return key !== ownershipTag && key !== deletionTag && !key.startsWith("aws:");
}
