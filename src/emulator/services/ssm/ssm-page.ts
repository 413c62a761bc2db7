import { AwsError } from "../../aws-error.js";
import { type Page, pageOf } from "../../paging.js";

interface PagedInput {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/** A page of a list of Systems Manager. @throws AwsError InvalidNextToken */
export function ssmPage<T>(
  list: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  { NextToken, MaxResults }: PagedInput,
  defaultSize: number,
): Page<T> {
  try {
    return pageOf(items, keyOf, { list: `ssm/${list}`, token: NextToken, size: MaxResults ?? defaultSize });
  } catch {
    throw new AwsError("InvalidNextToken", "The specified token is not valid.");
  }
}
