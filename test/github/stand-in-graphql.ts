import { nodeOf } from "./stand-in-json.js";
import type { Reply } from "./stand-in-replies.js";
import type { GitHubStandIn } from "./stand-in-state.js";

export interface GraphQlRequest {
  readonly query: string;
  readonly variables?: { readonly node?: string };
}

const viewerQuery = /^\s*(?:query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/u;
const foldMutation =
  /^mutation \(\$node: ID!\) \{ (un)?minimizeComment\(input: \{ subjectId: \$node(, classifier: OUTDATED)? \}\) \{ (?:un)?minimizedComment \{ isMinimized \} \} \}$/u;

/** The queries and mutations that Muster sends; any other is a problem. */
export function graphql(github: GitHubStandIn, { query, variables }: GraphQlRequest): Reply {
  const fold = foldMutation.exec(query.replace(/\s+/gu, " ").trim());
  if (fold !== null) return foldComment(github, variables?.node, fold[1] === "un");
  if (!viewerQuery.test(query)) github.problems.push(`unknown query ${query}`);
  if (github.login === "github-actions[bot]") return graphqlForbidden;
  return { status: 200, body: { data: { viewer: { login: github.login } } } };
}

const graphqlForbidden: Reply = {
  status: 200,
  body: { data: null, errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] },
};

function foldComment(github: GitHubStandIn, node: string | undefined, isUnfolding: boolean): Reply {
  const comment = github.comments.find(({ id }) => nodeOf(id) === node);
  const { issues, "pull-requests": pulls } = github.permissions;
  if (comment === undefined || (issues !== "write" && pulls !== "write")) return graphqlForbidden;
  comment.isMinimized = !isUnfolding;
  const told = { isMinimized: !isUnfolding };
  const data = isUnfolding
    ? { unminimizeComment: { unminimizedComment: told } }
    : { minimizeComment: { minimizedComment: told } };
  return { status: 200, body: { data } };
}
