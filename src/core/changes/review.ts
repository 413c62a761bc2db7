import { canonicalJson } from "./canonical-json.js";
import type { Change, FieldChange, TargetChanges } from "./change.js";
import { deletionTag } from "./ownership.js";
import { addressOf, labelOf } from "./resource-address.js";
import { showValue } from "./show-value.js";

/** What a person has seen and agreed to: whole targets or single changes by digest, and what a record says of them. */
export interface Review {
  readonly digests: ReadonlySet<string>;
  readonly changes: readonly ReviewedChange[];
}

export interface ReviewedChange {
  readonly target: string;
  /** `response-plan/NAME` */
  readonly resource: string;
  readonly kind: string;
  readonly digest: string;
  readonly fields: readonly FieldChange[];
}

/** Was the change, or everything that its target would do, reviewed exactly as it is now? */
export function isReviewed(review: Review, target: TargetChanges, change: Change): boolean {
  return review.digests.has(target.digest) || review.digests.has(change.digest) || isRest(review, target, change);
}

/**
 * Is the change what is left of a reviewed one? A neighbour takes several writes, and a sync may be killed between two of
 * them: nothing but what was reviewed is still to be done then.
 */
function isRest(review: Review, target: TargetChanges, change: Change): boolean {
  if (change.resourceKind === "ResponsePlan") return false;
  if (change.kind === "delete") return review.digests.has(change.actual.tags[deletionTag] ?? "");
  if (change.kind === "create") return false;
  if (change.resumes !== undefined && review.digests.has(change.resumes)) return true;
  const recorded = review.changes.find((one) => one.target === target.target && one.resource === addressOf(change));
  const reviewed = new Set(recorded?.fields.map(canonicalJson));
  return recorded?.kind === "update" && change.fields.every((field) => reviewed.has(canonicalJson(field)));
}

/** Why a change is not the one that was reviewed, with the fields that moved where the record holds them. */
export function explainMove(review: Review, target: TargetChanges, change: Change): string {
  const resource = addressOf(change);
  const recorded = review.changes.find((entry) => entry.target === target.target && entry.resource === resource);
  if (recorded === undefined && review.changes.length === 0) {
    return `No reviewed digest covers this ${change.kind} of \`${labelOf(change)}\`; that of \`${target.target}\` is now \`${target.digest}\``;
  }
  if (recorded === undefined) return `This ${change.kind} of \`${labelOf(change)}\` was not reviewed`;
  if (recorded.kind !== change.kind) {
    return `Unexpected ${change.kind} of \`${labelOf(change)}\`, expected the ${recorded.kind} that was reviewed`;
  }
  const moves = change.kind === "update" ? movedFields(recorded.fields, change.fields) : [];
  if (moves.length === 0) return `\`${labelOf(change)}\` is not as it was at review`;
  return `\`${labelOf(change)}\`: ${moves.slice(0, 3).join("; ")}${moves.length > 3 ? `; and ${moves.length - 3} more` : ""}`;
}

function movedFields(recorded: readonly FieldChange[], current: readonly FieldChange[]): readonly string[] {
  const before = new Map(recorded.map((field) => [field.pointer, field]));
  const after = new Map(current.map((field) => [field.pointer, field]));
  const pointers = [...new Set([...before.keys(), ...after.keys()])];
  return pointers.flatMap((pointer) => {
    const move = movedField(pointer, before.get(pointer), after.get(pointer));
    return move === undefined ? [] : [move];
  });
}

function movedField(
  pointer: string,
  before: FieldChange | undefined,
  after: FieldChange | undefined,
): string | undefined {
  if (before === undefined) {
    return `\`${pointer}\` is now ${showValue(after?.actual)}, was not part of the review; changed by a person in the console?`;
  }
  if (after === undefined) return `\`${pointer}\` needs no change any more, was ${showValue(before.actual)} at review`;
  if (canonicalJson(before.actual) !== canonicalJson(after.actual)) {
    return `\`${pointer}\` is now ${showValue(after.actual)}, was ${showValue(before.actual)} at review; changed by a person in the console?`;
  }
  if (canonicalJson(before.desired) !== canonicalJson(after.desired)) {
    return `\`${pointer}\` would become ${showValue(after.desired)}, was to become ${showValue(before.desired)} at review`;
  }
  return undefined;
}
