import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { type RunningEmulator, startEmulator } from "../../emulator/server.js";
import { account, generatePlan, regions, shared } from "./generate-plan.js";
import { type QuickGitHub, startQuickGitHub } from "./github-stand-in.js";
import type { Measurement } from "./measurement.js";
import { parseAlone } from "./parse-alone.js";
import { planFolder } from "./plan-folder.js";

const planCount = 1_000;
const runs = 3;
const bundle = resolve("dist/action.js");
const repository = "acme/plans";

interface PullRequest {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
}

/**
 * A pull request that changes one of 1,000 plans, from process start to exit of the bundle: against the base branch,
 * and against an account that holds them all. GitHub and AWS answer at once, from this process.
 */
export async function measureAction(): Promise<readonly Measurement[]> {
  const [github, emulator] = [await startQuickGitHub(), await startEmulator({ account })];
  const folder = planFolder(planCount, false);
  try {
    const pullRequest = proposeChange(folder);
    await fillAccount(emulator);
    return [
      await measure("pull request, 1 of 1,000 plans", pullRequest, github),
      await measure("the same, compared with AWS", pullRequest, github, emulator),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    github.close();
    await emulator.close();
  }
}

async function measure(
  name: string,
  pullRequest: PullRequest,
  github: QuickGitHub,
  emulator?: RunningEmulator,
): Promise<Measurement> {
  const environment = jobEnvironment(pullRequest, github, emulator);
  const ratios: number[] = [];
  const repeated: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    github.forget();
    const first = await seconds([bundle], pullRequest.folder, environment);
    github.calls.length = 0;
    await seconds([bundle], pullRequest.folder, environment);
    repeated.push(github.calls.length);
    const idle = await seconds(["-e", "0"], pullRequest.folder);
    const parsing = await seconds(["--input-type=module", "-e", parseAlone], pullRequest.folder);
    // The first round warms the machine's caches.
    if (run > 0) ratios.push(first / (idle + parsing));
  }
  const ratio = ratios.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  const note = `${Math.max(...repeated)} GitHub calls of a repeated push (aim: at most 6)`;
  return { name, ratio, baseline: "node -e 0, and parse with yaml alone", aim: 3, note };
}

function proposeChange(folder: string): PullRequest {
  const git = (...command: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Bench", "-c", "user.email=bench@example.com", ...command], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
  const commit = () => {
    git("add", "--all");
    git("commit", "--quiet", "--message", "change");
    return git("rev-parse", "HEAD");
  };
  const config = `version: 1\ntargets: {prod: {account: "${account}", regions: [us-east-1, eu-west-1]}}\n`;
  writeFileSync(join(folder, "muster.yaml"), config);
  git("init", "--quiet");
  const base = commit();
  const changed = join(folder, "plans/team-7/plan-7.yaml");
  writeFileSync(changed, readFileSync(changed, "utf8").replace(/impact: \d/u, "impact: 5"));
  return { folder, base, head: commit() };
}

/** An account that holds every plan as the base branch declares it, with topics that take its messages, and nothing else. */
async function fillAccount({ endpoint }: RunningEmulator): Promise<void> {
  const topics = ["incident-updates", ...Array.from({ length: shared.teams }, (_, team) => `team-${team}-chat`)];
  for (const region of regions) {
    for (const Name of topics) {
      const attributes = {
        "Attributes.entry.1.key": "Policy",
        "Attributes.entry.1.value": publishPolicy(region, Name),
      };
      const call = { Action: "CreateTopic", Version: "2010-03-31", Name, ...attributes };
      await post(endpoint, "/", new URLSearchParams(call), region);
    }
  }
  await post(endpoint, "/createReplicationSet", JSON.stringify({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  for (let index = 0; index < planCount; index += 1) {
    const plan = parse(generatePlan(index));
    const tags = { ...plan.tags, "muster/repository": repository };
    await post(endpoint, "/createResponsePlan", JSON.stringify({ ...plan, tags }));
  }
}

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/chat.html */
function publishPolicy(region: string, topic: string): string {
  const statement = {
    Effect: "Allow",
    Principal: { Service: "ssm-incidents.amazonaws.com" },
    Action: "sns:Publish",
    Resource: `arn:aws:sns:${region}:${account}:${topic}`,
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

async function post(endpoint: string, path: string, body: string | URLSearchParams, region = "us-east-1") {
  const service = path === "/" ? "sns" : "ssm-incidents";
  const scope = `${account}/20260101/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00`;
  const response = await fetch(endpoint + path, { method: "POST", body, headers: { authorization } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}

function jobEnvironment({ folder, base, head }: PullRequest, github: QuickGitHub, emulator?: RunningEmulator) {
  const temporary = join(folder, ".git", "runner");
  mkdirSync(temporary, { recursive: true });
  const file = (name: string, text = "") => {
    writeFileSync(join(temporary, name), text);
    return join(temporary, name);
  };
  const side = (sha: string) => ({ sha, repo: { full_name: repository } });
  const payload = { action: "synchronize", pull_request: { number: 7, head: side(head), base: side(base) } };
  const aws = {
    AWS_ENDPOINT_URL: emulator?.endpoint,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: "any-secret",
    AWS_REGION: "us-east-1",
  };
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: repository,
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(payload)),
    GITHUB_SHA: head,
    GITHUB_RUN_ID: "1",
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary"),
    RUNNER_TEMP: temporary,
    "INPUT_GITHUB-TOKEN": "ghs_bench",
    ...(emulator === undefined ? {} : aws),
  };
}

function seconds(command: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = {}): Promise<number> {
  const { PATH, HOME } = process.env;
  const start = process.hrtime.bigint();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, command, { cwd, stdio: "ignore", env: { PATH, HOME, ...environment } });
    child.on("error", fail);
    child.on("exit", (code) => {
      if (code !== 0 && code !== 1) return fail(new Error(`${command[0]} ended with ${code}`));
      done(Number(process.hrtime.bigint() - start) / 1e9);
    });
  });
}
