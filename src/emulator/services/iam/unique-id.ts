import { randomBytes } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * A new id of IAM, 21 characters long.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function uniqueId(prefix: "AROA" | "ANPA"): string {
  return prefix + [...randomBytes(17)].map((byte) => letters[byte & 31]).join("");
}
