import { type Page, pageOf } from "../../paging.js";
import { invalidInput } from "./errors.js";

interface PagedInput {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

const defaultSize = 20;

/** A page of a list of Organizations. @throws AwsError InvalidInput */
export function organizationPage<T>(
  list: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  { NextToken, MaxResults = defaultSize }: PagedInput,
): Page<T> {
  const sorted = [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  try {
    return pageOf(sorted, keyOf, { list: `organizations/${list}`, token: NextToken, size: MaxResults });
  } catch {
    throw invalidInput("The token for the next page is not valid.", "INVALID_NEXT_TOKEN");
  }
}
