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
  const files = await listFiles(client, { ...place, pull_number: pullRequest, per_page: 100 });
  const paths = files.flatMap(({ filename, previous_filename: before }) =>
    before === undefined ? [filename] : [filename, before],
  );
  const shownLines = new Map(files.map(({ filename, patch = "" }) => [filename, linesOfPatch(patch)]));
  return { paths, isWhole: files.length < mostListed, shownLines };
}

interface Query {
  readonly owner: string;
  readonly repo: string;
  readonly pull_number: number;
  readonly per_page: number;
}

type ListedFiles = Awaited<ReturnType<GitHubClient["rest"]["pulls"]["listFiles"]>>["data"];

/** The first page says how many there are: the others are asked for together, ten at a time as the client allows. */
async function listFiles(client: GitHubClient, query: Query): Promise<ListedFiles> {
  const first = await client.rest.pulls.listFiles({ ...query });
  const link = first.headers.link ?? "";
  if (!link.includes('rel="next"')) return first.data;
  const last = Number(/[?&]page=(\d+)[^>]*>; rel="last"/u.exec(link)?.[1]);
  if (!(last <= mostListed / query.per_page)) return client.paginate(client.rest.pulls.listFiles, { ...query });
  const numbers = Array.from({ length: last - 1 }, (_, index) => index + 2);
  const rest = await Promise.all(numbers.map((page) => client.rest.pulls.listFiles({ ...query, page })));
  return [first, ...rest].flatMap(({ data }) => data);
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
