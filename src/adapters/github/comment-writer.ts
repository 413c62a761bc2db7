import { hasMarker, saysTheSame } from "../../core/report/comment-marker.js";
import { isRetired } from "../../core/report/retired-comment.js";
import type { ReviewHost } from "../../ports.js";
import { findOrCreate, withoutRetry } from "./create-once.js";
import type { GitHubClient } from "./github-client.js";
import { onlyOwn } from "./own-actor.js";
import { publish } from "./publish.js";

interface Place {
  readonly owner: string;
  readonly repo: string;
}

interface OwnComment {
  readonly id: number;
  readonly node_id: string;
  readonly html_url: string;
  readonly body?: string | undefined;
}

const [tried, permission] = ["comment on the pull request", "pull-requests: write"] as const;

/** Writes the one comment of a pull request, found again by its marker and author. */
export function commentWriter(
  client: GitHubClient,
  place: Place,
  actor: () => Promise<string>,
  secondInMs: number,
): Pick<ReviewHost, "putComment" | "retireComment"> {
  const findOwn = async (pullRequest: number, marker: string) => {
    const query = { ...place, issue_number: pullRequest, per_page: 100 };
    const comments = await client.paginate(client.rest.issues.listComments, query);
    const marked = comments.filter(({ body }) => hasMarker(body ?? "", marker));
    return onlyOwn(marked, ({ user }) => user?.login, actor);
  };
  const update = (id: number, body: string) => client.rest.issues.updateComment({ ...place, comment_id: id, body });
  /** @returns its address; nothing where somebody deleted it meanwhile */
  const change = async ({ id, html_url: url, node_id: node, body: before = "" }: OwnComment, body: string) => {
    let isThere = true;
    try {
      if (isRetired(before)) await client.graphql(unfold, { node });
    } finally {
      if (!saysTheSame(before, body)) isThere = (await unlessGone(update(id, body))) !== undefined;
    }
    return isThere ? url : undefined;
  };
  return {
    putComment: (pullRequest, marker, body) =>
      publish(tried, permission, async () => {
        const comment = { ...place, issue_number: pullRequest, body, request: withoutRetry };
        const create = () => client.rest.issues.createComment(comment);
        let others: readonly OwnComment[] = [];
        const find = async () => {
          const [first, ...rest] = await findOwn(pullRequest, marker);
          others = rest;
          return first;
        };
        const written = await findOrCreate(find, create, secondInMs);
        if ("made" in written) return written.made.data.html_url;
        const url = await change(written.found, body);
        // Two runs at the same time may have written one each.
        for (const { id } of others) await unlessGone(client.rest.issues.deleteComment({ ...place, comment_id: id }));
        return url ?? (await create()).data.html_url;
      }),
    retireComment: (pullRequest, marker, body) =>
      publish(tried, permission, async () => {
        const [own] = await findOwn(pullRequest, marker);
        if (own === undefined || isRetired(own.body ?? "")) return undefined;
        if ((await unlessGone(update(own.id, body))) !== undefined) await client.graphql(fold, { node: own.node_id });
        return undefined;
      }),
  };
}

async function unlessGone<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return undefined;
    throw error;
  }
}

/** @see https://docs.github.com/en/graphql/reference/mutations#minimizecomment */
const fold = `mutation ($node: ID!) {
  minimizeComment(input: { subjectId: $node, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;
const unfold = `mutation ($node: ID!) {
  unminimizeComment(input: { subjectId: $node }) { unminimizedComment { isMinimized } }
}`;
