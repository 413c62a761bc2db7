import type { PullRequest, ReviewHost } from "../../ports.js";
import { changedFiles } from "./changed-files.js";
import { commentWriter } from "./comment-writer.js";
import { createGitHubClient, type GitHubAccess, type GitHubClient } from "./github-client.js";
import { botOf, onlyOwn, ownActor } from "./own-actor.js";
import { publish } from "./publish.js";
import { readArtifact } from "./read-artifact.js";
import { writeSuggestions } from "./suggestion-writer.js";
import { testMerge } from "./test-merge.js";
import { writeCheckRun } from "./write-check-run.js";

/** A repository on GitHub, as a place of review. */
export function createReviewHost(access: GitHubAccess): ReviewHost {
  const { owner, repo } = access;
  const client = createGitHubClient(access);
  const place = { owner, repo };
  const second = access.secondInMs ?? 1000;
  const actor = ownActor(client);
  return {
    ...commentWriter(client, place, actor, second),
    changedFiles: (number) =>
      publish("read the files of the pull request", "pull-requests: read", () => changedFiles(client, place, number)),
    putSuggestions: (number, headSha, suggestions) =>
      publish("suggest changes on the pull request", "pull-requests: write", () =>
        writeSuggestions(client, place, actor, number, headSha, suggestions),
      ),
    putCheckRun: (run) =>
      publish("write a check run", "checks: write", () => writeCheckRun(client, place, run, actor, second)),
    mergedPullRequests: (commit) =>
      publish("read the pull requests of a commit", "pull-requests: read", () => mergedFrom(client, place, commit)),
    pullRequest: (number) =>
      publish("read the pull request", "pull-requests: read", async () => {
        const { data } = await client.rest.pulls.get({ ...place, pull_number: number });
        const { sha, ref, repo: source } = data.head;
        const isOpen = data.state === "open";
        return {
          number: data.number,
          headSha: sha,
          isOpen,
          headRepository: source?.full_name,
          headBranch: ref,
          baseSha: data.base.sha,
        };
      }),
    testMerge: (number) =>
      publish("read the pull request", "pull-requests: read and contents: read", () =>
        testMerge(client, place, number, second),
      ),
    fileAt: (commit, path) =>
      publish("read a file of a commit", "contents: read", () => readFileAt(client, place, commit, path)),
    artifactFile: (runId, artifact, file) =>
      publish("read the artefact of a run", "actions: read", () =>
        readArtifact(client, { ...place, runId }, artifact, file),
      ),
    checkRunRecords: (headSha, prefix) =>
      publish("read the check runs of a commit", "checks: read", async () => {
        const runs = await client.paginate(client.rest.checks.listForRef, { ...place, ref: headSha, per_page: 100 });
        const named = runs.filter(({ name }) => name.startsWith(prefix));
        const own = await onlyOwn(named, ({ app }) => botOf(app), actor);
        return own.map(({ output, completed_at, started_at }) => ({
          text: output.text ?? "",
          at: completed_at ?? started_at ?? "",
        }));
      }),
    comments: (pullRequest) =>
      publish("read the comments of the pull request", "pull-requests: read", async () => {
        const query = { ...place, issue_number: pullRequest, per_page: 100 };
        const comments = await client.paginate(client.rest.issues.listComments, query);
        return comments.map(({ user, body, created_at: createdAt }) => ({
          author: user?.login ?? "",
          isPerson: user?.type === "User",
          body: body ?? "",
          createdAt,
        }));
      }),
    mayWrite: (login) =>
      publish("read a person's permission", "metadata: read", async () => {
        const permission = await permissionOf(client, place, login);
        return permission === "admin" || permission === "write";
      }),
  };
}

type Place = { readonly owner: string; readonly repo: string };

/** @see https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
async function permissionOf(client: GitHubClient, place: Place, username: string): Promise<string> {
  try {
    return (await client.rest.repos.getCollaboratorPermissionLevel({ ...place, username })).data.permission;
  } catch (error) {
    if (isNotThere(error)) return "none";
    throw error;
  }
}

async function readFileAt(client: GitHubClient, place: Place, ref: string, path: string): Promise<string | undefined> {
  try {
    const { data } = await client.rest.repos.getContent({ ...place, ref, path });
    const isFile = !Array.isArray(data) && data.type === "file" && "content" in data && data.encoding === "base64";
    return isFile ? Buffer.from(data.content, "base64").toString("utf8") : undefined;
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

function isNotThere(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 404;
}

async function mergedFrom(client: GitHubClient, place: Place, commit: string): Promise<readonly PullRequest[]> {
  const { data } = await client.rest.repos.listPullRequestsAssociatedWithCommit({
    ...place,
    commit_sha: commit,
    per_page: 100,
  });
  const merged = data.filter(({ merged_at }) => merged_at !== null);
  // A commit is also "associated" with pull requests that merely contain it: the one it was made for decides.
  const made = merged.filter(({ merge_commit_sha }) => merge_commit_sha === commit);
  return (made.length > 0 ? made : merged).map(({ number, head }) => ({ number, headSha: head.sha }));
}
