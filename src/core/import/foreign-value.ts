/** A mapping of a foreign file, by the names that the file uses. */
export type Foreign = Readonly<Record<string, unknown>>;

/** The value as a mapping; an empty one where it is none. */
export function foreign(value: unknown): Foreign {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The members of a list that are mappings. */
export function foreignList(value: unknown): readonly Foreign[] {
  return Array.isArray(value) ? value.map(foreign) : [];
}

/** The value, or nothing where it is empty: both tools write out what is not set. */
export function some(value: unknown): unknown {
  if (value === null || value === "" || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  return typeof value === "object" && Object.keys(value).length === 0 ? undefined : value;
}

/** The members that are set. */
export function withSome(members: Foreign): Foreign {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => some(value) !== undefined));
}

/** A list of keys and values as a mapping. */
export function mapOf(list: unknown, key: string, value: string): Foreign {
  return Object.fromEntries(foreignList(list).map((entry) => [String(entry[key]), entry[value]]));
}
