import { type Page, pageOf } from "../../paging.js";

interface PagedInput {
  readonly NextToken?: string;
  readonly Limit?: number;
}

const defaultSize = 100;

/** A page of a list of EventBridge. */
export function eventsPage<T>(
  list: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  { NextToken, Limit = defaultSize }: PagedInput,
): Page<T> {
  return pageOf(items, keyOf, { list: `events/${list}`, token: NextToken, size: Limit });
}
