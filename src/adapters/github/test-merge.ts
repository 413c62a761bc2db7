import { setTimeout as wait } from "node:timers/promises";
import type { TestMerge } from "../../ports.js";
import type { GitHubClient } from "./github-client.js";

const mostTries = 4;

/**
 * GitHub's merge of an open pull request into its base branch as that is now: what `pull_request` has checked out. GitHub
 * makes it in the background when somebody asks.
 *
 * @see https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request
 */
export async function testMerge(
  client: GitHubClient,
  place: { readonly owner: string; readonly repo: string },
  number: number,
  secondInMs: number,
): Promise<TestMerge> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const { data } = await client.rest.pulls.get({ ...place, pull_number: number });
    const { mergeable, merge_commit_sha: sha, head } = data;
    if (mergeable === false) return { kind: "conflict" };
    if (mergeable === true) {
      const [baseSha, second] = sha === null ? [] : await parentsOf(client, place, sha);
      const isOfHead = sha !== null && baseSha !== undefined && second === head.sha;
      return isOfHead ? { kind: "merge", sha, baseSha } : { kind: "unknown" };
    }
    if (tries < mostTries) await wait(tries * secondInMs);
  }
  return { kind: "unknown" };
}

async function parentsOf(
  client: GitHubClient,
  place: { readonly owner: string; readonly repo: string },
  commit: string,
): Promise<readonly string[]> {
  try {
    const { data } = await client.rest.git.getCommit({ ...place, commit_sha: commit });
    return data.parents.map(({ sha }) => sha);
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return [];
    throw error;
  }
}
