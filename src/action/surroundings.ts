import { readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { parseWorkerCount } from "../core/config/parse-worker-count.js";
import { UsageError } from "../core/operational-error.js";
import { decodeEvent, type Event } from "./event.js";
import type { Inputs } from "./inputs.js";
import { isWithin } from "./is-within.js";

/** What the runner says of the job. */
export interface Surroundings {
  readonly event: Event;
  readonly sha: string;
  /** The branch that the workflow runs on; empty where it runs on none. */
  readonly branch: string;
  /** `OWNER/REPO` */
  readonly repository: string;
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly runUrl: string;
  readonly runId: string;
  /** Folder of the checkout, absolute. */
  readonly workspace: string;
  /** Folder of the configuration, absolute. */
  readonly root: string;
  readonly configPath: string;
  /** `root` within the repository, ending in `/`; empty for its root. */
  readonly folder: string;
  readonly tempFolder: string;
  readonly hasAwsCredentials: boolean;
  /** Threads that may parse plans; absent: as many as the machine has cores, within reason. */
  readonly workers: number | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export function readSurroundings(inputs: Inputs, env: Environment): Surroundings {
  const repository = needed(env, "GITHUB_REPOSITORY");
  const [owner = "", repo = ""] = repository.split("/");
  const serverUrl = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
  const config = resolve(workspace, inputs.workingDirectory, inputs.config ?? "muster.yaml");
  const root = dirname(config);
  const sha = env["GITHUB_SHA"] ?? "";
  const runId = env["GITHUB_RUN_ID"] ?? "";
  const workers = env["MUSTER_WORKERS"];
  return {
    event: decodeEvent({
      name: needed(env, "GITHUB_EVENT_NAME"),
      ref: env["GITHUB_REF"] ?? "",
      sha,
      payload: readPayload(needed(env, "GITHUB_EVENT_PATH")),
    }),
    sha,
    branch: /^refs\/heads\/(.+)$/u.exec(env["GITHUB_REF"] ?? "")?.[1] ?? "",
    repository,
    owner,
    repo,
    apiUrl: (env["GITHUB_API_URL"] ?? "https://api.github.com").replace(/\/+$/u, ""),
    serverUrl,
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
    runId,
    workspace,
    root,
    configPath: basename(config),
    folder: folderWithin(workspace, root),
    tempFolder: env["RUNNER_TEMP"] ?? tmpdir(),
    hasAwsCredentials: awsVariables.some((name) => (env[name] ?? "") !== ""),
    workers: workers === undefined || workers === "" ? undefined : parseWorkerCount(workers),
  };
}

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html */
const awsVariables = [
  "AWS_ACCESS_KEY_ID",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_PROFILE",
];

const secretVariables = [
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_SECURITY_TOKEN",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN",
  "GITHUB_TOKEN",
  "GH_TOKEN",
  "ACTIONS_RUNTIME_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
];

const secretFiles = ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"];

/** Values of the environment, and of the files that it names, that must not be shown. */
export function secretsOf(env: Environment, token: string | undefined): readonly string[] {
  const accessKey = env["AWS_ACCESS_KEY_ID"];
  const values = [
    token,
    ...secretVariables.map((name) => env[name]),
    ...secretFiles.map((name) => readIfThere(env[name])),
    // What the workflow masks too; emulators take an account's number, which is no secret.
    /^A[A-Z]IA[A-Z0-9]{12,}$/u.test(accessKey ?? "") ? accessKey : undefined,
  ];
  // Shorter ones are no secrets, and masking them would blot out half of the log.
  return [...new Set(values.filter((value) => value !== undefined && value.length >= 8) as string[])];
}

function readIfThere(path: string | undefined): string | undefined {
  try {
    return path === undefined || path === "" ? undefined : readFileSync(path, "utf8").trim();
  } catch {
    return undefined;
  }
}

function readPayload(path: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    throw new UsageError(`Could not read the event from \`${path}\``, "Run the action in a workflow");
  }
}

function folderWithin(workspace: string, root: string): string {
  const inside = relative(workspace, root);
  if (!isWithin(workspace, root) || !isWithin(realPath(workspace), realPath(root))) {
    throw new UsageError(
      `Unexpected folder \`${root}\` outside of the repository, expected one in it`,
      "Correct `working-directory` or `config`",
    );
  }
  return inside === "" ? "" : `${inside.split(sep).join("/")}/`;
}

/** Where links lead; of what is not there yet, the path itself. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function needed(env: Environment, name: string): string {
  const value = env[name];
  if (value !== undefined && value !== "") return value;
  throw new UsageError(`Unexpected environment without \`${name}\``, "Run the action in a workflow");
}
