import { randomBytes } from "node:crypto";

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A new id of Organizations: the prefix and so many letters and digits. */
export function newId(prefix: string, length: number): string {
  return prefix + [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join("");
}
