import { digestOf } from "../changes/canonical-json.js";

/** The branch on which Muster proposes to adopt the drift of a configuration; it is Muster's own. */
export function adoptionBranch(scope: string): string {
  const plain = scope.replace(/[^A-Za-z0-9_-]+/gu, "-").replace(/^-+|-+$/gu, "");
  if (plain === scope) return `muster/adopt-drift-${scope}`;
  // Scopes that read alike are not the same.
  const mark = digestOf(scope).slice("sha256:".length, "sha256:".length + 8);
  return `muster/adopt-drift-${[plain.slice(0, 100), mark].filter((part) => part !== "").join("-")}`;
}
