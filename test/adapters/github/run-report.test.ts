import { describe, expect, test } from "vitest";
import { readRunReport } from "../../../src/adapters/github/run-report.js";
import { zipOf } from "../../github/zip.js";

interface Run {
  readonly event: string;
  readonly head_branch: string;
  readonly head_repository: { readonly full_name: string } | null;
}

const merged: Run = { event: "push", head_branch: "main", head_repository: { full_name: "acme/plans" } };

/** GitHub, with one run and what it left; it counts what is asked for. */
function github(run: Run, artifacts: readonly object[] = [{ id: 5, name: "muster-report", size_in_bytes: 9 }]) {
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    "/repos/acme/plans/actions/runs/77": { id: 77, ...run },
    "/repos/acme/plans": { full_name: "acme/plans", default_branch: "main" },
    "/repos/acme/plans/actions/runs/77/artifacts": { total_count: artifacts.length, artifacts },
  };
  const fetch = async (url: string | URL | Request) => {
    const { pathname } = new URL(String(url));
    asked.push(pathname);
    if (pathname.endsWith("/zip")) {
      const headers = { "content-type": "application/zip" };
      return new Response(new Uint8Array(zipOf("muster-report.json", '{"a":1}')), { headers });
    }
    const found = answers[pathname];
    return Response.json(found ?? { message: "Not Found" }, { status: found === undefined ? 404 : 200 });
  };
  const access = { token: "t", apiUrl: "https://api.example", owner: "acme", repo: "plans", log: () => undefined };
  return { asked, read: (id = 77) => readRunReport({ ...access, fetch: fetch as typeof globalThis.fetch }, id) };
}

describe("the report of a workflow run", () => {
  test.each(["push", "workflow_dispatch", "schedule"])("of a %s on the default branch is read", async (event) => {
    expect(await github({ ...merged, event }).read()).toEqual({ isPublished: true, value: '{"a":1}' });
  });

  test.each([
    ["a pull request", { event: "pull_request" }],
    ["another branch", { head_branch: "mallory" }],
    ["a fork", { head_repository: { full_name: "mallory/plans" } }],
    ["a fork that is gone", { head_repository: null }],
  ])("of %s is not even fetched", async (_, change) => {
    const host = github({ ...merged, ...change });
    expect(await host.read()).toMatchObject({
      isPublished: false,
      reason: expect.stringMatching(/^Unexpected workflow run 77 of .*, expected one that synced `main`$/),
    });
    expect(host.asked.filter((path) => path.includes("artifacts"))).toEqual([]);
  });

  test("that is gone, or of a run that never was, says so", async () => {
    expect(await github(merged, []).read()).toMatchObject({
      isPublished: false,
      reason: "The workflow run 77 has no artefact `muster-report` any more, or never had",
    });
    expect(await github(merged).read(78)).toMatchObject({ isPublished: false, reason: expect.stringContaining("404") });
  });
});
