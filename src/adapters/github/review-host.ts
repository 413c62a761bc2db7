import { hasMarker, saysTheSame } from "../../core/report/comment-marker.js";
import type { CheckRun, PullRequest, ReviewHost } from "../../ports.js";
import { toAnnotations } from "./annotations.js";
import { createGitHubClient, type GitHubAccess, type GitHubClient } from "./github-client.js";
import { isOwnActor, ownActor } from "./own-actor.js";
import { publish } from "./publish.js";
import { readArtifact } from "./read-artifact.js";

/** A repository on GitHub, as a place of review. */
export function createReviewHost(access: GitHubAccess): ReviewHost {
  const { owner, repo } = access;
  const client = createGitHubClient(access);
  const place = { owner, repo };
  const actor = ownActor(client);
  return {
    putComment: (pullRequest, marker, body) =>
      publish("comment on the pull request", "pull-requests: write", async () => {
        const comments = await client.paginate(client.rest.issues.listComments, {
          ...place,
          issue_number: pullRequest,
          per_page: 100,
        });
        const marked = comments.filter((comment) => hasMarker(comment.body ?? "", marker));
        const own = marked.length === 0 ? undefined : await firstOwn(marked, ({ user }) => user?.login, actor);
        if (own !== undefined && saysTheSame(own.body ?? "", body)) return own.html_url;
        const written =
          own === undefined
            ? await client.rest.issues.createComment({ ...place, issue_number: pullRequest, body })
            : await client.rest.issues.updateComment({ ...place, comment_id: own.id, body });
        return written.data.html_url;
      }),
    putCheckRun: (run) => publish("write a check run", "checks: write", () => writeCheckRun(client, place, run, actor)),
    mergedPullRequests: (commit) =>
      publish("read the pull requests of a commit", "pull-requests: read", () => mergedFrom(client, place, commit)),
    pullRequest: (number) =>
      publish("read the pull request", "pull-requests: read", async () => {
        const { data } = await client.rest.pulls.get({ ...place, pull_number: number });
        const { sha, ref, repo: source } = data.head;
        const isOpen = data.state === "open";
        return { number: data.number, headSha: sha, isOpen, headRepository: source?.full_name, headBranch: ref };
      }),
    artifactFile: (runId, artifact, file) =>
      publish("read the artefact of a run", "actions: read", () =>
        readArtifact(client, { ...place, runId }, artifact, file),
      ),
    checkRunTexts: (headSha, prefix) =>
      publish("read the check runs of a commit", "checks: read", async () => {
        const runs = await client.paginate(client.rest.checks.listForRef, { ...place, ref: headSha, per_page: 100 });
        const named = runs.filter(({ name }) => name.startsWith(prefix));
        const login = named.length === 0 ? "" : await actor();
        return named.filter(({ app }) => isOwnActor(app?.slug, login)).flatMap(({ output }) => output.text ?? []);
      }),
  };
}

type Place = { readonly owner: string; readonly repo: string };

async function firstOwn<T>(
  items: readonly T[],
  loginOf: (item: T) => string | undefined,
  actor: () => Promise<string>,
) {
  const login = await actor();
  return items.find((item) => isOwnActor(loginOf(item), login));
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

async function writeCheckRun(
  client: GitHubClient,
  place: Place,
  run: CheckRun,
  actor: () => Promise<string>,
): Promise<undefined> {
  const { data } = await client.rest.checks.listForRef({
    ...place,
    ref: run.headSha,
    check_name: run.name,
    filter: "latest",
    per_page: 100,
  });
  const own = data.check_runs.length === 0 ? undefined : await firstOwn(data.check_runs, ({ app }) => app?.slug, actor);
  if (own !== undefined && isAsBefore(own, run)) return undefined;
  const isThere = own !== undefined && own.output.annotations_count > 0;
  const known = isThere ? await knownAnnotations(client, place, own.id) : new Set<string>();
  const [first = [], ...rest] = pagesOf(toAnnotations(run.annotations).filter((one) => !known.has(keyOf(one))));
  const output = { title: run.title, summary: run.summary, text: run.text, annotations: first };
  const state = { status: "completed" as const, conclusion: run.conclusion, output };
  const id =
    own === undefined
      ? (await client.rest.checks.create({ ...place, name: run.name, head_sha: run.headSha, ...state })).data.id
      : (await client.rest.checks.update({ ...place, check_run_id: own.id, ...state })).data.id;
  for (const annotations of rest) {
    const { title, summary, text } = output;
    await client.rest.checks.update({ ...place, check_run_id: id, output: { title, summary, text, annotations } });
  }
  return undefined;
}

function isAsBefore(
  own: {
    readonly conclusion: string | null;
    readonly output: { title: string | null; summary: string | null; text: string | null };
  },
  run: CheckRun,
): boolean {
  const { title, summary, text } = own.output;
  return own.conclusion === run.conclusion && title === run.title && summary === run.summary && text === run.text;
}

// An update adds to the annotations that are there.
async function knownAnnotations(client: GitHubClient, place: Place, id: number): Promise<ReadonlySet<string>> {
  const there = await client.paginate(client.rest.checks.listAnnotations, {
    ...place,
    check_run_id: id,
    per_page: 100,
  });
  return new Set(there.map(keyOf));
}

function keyOf(annotation: {
  path: string;
  start_line: number;
  message: string | null;
  title?: string | null;
}): string {
  return JSON.stringify([annotation.path, annotation.start_line, annotation.message, annotation.title]);
}

/** @see https://docs.github.com/en/rest/checks/runs 50 annotations a request */
function pagesOf<T>(items: readonly T[]): T[][] {
  const pages: T[][] = [];
  for (let start = 0; start < items.length; start += 50) pages.push(items.slice(start, start + 50));
  return pages;
}
