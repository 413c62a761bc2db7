import { AwsError } from "../../aws-error.js";
import { type Page, pageOf } from "../../paging.js";

interface MarkedInput {
  readonly Marker?: string;
  readonly Limit?: number;
}

interface MarkedPage<T> {
  readonly items: readonly T[];
  readonly mark: { readonly Truncated: boolean; readonly NextMarker?: string };
}

const defaultSize = 100;

/** A page of a list of KMS. @throws AwsError InvalidMarker */
export function kmsPage<T>(
  list: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  input: MarkedInput,
): MarkedPage<T> {
  const page = cutPage(list, items, keyOf, input);
  const mark = page.nextToken === undefined ? { Truncated: false } : { Truncated: true, NextMarker: page.nextToken };
  return { items: page.items, mark };
}

function cutPage<T>(
  list: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  { Marker, Limit = defaultSize }: MarkedInput,
): Page<T> {
  try {
    return pageOf(items, keyOf, { list: `kms/${list}`, token: Marker, size: Limit });
  } catch {
    throw new AwsError("InvalidMarkerException", "The marker is not valid");
  }
}
