import type { SuggestedChange } from "../../core/report/suggested-changes.js";
import { withoutRetry } from "./create-once.js";
import type { GitHubClient } from "./github-client.js";
import { isOwnActor } from "./own-actor.js";

/** Write review comments with suggested changes; one that the token has written before is left as it is. */
export async function writeSuggestions(
  client: GitHubClient,
  place: { readonly owner: string; readonly repo: string },
  actor: () => Promise<string>,
  pullRequest: number,
  headSha: string,
  suggestions: readonly SuggestedChange[],
): Promise<undefined> {
  const target = { ...place, pull_number: pullRequest };
  const there = await client.paginate(client.rest.pulls.listReviewComments, { ...target, per_page: 100 });
  const login = there.length === 0 ? "" : await actor();
  const known = new Set(
    there.filter(({ user }) => isOwnActor(user?.login, login)).map(({ path, body }) => keyOf(path, body)),
  );
  for (const { file: path, firstLine, lastLine, body } of suggestions) {
    if (known.has(keyOf(path, body))) continue;
    known.add(keyOf(path, body));
    await client.rest.pulls.createReviewComment({
      ...target,
      commit_id: headSha,
      path,
      body,
      side: "RIGHT",
      line: lastLine,
      ...(firstLine === lastLine ? {} : { start_line: firstLine, start_side: "RIGHT" }),
      request: withoutRetry,
    });
  }
  return undefined;
}

function keyOf(path: string, body: string): string {
  return JSON.stringify([path, body.replaceAll("\r\n", "\n").trimEnd()]);
}
