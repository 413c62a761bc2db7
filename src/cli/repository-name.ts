import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UsageError } from "../core/operational-error.js";

const run = promisify(execFile);

/**
 * `OWNER/REPO` that plans are owned by: what GitHub's runner says, else the checkout's `origin`.
 *
 * @throws UsageError where neither says it
 */
export async function repositoryName(root: string, environment = process.env): Promise<string> {
  const { GITHUB_REPOSITORY } = environment;
  if (GITHUB_REPOSITORY !== undefined && isName(GITHUB_REPOSITORY)) return GITHUB_REPOSITORY;
  const origin = await run("git", ["remote", "get-url", "origin"], { cwd: root }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  const name = origin === undefined ? undefined : nameIn(origin);
  if (name !== undefined) return name;
  throw new UsageError(
    "Unknown repository: neither `GITHUB_REPOSITORY` nor the remote `origin` says OWNER/REPO",
    "Set GITHUB_REPOSITORY=OWNER/REPO, or add the remote",
  );
}

/** The last two parts of a remote's address: `git@HOST:OWNER/REPO.git`, `https://HOST/OWNER/REPO`. */
export function nameIn(remote: string): string | undefined {
  const name = /([^/:]+\/[^/:]+?)(?:\.git)?\/?$/.exec(remote)?.[1];
  return name !== undefined && isName(name) ? name : undefined;
}

function isName(text: string): boolean {
  return /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/.test(text);
}
