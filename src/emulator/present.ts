/** The members that are there, for an optional member that must be absent and not `undefined`. */
export type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

export function present<T extends object>(value: T): Present<T> {
  // Nothing but the absent members is taken away.
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Present<T>;
}
