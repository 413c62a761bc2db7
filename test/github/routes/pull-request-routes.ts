import {
  changedFileJson,
  pullRequestJson,
  reviewCommentJson,
  stateOf,
  wholePullRequestJson,
} from "../stand-in-json.js";
import { forbidden, notFound, paged, type Route, r, validationFailed } from "../stand-in-replies.js";
import type { StoredPullRequest } from "../stand-in-state.js";
import { gitOf } from "./content-routes.js";

/** Pull requests, their files and review comments. */
export const pullRequestRoutes: Readonly<Record<string, Route>> = {
  [`GET ${r}/commits/{commit_sha}/pulls`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, call) =>
      paged(
        github.pullRequests
          .filter(({ mergeCommitSha }) => mergeCommitSha === call.route.parameters["commit_sha"])
          .map(pullRequestJson),
        call,
      ),
  },
  [`GET ${r}/pulls/{pull_number}`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, { route }) => {
      const found = github.pullRequests.find(({ number }) => number === Number(route.parameters["pull_number"]));
      return found === undefined ? notFound : { status: 200, body: wholePullRequestJson(found) };
    },
  },
  [`GET ${r}/pulls/{pull_number}/files`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, call) =>
      paged(github.changedFiles.slice(0, 3_000), call, (change) => changedFileJson(github, change)),
  },
  [`GET ${r}/pulls/{pull_number}/comments`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, call) => paged(github.reviewComments.map(reviewCommentJson), call),
  },
  [`POST ${r}/pulls/{pull_number}/comments`]: {
    needs: [["pull-requests", "write"]],
    handle: (github, { body }) => {
      const { path, line, start_line: firstLine = line } = body;
      const shown = linesShown(github.patches.get(String(path)) ?? "");
      if (!shown.has(Number(line)) || !shown.has(Number(firstLine)))
        return validationFailed("pull_request_review_thread.line must be part of the diff");
      const comment = {
        id: github.reviewComments.length + 1,
        author: github.login,
        path: String(path),
        body: String(body["body"]),
        firstLine: Number(firstLine),
        line: Number(line),
      };
      github.reviewComments.push(comment);
      return { status: 201, body: reviewCommentJson(comment) };
    },
  },
  [`GET ${r}/pulls`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, call) => {
      const { query } = call;
      const [state, base, head] = [query.get("state") ?? "open", query.get("base"), query.get("head")];
      const found = github.pullRequests.filter(
        (one) =>
          (state === "all" || stateOf(one) === state) &&
          (base === null || one.base === base) &&
          (head === null || one.head?.replace("/Hello-World", "") === head),
      );
      return paged(found.map(pullRequestJson).reverse(), call);
    },
  },
  [`POST ${r}/pulls`]: {
    needs: [["pull-requests", "write"]],
    handle: (github, { body }) => {
      if (!github.mayPropose)
        return {
          ...forbidden,
          body: { message: "GitHub Actions is not permitted to create or approve pull requests." },
        };
      const head = `Codertocat/Hello-World:${body["head"]}`;
      if (github.pullRequests.some((one) => one.head === head && stateOf(one) === "open"))
        return validationFailed(`A pull request already exists for ${head}.`);
      const sha = Object(gitOf(github).tip(`heads/${body["head"]}`).body).object?.sha;
      if (sha === undefined) return validationFailed("head is invalid");
      const made: StoredPullRequest = {
        number: github.pullRequests.length + 101,
        headSha: sha,
        mergeCommitSha: null,
        isMerged: false,
        head,
        author: github.login,
        base: String(body["base"]),
        title: String(body["title"]),
        body: String(body["body"]),
      };
      github.pullRequests.push(made);
      return { status: 201, body: wholePullRequestJson(made) };
    },
  },
  [`PATCH ${r}/pulls/{pull_number}`]: {
    needs: [["pull-requests", "write"]],
    handle: (github, { route, body }) => {
      const found = github.pullRequests.find(({ number }) => number === Number(route.parameters["pull_number"]));
      if (found === undefined) return notFound;
      const { title = found.title, body: text = found.body, state } = body;
      Object.assign(found, { title, body: text, isClosed: state === undefined ? found.isClosed : state === "closed" });
      return { status: 200, body: wholePullRequestJson(found) };
    },
  },
};

/** Numbers of the new file's lines in a unified diff. */
function linesShown(patch: string): ReadonlySet<number> {
  const shown = new Set<number>();
  for (const hunk of patch.split(/^(?=@@ )/mu)) {
    const first = Number(/^@@ -\S+ \+(\d+)/u.exec(hunk)?.[1]);
    const lines = hunk.split("\n").slice(1);
    for (const [index] of lines.filter((line) => /^[+ ]/u.test(line)).entries()) shown.add(first + index);
  }
  return shown;
}
