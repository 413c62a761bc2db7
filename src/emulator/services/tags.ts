/** A tag as most services write it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags after some were set: a key that is there already keeps its place and gets the new value. */
export function withTags(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const values = new Map([...tags, ...added].map(({ Key, Value }) => [Key, Value]));
  return [...values].map(([Key, Value]) => ({ Key, Value }));
}

/** Tags after some were removed; keys that are not there are no matter. */
export function withoutTags(tags: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  const removed = new Set(keys);
  return tags.filter(({ Key }) => !removed.has(Key));
}
