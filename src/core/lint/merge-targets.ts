import type { Diagnostic } from "../diagnostic.js";
import { groupBy } from "../group-by.js";
import type { SourceDocument } from "../source/source-document.js";

/** A finding and the document that it is about. */
export interface RaisedFinding {
  readonly source: SourceDocument;
  readonly diagnostic: Diagnostic;
  /** The line of the key that the finding is about: that of a long value begins below it. */
  readonly keyLine: number;
}

/**
 * What is said alike of a document in all of its targets is said once, without a target. `targetCounts` holds the number
 * of targets of each document, by position in its file and file.
 */
export function mergeTargets(
  findings: readonly RaisedFinding[],
  targetCounts: ReadonlyMap<string, number>,
): readonly RaisedFinding[] {
  const countOf = ({ source }: RaisedFinding) => targetCounts.get(`${source.index}#${source.file}`) ?? 1;
  const single = findings.filter((finding) => countOf(finding) === 1);
  const groups = groupBy(
    findings.filter((finding) => countOf(finding) > 1),
    ({ source, diagnostic: { target: _, fix: __, ...rest } }) => JSON.stringify([source.index, rest]),
  );
  const merged = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const targets = new Set(group.map(({ diagnostic }) => diagnostic.target));
    if (targets.size < countOf(first)) return withoutRepeats(group);
    const { target: _, fix, ...diagnostic } = first.diagnostic;
    // A repair that one target would have otherwise is no repair of the file.
    const isAgreed = group.every((each) => JSON.stringify(each.diagnostic.fix) === JSON.stringify(fix));
    return [{ ...first, diagnostic: fix !== undefined && isAgreed ? { ...diagnostic, fix } : diagnostic }];
  });
  return [...single, ...merged];
}

function withoutRepeats(group: readonly RaisedFinding[]): readonly RaisedFinding[] {
  const byTarget = new Map(group.map((finding) => [finding.diagnostic.target, finding]));
  return [...byTarget.values()];
}
