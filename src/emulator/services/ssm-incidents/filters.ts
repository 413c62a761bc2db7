import type { Value } from "../../shape/shape.js";
import type { description } from "./description.js";
import { invalid } from "./errors.js";

type Filter = Value<(typeof description)["shapes"], "Filter">;

/** What the keys of a list's filters stand for. */
export type FilterFields<T> = Readonly<Record<string, (item: T) => string | number | readonly string[]>>;

/**
 * Whether an item passes all filters; one of the values of each is enough.
 *
 * @throws AwsError ValidationException for a key that the list does not have
 */
export function matchesFilters<T>(filters: readonly Filter[], fields: FilterFields<T>, item: T): boolean {
  return filters.every(({ key, condition }) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) throw invalid(`Invalid filter key: ${key}`);
    const found = [field(item)].flat();
    const { before, after, equals } = condition;
    if (before !== undefined) return found.some((value) => typeof value === "number" && value < before);
    if (after !== undefined) return found.some((value) => typeof value === "number" && value > after);
    const wanted: readonly unknown[] = equals?.integerValues ?? equals?.stringValues ?? [];
    return found.some((value) => wanted.includes(value));
  });
}
