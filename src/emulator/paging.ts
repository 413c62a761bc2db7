import { createHash } from "node:crypto";
import { AwsError } from "./aws-error.js";

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextToken: string | undefined;
}

/** Which page is asked for. */
export interface PageRequest {
  /** What is listed; a token is good for that alone. */
  readonly list: string;
  readonly token: string | undefined;
  readonly size: number;
}

/**
 * Cuts a page out of items that are sorted by their key. A token says the key that the page before ended with, so
 * that items which come and go in between neither repeat nor hide others.
 *
 * @throws AwsError ValidationException for a token that no page of this list has given
 */
export function pageOf<T>(items: readonly T[], keyOf: (item: T) => string, request: PageRequest): Page<T> {
  const start = request.token === undefined ? 0 : firstAfter(items, keyOf, readToken(request.list, request.token));
  const end = start + request.size;
  const last = items[end - 1];
  return {
    items: items.slice(start, end),
    nextToken: end < items.length && last !== undefined ? tokenFor(request.list, keyOf(last)) : undefined,
  };
}

function firstAfter<T>(items: readonly T[], keyOf: (item: T) => string, key: string): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A token that says where a list goes on. */
export function tokenFor(list: string, key: string): string {
  return Buffer.from(`${seal(list, key)}${key}`).toString("base64url");
}

/** @throws AwsError ValidationException for a token that this list has not given */
export function readToken(list: string, token: string): string {
  const text = Buffer.from(token, "base64url").toString("utf8");
  const key = text.slice(sealLength);
  if (text.slice(0, sealLength) !== seal(list, key)) {
    throw new AwsError("ValidationException", "Invalid NextToken: the token was not given out by this operation");
  }
  return key;
}

const sealLength = 16;

function seal(list: string, key: string): string {
  return createHash("sha256").update(`${list}\n${key}`).digest("hex").slice(0, sealLength);
}
