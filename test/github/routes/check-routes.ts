import { annotationJson, checkRunJson } from "../stand-in-json.js";
import { forbidden, notFound, paged, type Reply, type Route, r, validationFailed } from "../stand-in-replies.js";
import type { Json, StoredCheckRun } from "../stand-in-state.js";

/** Check runs and their annotations. */
export const checkRoutes: Readonly<Record<string, Route>> = {
  [`GET ${r}/commits/{ref}/check-runs`]: {
    needs: [["checks", "read"]],
    handle: (github, call) => {
      const { route, query } = call;
      const runs = github.checkRuns.filter(
        (run) => run.headSha === route.parameters["ref"] && (query.get("check_name") ?? run.name) === run.name,
      );
      const { body, ...rest } = paged(runs.map(checkRunJson), call);
      return { ...rest, body: { total_count: runs.length, check_runs: body } };
    },
  },
  [`POST ${r}/check-runs`]: {
    needs: [["checks", "write"]],
    handle: (github, { body }) => {
      const run = {
        id: github.checkRuns.length + 1,
        name: String(body["name"]),
        headSha: String(body["head_sha"]),
        app: github.login.replace("[bot]", ""),
        conclusion: "",
        title: "",
        summary: "",
        text: "",
        annotations: [],
        completedAt: "",
      };
      const problem = applyCheckRun(run, body);
      if (problem !== undefined) return problem;
      github.checkRuns.push(run);
      return { status: 201, body: checkRunJson(run) };
    },
  },
  [`PATCH ${r}/check-runs/{check_run_id}`]: {
    needs: [["checks", "write"]],
    handle: (github, { route, body }) => {
      const run = github.checkRuns.find(({ id }) => id === Number(route.parameters["check_run_id"]));
      if (run === undefined) return notFound;
      if (run.app !== github.login.replace("[bot]", "")) return forbidden;
      return applyCheckRun(run, body) ?? { status: 200, body: checkRunJson(run) };
    },
  },
  [`GET ${r}/check-runs/{check_run_id}/annotations`]: {
    needs: [["checks", "read"]],
    handle: (github, call) => {
      const run = github.checkRuns.find(({ id }) => id === Number(call.route.parameters["check_run_id"]));
      return paged((run?.annotations ?? []).map(annotationJson), call);
    },
  },
};

function applyCheckRun(run: StoredCheckRun, body: Json): Reply | undefined {
  const output = Object(body["output"] ?? {});
  const annotations: Json[] = output.annotations ?? [];
  if (annotations.length > 50) return validationFailed("annotations: at most 50");
  if (String(output.text ?? "").length > 65_535 || String(output.summary ?? "").length > 65_535)
    return validationFailed("output is too long");
  for (const { start_line, end_line, start_column } of annotations) {
    if (start_column !== undefined && start_line !== end_line) return validationFailed("columns on more than one line");
  }
  Object.assign(run, {
    conclusion: body["conclusion"] ?? run.conclusion,
    title: output.title ?? run.title,
    summary: output.summary ?? run.summary,
    text: output.text ?? run.text,
    completedAt: new Date().toISOString(),
  });
  run.annotations.push(...annotations);
  return undefined;
}
