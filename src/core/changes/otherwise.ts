import type { FieldChange } from "./change.js";

/**
 * The first field that is neither as it was to become nor as it was before.
 *
 * @param unmade fields that differ from what was to become
 * @param undone fields that differ from what was before; absent: there was nothing
 */
export function otherwise(
  unmade: readonly FieldChange[],
  undone: readonly FieldChange[] | undefined,
): FieldChange | undefined {
  const pointers = new Set(undone?.map(({ pointer }) => pointer));
  return undone === undefined ? unmade[0] : unmade.find(({ pointer }) => pointers.has(pointer));
}
