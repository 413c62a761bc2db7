import type { Diagnostic } from "../diagnostic.js";

/** The findings of each file, files in the order in which they first appear. */
export function groupByFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.at.file);
    if (group === undefined) groups.set(diagnostic.at.file, [diagnostic]);
    else group.push(diagnostic);
  }
  return groups;
}
