import { elements, type FactNode, textAt } from "../fact-node.js";

/** Tags of a list of `{Key, Value}`. The result inherits nothing, so that any key is safe to ask for. */
export function tagsOf(list: FactNode | undefined): Readonly<Record<string, string>> {
  const tags: Record<string, string> = Object.create(null);
  for (const tag of elements(list)) {
    const key = textAt(tag, "Key");
    if (key !== undefined) tags[key] = textAt(tag, "Value") ?? "";
  }
  return tags;
}
