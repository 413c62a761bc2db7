import { execFile } from "node:child_process";
import { basename } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * `OWNER/REPO` that plans are owned by: what GitHub's runner says, else the checkout's `origin`, else `local/FOLDER`, so
 * that a first try needs no remote.
 */
export async function repositoryName(root: string, environment = process.env): Promise<string> {
  const { GITHUB_REPOSITORY } = environment;
  if (GITHUB_REPOSITORY !== undefined && isName(GITHUB_REPOSITORY)) return GITHUB_REPOSITORY;
  const origin = await run("git", ["remote", "get-url", "origin"], { cwd: root }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  return (origin === undefined ? undefined : nameIn(origin)) ?? localName(root);
}

function localName(root: string): string {
  const folder = basename(root).replace(/[^A-Za-z0-9._-]+/g, "-");
  return `local/${folder === "" ? "plans" : folder}`;
}

/** The last two parts of a remote's address: `git@HOST:OWNER/REPO.git`, `https://HOST/OWNER/REPO`. */
export function nameIn(remote: string): string | undefined {
  const name = /([^/:]+\/[^/:]+?)(?:\.git)?\/?$/.exec(remote)?.[1];
  return name !== undefined && isName(name) ? name : undefined;
}

function isName(text: string): boolean {
  return /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/.test(text);
}
