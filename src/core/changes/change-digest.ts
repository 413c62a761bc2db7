import type { Target } from "../config/config.js";
import { compareText } from "../diagnostic.js";
import { digestOf } from "./canonical-json.js";

/** Moves when the same plans are to mean something else: reviews of an older Muster do not count then. */
const digestVersion = 1;

/** The digest of one change: of what it is about, the account and the Regions. */
export function changeDigest(target: Target, content: object): string {
  const { account, regions } = target;
  return digestOf({ version: digestVersion, account, regions: [...regions].sort(compareText), ...content });
}

/** The digest of all changes of a target together. */
export function targetDigest(target: Target, changes: readonly { readonly digest: string }[]): string {
  return changeDigest(target, { changes: changes.map(({ digest }) => digest).sort() });
}
