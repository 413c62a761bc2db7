import { type SuggestedChange, suggestChanges } from "../core/report/suggested-changes.js";
import type { ChangedFiles, Published, RepositoryFiles, ReviewHost } from "../ports.js";
import type { CheckRun } from "./check.js";

/** More than a few would bury the review; the rest is in the comment, and `muster check --fix` makes them all. */
const mostSuggestions = 5;
const mostFiles = 20;

/** The repairs of a check's findings in files that can still be read. */
export async function findFixes({ result }: CheckRun, files: RepositoryFiles): Promise<readonly SuggestedChange[]> {
  const fixable = result.diagnostics.filter(({ fix }) => fix !== undefined);
  const paths = [...new Set(fixable.map(({ at }) => at.file))].slice(0, mostFiles);
  const found = await Promise.all(
    paths.map(async (path) => {
      const bytes = await files.read(path).catch(() => undefined);
      return bytes === undefined ? [] : suggestChanges(path, new TextDecoder().decode(bytes), fixable);
    }),
  );
  return found.flat();
}

/** Offer the repairs on lines that the pull request shows, as they stand there; what was offered before is not again. */
export async function offerFixes(
  fixes: readonly SuggestedChange[],
  { folder, commentOn, headSha }: { readonly folder: string; readonly commentOn: number; readonly headSha: string },
  changed: ChangedFiles,
  host: ReviewHost,
): Promise<Published<undefined>> {
  const offers = fixes
    .map((fix) => ({ ...fix, file: `${folder}${fix.file}` }))
    .filter((fix) => isShown(fix, changed))
    .slice(0, mostSuggestions);
  if (offers.length === 0) return { isPublished: true, value: undefined };
  return host.putSuggestions(commentOn, headSha, offers);
}

// The checkout may be a merge of both branches, with other lines than the pull request's head.
function isShown({ file, firstLine, before }: SuggestedChange, { shownLines }: ChangedFiles): boolean {
  const lines = shownLines.get(file);
  return lines !== undefined && before.every((text, index) => lines.get(firstLine + index) === text);
}
