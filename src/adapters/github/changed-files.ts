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
  return { paths, isWhole: files.length < mostListed };
}
