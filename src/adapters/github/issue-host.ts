import { hasMarker, saysTheSame } from "../../core/report/comment-marker.js";
import type { IssueHost } from "../../ports.js";
import { findOrCreate, withoutRetry } from "./create-once.js";
import { createGitHubClient, type GitHubAccess, type GitHubClient } from "./github-client.js";
import { isOwnActor, ownActor } from "./own-actor.js";
import { publish } from "./publish.js";

/** The issues of a repository on GitHub. */
export function createIssueHost(access: GitHubAccess): IssueHost {
  const { owner, repo } = access;
  const client = createGitHubClient(access);
  const actor = ownActor(client);
  const place = { owner, repo };
  const second = access.secondInMs ?? 1000;
  const find = (marker: string) => findOwn(client, place, marker, actor);
  return {
    putIssue: (marker, title, body) =>
      publish("write an issue", "issues: write", async () => {
        const issue = { ...place, title, body, request: withoutRetry };
        const written = await findOrCreate(
          () => find(marker),
          () => client.rest.issues.create(issue),
          second,
        );
        if ("made" in written) return undefined;
        const { number, title: before, body: text } = written.found;
        if (before === title && saysTheSame(text ?? "", body)) return undefined;
        await client.rest.issues.update({ ...place, issue_number: number, title, body });
        return undefined;
      }),
    closeIssue: (marker) =>
      publish("close an issue", "issues: write", async () => {
        const own = await find(marker);
        if (own === undefined) return undefined;
        await client.rest.issues.update({
          ...place,
          issue_number: own.number,
          state: "closed",
          state_reason: "completed",
        });
        return undefined;
      }),
  };
}

async function findOwn(
  client: GitHubClient,
  place: { readonly owner: string; readonly repo: string },
  marker: string,
  actor: () => Promise<string>,
) {
  const login = await actor();
  const issues = await client.paginate(client.rest.issues.listForRepo, {
    ...place,
    state: "open",
    creator: login,
    per_page: 100,
  });
  return issues.find(({ body, user }) => hasMarker(body ?? "", marker) && isOwnActor(user?.login, login));
}
