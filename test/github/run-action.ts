import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const bundle = resolve("dist/action.js");
const node24 = resolve("test/node24/node_modules/node/bin/node");

/** The Node.js that runs the bundle: the runner's, where it is installed. */
export const runnerNode = existsSync(node24) ? node24 : process.execPath;

/** What the runner saw of one run of the action. */
export interface ActionRun {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface RunOptions {
  readonly event: string;
  readonly payload: object;
  readonly workspace: string;
  readonly githubUrl: string;
  readonly ref?: string;
  readonly sha?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Killed by SIGKILL as soon as this says so. */
  readonly killedWhen?: () => Promise<boolean>;
}

/** Run the bundle as GitHub's runner does: inputs, event and files through the environment. */
export async function runAction(options: RunOptions): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), "muster-action-"));
  const file = (name: string, text = "") => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const [outputFile, summaryFile] = [file("output"), file("summary")];
  const inputs = { "github-token": "ghs_job_token_of_the_test", ...options.inputs };
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "Codertocat/Hello-World",
    GITHUB_EVENT_NAME: options.event,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(options.payload)),
    GITHUB_REF: options.ref ?? "refs/heads/master",
    GITHUB_SHA: options.sha ?? "",
    GITHUB_RUN_ID: "42",
    GITHUB_API_URL: options.githubUrl,
    GITHUB_GRAPHQL_URL: `${options.githubUrl}/graphql`,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    RUNNER_TEMP: folder,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...options.env,
  };
  const { code, log } = await start(env, options.workspace, options.killedWhen);
  const run = {
    code,
    log,
    outputs: readOutputs(readFileSync(outputFile, "utf8")),
    summary: readFileSync(summaryFile, "utf8"),
  };
  return run;
}

function start(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  killedWhen: RunOptions["killedWhen"],
): Promise<{ code: number; log: string }> {
  return new Promise((done) => {
    const poll = async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (await killedWhen?.()) child.kill("SIGKILL");
      else setTimeout(poll, 20);
    };
    const child = execFile(
      runnerNode,
      [bundle],
      { env, cwd, maxBuffer: 100_000_000, timeout: 60_000 },
      (_error, stdout, stderr) => {
        done({ code: child.exitCode ?? -1, log: `${stdout}${stderr}` });
      },
    );
    if (killedWhen !== undefined) void poll();
  });
}

/** `NAME<<DELIMITER`, lines, `DELIMITER`. */
function readOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gmu)].map(([, name, , value]) => [name, value]),
  );
}

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const examples: readonly Example[] = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@octokit/webhooks-examples/api.github.com/index.json"), "utf8"),
);

/** A payload that GitHub published, with some of its members changed, deeply. */
export function payloadOf(event: string, changes: object = {}, action?: string): object {
  const found = examples
    .find(({ name }) => name === event)
    ?.examples.find((one) => action === undefined || one["action"] === action);
  if (found === undefined) throw new Error(`no example of ${event}`);
  return merge(structuredClone(found), changes);
}

function merge(target: Record<string, unknown>, changes: object): Record<string, unknown> {
  for (const [key, value] of Object.entries(changes)) {
    const there = target[key];
    const isObject = (one: unknown): one is Record<string, unknown> =>
      typeof one === "object" && one !== null && !Array.isArray(one);
    target[key] = isObject(there) && isObject(value) ? merge(there, value) : value;
  }
  return target;
}

/** A Git repository in a temporary folder. */
export interface Workspace {
  readonly root: string;
  write(files: Readonly<Record<string, string | undefined>>): void;
  /** @returns the commit's SHA */
  commit(): string;
  git(...command: readonly string[]): string;
  remove(): void;
}

export function createWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), "muster-workspace-"));
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  const git = (...command: readonly string[]) =>
    execFileSync("git", [...identity, ...command], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  git("init", "--quiet", "--initial-branch=master");
  return {
    root,
    git,
    write: (files) => {
      for (const [path, text] of Object.entries(files)) {
        if (text === undefined) rmSync(join(root, path));
        else {
          mkdirSync(dirname(join(root, path)), { recursive: true });
          writeFileSync(join(root, path), text);
        }
      }
    },
    commit: () => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "change");
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
