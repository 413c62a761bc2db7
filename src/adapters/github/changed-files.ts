import type { ChangedFiles } from "../../ports.js";
import type { GitHubClient } from "./github-client.js";

/** @see https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const mostListed = 3_000;

/** The files of a pull request under their old and new names. */
export async function changedFiles(
  client: GitHubClient,
  place: { readonly owner: string; readonly repo: string },
  pullRequest: number,
): Promise<ChangedFiles> {
  const files = await client.paginate(client.rest.pulls.listFiles, {
    ...place,
    pull_number: pullRequest,
    per_page: 100,
  });
  const paths = files.flatMap(({ filename, previous_filename: before }) =>
    before === undefined ? [filename] : [filename, before],
  );
  const shownLines = new Map(files.map(({ filename, patch = "" }) => [filename, linesOfPatch(patch)]));
  return { paths, isWhole: files.length < mostListed, shownLines };
}

/** The lines of the new file that a unified diff shows, by their numbers. */
function linesOfPatch(patch: string): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  let number = 0;
  for (const line of patch.split("\n")) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line)?.[1];
    if (start !== undefined) number = Number(start);
    else if (line.startsWith("+") || line.startsWith(" ")) {
      lines.set(number, line.slice(1).replace(/\r$/, ""));
      number += 1;
    }
  }
  return lines;
}
