import { pageOf } from "../../paging.js";

interface MarkedRequest {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

/** A page of a list as IAM has it: what goes on after it is said by `IsTruncated` and `Marker`. */
export interface MarkedPage<T> {
  readonly items: readonly T[];
  readonly mark: { readonly IsTruncated: boolean; readonly Marker?: string };
}

const defaultItems = 100;

/** Cuts a page out of items that are sorted by their key. */
export function pageOfItems<T>(
  list: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  { Marker, MaxItems }: MarkedRequest,
): MarkedPage<T> {
  const page = pageOf(items, keyOf, { list: `iam/${list}`, token: Marker, size: MaxItems ?? defaultItems });
  const mark = page.nextToken === undefined ? { IsTruncated: false } : { IsTruncated: true, Marker: page.nextToken };
  return { items: page.items, mark };
}
