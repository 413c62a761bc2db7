import { type GitDatabase, gitDatabase } from "../git-routes.js";
import { artifactJson, blobJson, contentJson, treeJson } from "../stand-in-json.js";
import { type Call, notFound, paged, type Reply, type Route, r } from "../stand-in-replies.js";
import type { GitHubStandIn } from "../stand-in-state.js";

/** Files, artefacts and Git's own objects. */
export const contentRoutes: Readonly<Record<string, Route>> = {
  [`GET ${r}/contents/{path}`]: {
    needs: [["contents", "read"]],
    handle: (github, { route, query }) => {
      const path = route.parameters["path"] ?? "";
      const file = github.trees.get(query.get("ref") ?? "")?.find((one) => one.path === path);
      return file === undefined ? notFound : { status: 200, body: contentJson(file) };
    },
  },
  [`GET ${r}/actions/runs/{run_id}/artifacts`]: {
    needs: [["actions", "read"]],
    handle: (github, call) => {
      const { route, query } = call;
      const found = github.artifacts.filter(
        ({ runId, name }) => runId === Number(route.parameters["run_id"]) && name === (query.get("name") ?? name),
      );
      const { body, ...rest } = paged(found.map(artifactJson), call);
      return { ...rest, body: { total_count: found.length, artifacts: body } };
    },
  },
  [`GET ${r}/actions/artifacts/{artifact_id}/{archive_format}`]: {
    needs: [["actions", "read"]],
    handle: (github, { route }) => ({
      status: 302,
      body: undefined,
      headers: { location: `${github.url}/_archives/${route.parameters["artifact_id"]}` },
    }),
  },
  [`GET ${r}/git/trees/{tree_sha}`]: {
    needs: [["contents", "read"]],
    handle: (github, { route }) => {
      const sha = route.parameters["tree_sha"] ?? "";
      const files = github.trees.get(sha);
      if (files !== undefined) return { status: 200, body: treeJson(sha, files) };
      return gitOf(github).tree(sha) ?? notFound;
    },
  },
  [`POST ${r}/git/trees`]: gitRoute("write", (database, { body }) => database.createTree(body)),
  [`GET ${r}/git/commits/{commit_sha}`]: gitRoute("read", (database, { route }) =>
    database.commit(route.parameters["commit_sha"] ?? ""),
  ),
  [`POST ${r}/git/commits`]: gitRoute("write", (database, { body }, { login }) => database.createCommit(body, login)),
  [`GET ${r}/git/ref/{ref}`]: gitRoute("read", (database, { route }) => database.tip(route.parameters["ref"] ?? "")),
  [`POST ${r}/git/refs`]: gitRoute("write", (database, { body }) => database.createRef(body)),
  [`PATCH ${r}/git/refs/{ref}`]: gitRoute("write", (database, { route, body }) =>
    database.updateRef(route.parameters["ref"] ?? "", body),
  ),
  [`DELETE ${r}/git/refs/{ref}`]: gitRoute("write", (database, { route }) =>
    database.deleteRef(route.parameters["ref"] ?? ""),
  ),
  [`GET ${r}/compare/{basehead}`]: gitRoute("read", (database, { route }) =>
    database.compare(route.parameters["basehead"] ?? ""),
  ),
  [`GET ${r}/git/blobs/{file_sha}`]: {
    needs: [["contents", "read"]],
    handle: (github, { route }) => {
      const file = [...github.trees.values()].flat().find(({ sha }) => sha === route.parameters["file_sha"]);
      return file === undefined ? notFound : { status: 200, body: blobJson(file) };
    },
  },
};

function gitRoute(
  level: "read" | "write",
  handle: (database: GitDatabase, call: Call, github: GitHubStandIn) => Reply,
): Route {
  return { needs: [["contents", level]], handle: (github, call) => handle(gitOf(github), call, github) };
}

export function gitOf({ repositoryFolder }: GitHubStandIn): GitDatabase {
  return gitDatabase(repositoryFolder ?? "/nowhere");
}
