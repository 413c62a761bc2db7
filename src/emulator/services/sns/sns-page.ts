import { type Page, pageOf } from "../../paging.js";

const pageSize = 100;

/** A page of a list of SNS: always a hundred. */
export function snsPage<T>(
  list: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  token: string | undefined,
): Page<T> {
  return pageOf(items, keyOf, { list: `sns/${list}`, token, size: pageSize });
}
