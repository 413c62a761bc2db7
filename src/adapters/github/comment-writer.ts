import { hasMarker, saysTheSame } from "../../core/report/comment-marker.js";
import { isRetired } from "../../core/report/retired-comment.js";
import type { ReviewHost } from "../../ports.js";
import { findOrCreate, withoutRetry } from "./create-once.js";
import type { GitHubClient } from "./github-client.js";
import { firstOwn } from "./own-actor.js";
import { publish } from "./publish.js";

interface Place {
  readonly owner: string;
  readonly repo: string;
}

const [tried, permission] = ["comment on the pull request", "pull-requests: write"] as const;

/** Writes the one comment of a pull request, found again by its marker and author. */
export function commentWriter(
  client: GitHubClient,
  place: Place,
  actor: () => Promise<string>,
  secondInMs: number,
): Pick<ReviewHost, "putComment" | "retireComment"> {
  const find = async (pullRequest: number, marker: string) => {
    const query = { ...place, issue_number: pullRequest, per_page: 100 };
    const comments = await client.paginate(client.rest.issues.listComments, query);
    const marked = comments.filter((comment) => hasMarker(comment.body ?? "", marker));
    return marked.length === 0 ? undefined : firstOwn(marked, ({ user }) => user?.login, actor);
  };
  const update = (id: number, body: string) => client.rest.issues.updateComment({ ...place, comment_id: id, body });
  return {
    putComment: (pullRequest, marker, body) =>
      publish(tried, permission, async () => {
        const comment = { ...place, issue_number: pullRequest, body, request: withoutRetry };
        const written = await findOrCreate(
          () => find(pullRequest, marker),
          () => client.rest.issues.createComment(comment),
          secondInMs,
        );
        if ("made" in written) return written.made.data.html_url;
        const { id, html_url: url, node_id: node, body: before = "" } = written.found;
        try {
          if (isRetired(before)) await client.graphql(unfold, { node });
        } finally {
          if (!saysTheSame(before, body)) await update(id, body);
        }
        return url;
      }),
    retireComment: (pullRequest, marker, body) =>
      publish(tried, permission, async () => {
        const own = await find(pullRequest, marker);
        if (own === undefined || isRetired(own.body ?? "")) return undefined;
        await update(own.id, body);
        await client.graphql(fold, { node: own.node_id });
        return undefined;
      }),
  };
}

/** @see https://docs.github.com/en/graphql/reference/mutations#minimizecomment */
const fold = `mutation ($node: ID!) {
  minimizeComment(input: { subjectId: $node, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;
const unfold = `mutation ($node: ID!) {
  unminimizeComment(input: { subjectId: $node }) { unminimizedComment { isMinimized } }
}`;
