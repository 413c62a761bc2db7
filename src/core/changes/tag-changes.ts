import { authorsTags, isAuthorsTag } from "../neighbours/normal-form.js";
import { ownershipTag } from "./ownership.js";

type TagMap = Readonly<Record<string, string>>;

/** The tags of a neighbour as its file has them, with its owner's. */
export function wantedTags(declared: Readonly<Record<string, unknown>>, repository: string): TagMap {
  return { ...authorsTags(declared["Tags"]), [ownershipTag]: repository };
}

/** What to set and what to remove; absent where the tags are as wanted. Tags of AWS stay. */
export function tagChanges(
  actual: TagMap,
  wanted: TagMap,
): { readonly set: TagMap; readonly remove: readonly string[] } | undefined {
  const before = new Map(Object.entries(actual));
  const set = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => before.get(key) !== value));
  const remove = [...before.keys()].filter((key) => isAuthorsTag(key) && !Object.hasOwn(wanted, key));
  return Object.keys(set).length === 0 && remove.length === 0 ? undefined : { set, remove };
}
