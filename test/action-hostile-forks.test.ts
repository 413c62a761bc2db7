import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readMarkdown } from "./github/read-markdown.js";
import {
  config,
  forgedCommands,
  planFile,
  proposed,
  runId,
  type StagedRepository,
  stageRepository,
} from "./github/staged-repository.js";
import { allPermissions } from "./github/stand-in.js";
import { type ZipEntry, zipOf, zipWith } from "./github/zip.js";

// What a reader of JSON has for a value: tests change reports in ways that no type allows.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Report = any;

let staged: StagedRepository;
let head: string;
let report: Report;

/** The first workflow has run for a fork's pull request, and left its report. */
beforeAll(async () => {
  staged = await stageRepository();
  const change = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }), "plans/c.yaml": "name: c\n" });
  const run = await staged.pullRequest(change, { fork: true });
  report = JSON.parse(readFileSync(run.outputs["report"] ?? "", "utf8"));
  head = change.head;
});

afterAll(() => staged.close());

beforeEach(() => {
  const { calls, comments, checkRuns, artifacts, pullRequests, problems } = staged.github;
  for (const list of [calls, comments, checkRuns, artifacts, pullRequests, problems]) list.length = 0;
  pullRequests.push(proposed({ headSha: head }));
  staged.github.fault = undefined;
});

function upload(archive: Uint8Array, id = 7): void {
  staged.github.artifacts.push({ id, runId, name: "muster-report", archive });
}

function uploadReport(text: string): void {
  upload(zipOf("muster-report.json", text));
}

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

/** The report with some text in place of a JSON value that stands for it. */
function withRaw(change: (raw: string) => Report, raw: string): string {
  return JSON.stringify(change("RAW")).replaceAll('"RAW"', raw);
}

function withTarget(parts: object): Report {
  const { diff } = report;
  return { ...report, diff: { ...diff, targets: [{ ...diff.targets[0], ...parts }] } };
}

describe("the report of a fork's pull request", () => {
  test.each<[string, () => string, string]>([
    ["is no JSON", () => "{", "it is not JSON"],
    ["is empty", () => "", "it is not JSON"],
    ["is a list", () => "[]", "must be object"],
    ["is of a later version", () => JSON.stringify({ ...report, schemaVersion: 2 }), "schemaVersion"],
    ["has no findings", () => JSON.stringify({ ...report, diagnostics: undefined }), "diagnostics"],
    ["names half a pull request", () => JSON.stringify({ ...report, pullRequest: 1.5 }), "pullRequest"],
    ["has a part that nests two million lists", () => withRaw((x) => ({ ...report, x }), nested(2_000_000)), "nested"],
    [
      "has a plan that nests fifty thousand",
      () =>
        withRaw((deep) => {
          const [change] = report.diff.targets[0].changes;
          return withTarget({ changes: [{ ...change, desired: { ...change.desired, x: deep } }] });
        }, nested(50_000)),
      "nested",
    ],
    ...["../../../../mallory/x", "/etc/passwd", "https://evil.example/x", "plans/../../x", "./a", "", "a//b"].map(
      (file): [string, () => string, string] => [
        `names the file \`${file}\``,
        () => JSON.stringify({ ...report, diagnostics: [{ ...report.diagnostics[0], file }] }),
        "which no repository holds",
      ],
    ),
    [
      "names a line beyond all files",
      () => JSON.stringify({ ...report, diagnostics: [{ ...report.diagnostics[0], line: 1e308 }] }),
      "line",
    ],
  ])("that %s is refused, in one line", async (_, forge, problem) => {
    uploadReport(forge());
    const run = await staged.forkComment(head);
    expect(run).toMatchObject({ code: 1 });
    expect(run.log).toMatch(/^::error::Unexpected report of run \d+: /mu);
    expect(run.log).toContain(problem);
    expect(run.log).not.toMatch(/^\s+at /mu);
    expect(staged.writes()).toEqual([]);
  });

  test("says nothing of AWS, which a fork never sees, whatever it claims", async () => {
    const claim = withTarget({ changes: [] });
    const readiness = ["a", "b"].map((plan) => ({ plan, target: "prod", verdict: "ready", because: [] }));
    uploadReport(
      JSON.stringify({
        ...claim,
        diagnostics: [],
        readiness,
        diff: { ...claim.diff, comparedWith: "aws" },
        remarks: [],
      }),
    );
    expect(await staged.forkComment(head)).toMatchObject({ code: 0 });
    const [comment] = staged.github.comments;
    expect(comment?.body).not.toMatch(/in sync|after the merge/iu);
    expect(comment?.body).toContain("as trustworthy as its author");
  });

  test("cannot count away what it lists", async () => {
    const summary = { ...report.summary, errors: 0, unchecked: 0 };
    uploadReport(JSON.stringify({ ...report, summary }));
    await staged.forkComment(head);
    expect(staged.github.comments[0]?.body).toContain("❌");
  });

  test("pollutes no prototype, and may call its plans what objects call their members", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "then"];
    const [found] = report.diagnostics;
    const diagnostics = names.map((name) => ({ ...found, rule: name, plan: name, target: name }));
    const readiness = names.map((plan) => ({ plan, target: plan, verdict: "notReady", because: [plan] }));
    const text = JSON.stringify({ ...report, diagnostics, readiness });
    uploadReport(text.replace("{", '{"__proto__":{"isPublished":true,"body":"polluted"},'));
    expect(await staged.forkComment(head)).toMatchObject({ code: 0 });
    for (const name of names) expect(staged.github.comments[0]?.body).toContain(`\`${name}`);
    expect(staged.github.comments[0]?.body).not.toContain("polluted");
  });

  test("of a hundred thousand findings and megabytes of text ends within GitHub's limit", {
    timeout: 60_000,
  }, async () => {
    const [found] = report.diagnostics;
    const diagnostics = Array.from({ length: 100_000 }, (_, index) => ({ ...found, plan: `p${index}` }));
    diagnostics.push({ ...found, message: "`@a`".repeat(1_000_000) });
    uploadReport(JSON.stringify({ ...report, diagnostics, remarks: ["`".repeat(5_000_000)] }));
    expect(await staged.forkComment(head)).toMatchObject({ code: 0 });
    const body = staged.github.comments[0]?.body ?? "";
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain("Left out for their size");
    expect(body.split("<details>")).toHaveLength(body.split("</details>").length);
  });

  test("links to lines of this repository at the commit that GitHub named, and nowhere else", async () => {
    const [found] = report.diagnostics;
    const files = ["javascript:alert(1)", "a>)[x](<https:", "plans/\ud800\u202e.yaml", "a\\..\\b", "x?y#z%2e%2e"];
    uploadReport(JSON.stringify({ ...report, diagnostics: files.map((file) => ({ ...found, file })) }));
    await staged.forkComment(head);
    const { links, images, html, references } = readMarkdown(staged.github.comments[0]?.body ?? "");
    expect(links.length).toBeGreaterThanOrEqual(files.length);
    for (const link of links) expect(new URL(link).href).toMatch(ours);
    expect([images, references]).toEqual([0, []]);
    expect(html.join("")).not.toContain("javascript");
  });
});

const ours = /^https:\/\/github\.com\/Codertocat\/Hello-World\/(?:actions\/runs\/\d+$|blob\/[0-9a-f]{40}\/)/u;

describe("the pull request of a report", () => {
  test.each<[string, () => void, number]>([
    ["is closed", () => Object.assign(staged.github.pullRequests[0] ?? {}, { isClosed: true }), 0],
    ["has another head", () => Object.assign(staged.github.pullRequests[0] ?? {}, { headSha: "f".repeat(40) }), 0],
    ["is of another branch", () => replaceWith("mallory/Hello-World:other"), 1],
    ["is of another fork", () => replaceWith("victim/Hello-World:patch-1"), 1],
    ["is of this repository", () => replaceWith("Codertocat/Hello-World:patch-1"), 1],
    ["is none", () => staged.github.pullRequests.splice(0), 3],
  ])("that %s gets no comment", async (_, change, code) => {
    change();
    uploadReport(JSON.stringify(report));
    expect(await staged.forkComment(head)).toMatchObject({ code });
    expect(staged.writes()).toEqual([]);
  });

  function replaceWith(source: string): void {
    staged.github.pullRequests[0] = proposed({ headSha: head, head: source });
  }

  test.each([
    ["made by a push of the fork", { event: "push" }],
    ["made by pull_request_target", { event: "pull_request_target" }],
    ["of a fork that is gone", { head_repository: null }],
  ])("is left alone by a run %s", async (_, changes) => {
    uploadReport(JSON.stringify(report));
    expect(await staged.forkComment(head, changes)).toMatchObject({ code: 0 });
    expect(staged.writes()).toEqual([]);
  });
});

describe("the artefact", () => {
  const bomb = (): ZipEntry => ({ name: "muster-report.json", content: Buffer.alloc(200 << 20, "[") });
  const honest = (): ZipEntry => ({ name: "muster-report.json", content: JSON.stringify(report) });

  test.each<[string, () => Uint8Array, number]>([
    ["is a page of HTML", () => Buffer.from("<!doctype html>"), 3],
    ["is empty", () => new Uint8Array(0), 3],
    ["is cut off", () => zipWith([honest()]).subarray(0, 400), 3],
    ["unpacks to 200 MiB", () => zipWith([bomb()]), 3],
    ["unpacks to 200 MiB and says it were ten bytes", () => zipWith([{ ...bomb(), claimedSize: 10 }]), 3],
    ["is encrypted", () => zipWith([{ ...honest(), content: Buffer.alloc(99, 7), flags: 1, method: 99 }]), 3],
    ["holds an archive in place of the report", () => zipWith([{ ...honest(), content: zipWith([honest()]) }]), 1],
    ["holds a symbolic link in its place", () => zipWith([{ ...honest(), content: "/etc/passwd", mode: 0o120777 }]), 1],
    ...[
      "../muster-report.json",
      "/muster-report.json",
      "a/muster-report.json",
      "muster-report.json\0",
      "..\\muster-report.json",
    ].map((name): [string, () => Uint8Array, number] => [
      `holds only ${JSON.stringify(name)}`,
      () => zipWith([{ ...honest(), name }]),
      0,
    ]),
  ])("that %s makes no comment and no mess", async (_, archive, code) => {
    upload(archive());
    const run = await staged.forkComment(head);
    expect(run).toMatchObject({ code });
    expect(run.log).not.toMatch(/^\s+at /mu);
    expect(forgedCommands(run.log)).toEqual([]);
    expect(staged.writes()).toEqual([]);
  });

  test("is found among sixty thousand entries of tricky names", async () => {
    const others = Array.from({ length: 60_000 }, (_, index) => ({ name: `../${index}`, content: "", method: 0 }));
    upload(zipWith([...others, honest()]));
    expect(await staged.forkComment(head)).toMatchObject({ code: 0 });
    expect(staged.github.comments).toHaveLength(1);
  });

  test("that was uploaded last is the one of several", async () => {
    upload(zipOf("muster-report.json", "{}"), 3);
    upload(zipWith([honest()]), 9);
    upload(zipOf("muster-report.json", "{}"), 5);
    expect(await staged.forkComment(head)).toMatchObject({ code: 0 });
  });

  test("that expired while it was asked for is none", async () => {
    upload(zipWith([honest()]));
    staged.github.fault = (call) =>
      call.endsWith("/zip") ? { status: 410, body: { message: "Artifact has expired" } } : undefined;
    const run = await staged.forkComment(head);
    expect(run.code).toBe(0);
    expect(run.log).toContain("has no artefact");
  });

  test("is fetched from the store that GitHub names, without the token", async () => {
    const seen: IncomingHttpHeaders[] = [];
    const store = createServer((request, response) => {
      seen.push(request.headers);
      response.end(zipWith([honest()]));
    });
    await new Promise<void>((listening) => store.listen(0, "127.0.0.1", listening));
    // A server that listens on a port has an address of this kind.
    const { port } = store.address() as AddressInfo;
    upload(zipWith([honest()]));
    const location = `http://127.0.0.1:${port}/archive`;
    staged.github.fault = (call) => (call.endsWith("/zip") ? { status: 302, headers: { location } } : undefined);
    expect(await staged.forkComment(head)).toMatchObject({ code: 0 });
    store.close();
    expect(seen).toHaveLength(1);
    expect(seen[0]).not.toHaveProperty("authorization");
    expect(JSON.stringify(seen)).not.toContain("ghs_job_token");
  });
});

test("a comment that the second workflow may not write stands in its summary", async () => {
  staged.github.permissions = { "pull-requests": "read", issues: "read", contents: "read", actions: "read" };
  uploadReport(JSON.stringify(report));
  const run = await staged.forkComment(head);
  staged.github.permissions = { ...allPermissions };
  expect(run.code).toBe(3);
  expect(run.log).toMatch(/^::warning::.*403.*pull-requests: write/mu);
  expect(run.summary).toContain("as trustworthy as its author");
});

test("a fork's check believes no configuration that asks for AWS", async () => {
  await staged.useAws();
  staged.workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a", { impact: 5 }) });
  const run = await staged.pullRequest(
    { base: head, head: staged.workspace.commit() },
    { fork: true, inputs: { offline: "false" } },
  );
  expect(run.code).toBe(1);
  const calls = await fetch(`${staged.emulator().endpoint}/_emulator/calls`).then((answer) => answer.json());
  // The one is the replication set that the test made.
  expect(calls).toHaveLength(1);
});
