import { exampleOf } from "../openapi-contract.js";
import { commentJson, issueJson } from "../stand-in-json.js";
import { forbidden, issueOrPull, notFound, paged, type Route, r, validationFailed } from "../stand-in-replies.js";

/** Issues, and the comments below issues and pull requests. */
export const conversationRoutes: Readonly<Record<string, Route>> = {
  [`GET ${r}/issues/{issue_number}/comments`]: {
    needs: issueOrPull("read"),
    handle: (github, call) =>
      paged(
        github.comments.filter(({ issue }) => issue === Number(call.route.parameters["issue_number"])).map(commentJson),
        call,
      ),
  },
  [`POST ${r}/issues/{issue_number}/comments`]: {
    needs: issueOrPull("write"),
    handle: (github, { route, body }) => {
      if (String(body["body"]).length > 65_536)
        return validationFailed("body is too long (maximum is 65536 characters)");
      const comment = {
        id: github.comments.length + 1,
        issue: Number(route.parameters["issue_number"]),
        author: github.login,
        body: String(body["body"]),
      };
      github.comments.push(comment);
      return { status: 201, body: commentJson(comment) };
    },
  },
  [`PATCH ${r}/issues/comments/{comment_id}`]: {
    needs: issueOrPull("write"),
    handle: (github, { route, body }) => {
      const comment = github.comments.find(({ id }) => id === Number(route.parameters["comment_id"]));
      if (comment === undefined) return notFound;
      if (comment.author !== github.login) return forbidden;
      comment.body = String(body["body"]);
      return { status: 200, body: commentJson(comment) };
    },
  },
  [`DELETE ${r}/issues/comments/{comment_id}`]: {
    needs: issueOrPull("write"),
    handle: (github, { route }) => {
      const index = github.comments.findIndex(({ id }) => id === Number(route.parameters["comment_id"]));
      if (index === -1) return notFound;
      if (github.comments[index]?.author !== github.login) return forbidden;
      github.comments.splice(index, 1);
      return { status: 204, body: undefined };
    },
  },
  [`GET ${r}/collaborators/{username}/permission`]: {
    needs: [],
    handle: (github, { route }) => {
      // GitHub knows bots as no users.
      if (route.parameters["username"]?.endsWith("[bot]")) return notFound;
      const permission = github.writers.has(route.parameters["username"] ?? "") ? "write" : "read";
      const { user: someone } = exampleOf("repository-collaborator-permission-response-if-user-has-admin-permissions");
      return {
        status: 200,
        body: { permission, role_name: permission, user: { ...Object(someone), role_name: permission } },
      };
    },
  },
  [`GET ${r}/issues`]: {
    needs: [["issues", "read"]],
    handle: (github, call) => {
      const { query } = call;
      const found = github.issues.filter(
        ({ state, author }) => state === (query.get("state") ?? "open") && author === (query.get("creator") ?? author),
      );
      return paged(found.map(issueJson), call);
    },
  },
  [`POST ${r}/issues`]: {
    needs: [["issues", "write"]],
    handle: (github, { body }) => {
      const { title, body: text } = body;
      const issue = {
        number: github.issues.length + 1,
        author: github.login,
        title: String(title),
        body: String(text),
        state: "open",
      };
      github.issues.push(issue);
      return { status: 201, body: issueJson(issue) };
    },
  },
  [`PATCH ${r}/issues/{issue_number}`]: {
    needs: [["issues", "write"]],
    handle: (github, { route, body }) => {
      const issue = github.issues.find(({ number }) => number === Number(route.parameters["issue_number"]));
      if (issue === undefined) return notFound;
      const { title = issue.title, body: text = issue.body, state = issue.state } = body;
      Object.assign(issue, { title, body: text, state });
      return { status: 200, body: issueJson(issue) };
    },
  },
};
