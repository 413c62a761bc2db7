import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Life cycles run with the AWS CLI and boto3 where they are installed, and are skipped elsewhere. */
export const hasAwsCli = runs("aws", ["--version"]);

/** A Python that has boto3: the distribution's own where the first in the path does not. Absent where none has it. */
export const python = ["python3", "/usr/bin/python3"].find((program) => runs(program, ["-c", "import boto3"]));

/** Long enough for some dozens of processes on a busy machine. */
export const patience = 300_000;

/** The environment of a client that knows nothing but an emulator and an account. */
export function clientEnvironment(account = "111122223333", region = "us-east-1"): NodeJS.ProcessEnv {
  const home = mkdtempSync(join(tmpdir(), "muster-client-"));
  return {
    PATH: process.env["PATH"],
    HOME: home,
    LC_ALL: "C.UTF-8",
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: "any",
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_MAX_ATTEMPTS: "1",
    AWS_PAGER: "",
  };
}

export interface CliAnswer {
  readonly status: number;
  /** What was printed, where it is JSON. */
  readonly json: unknown;
  readonly stderr: string;
}

/** Runs `aws ARGUMENTS…` against an emulator. */
export function awsCli(endpoint: string, account?: string): (...args: string[]) => Promise<CliAnswer> {
  const env = clientEnvironment(account);
  return async (...args) => {
    const { status, stdout, stderr } = await run("aws", ["--endpoint-url", endpoint, "--output", "json", ...args], env);
    return { status, json: stdout.trim() === "" ? undefined : JSON.parse(stdout), stderr };
  };
}

/** Runs a program; never waits without end. */
export function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { env, maxBuffer: 2 ** 26, timeout: patience }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ status, stdout, stderr });
    });
  });
}

function runs(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}
