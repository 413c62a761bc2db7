import { createHash } from "node:crypto";

export interface Schedule {
  /** `OWNER/REPO`, the value of the ownership tag. */
  readonly repository: string;
  /** Sets apart two runs that make the same change again; a run that is repeated keeps its own. */
  readonly attempt: string;
}

/**
 * The idempotency token of a write: equal changes of equal attempts have equal tokens, so AWS does them once. At most 128
 * characters.
 *
 * @param part tells the writes of one change apart
 */
export function changeToken(
  change: { readonly kind: string; readonly digest: string },
  { repository, attempt }: Schedule,
  part = "",
): string {
  const content = [change.kind, change.digest, repository, attempt, ...(part === "" ? [] : [part])].join("\n");
  return `muster-${createHash("sha256").update(content).digest("hex")}`;
}
