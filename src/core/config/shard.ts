/** One part of several that the targets are shared out among. */
export interface Shard {
  /** From 1. */
  readonly part: number;
  readonly of: number;
}

/** `2/10`; absent where the text is no part of several. */
export function parseShard(text: string): Shard | undefined {
  const [, part = 0, of = 0] = (/^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text) ?? []).map(Number);
  return part >= 1 && part <= of ? { part, of } : undefined;
}

/** The members that fall to a part: each falls to exactly one, and parts differ by one member at most. */
export function membersOf<T>(members: readonly T[], { part, of }: Shard): readonly T[] {
  return members.filter((_member, index) => index % of === part - 1);
}
