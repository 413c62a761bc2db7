import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileWriter } from "../adapters/file-writer.js";
import { OperationalError, UsageError } from "../core/operational-error.js";

/** Records of the syncs that this checkout applied; Git leaves the folder out. */
const folder = ".muster/runs";

/** A name for a run that sorts by time, is unique, and is no longer than it must be. */
export function newRunName(now: Date): string {
  const [day = "", time = ""] = now.toISOString().slice(0, 19).split("T");
  return `${day.replaceAll("-", "")}-${time.replaceAll(":", "")}-${randomBytes(3).toString("hex")}`;
}

/** Keep what a run does, for the way back. A job that GitHub runs again has the same name, and its records all count. */
export async function writeRunRecord(root: string, run: string, text: string, part: number): Promise<void> {
  const writer = fileWriter(root);
  await writer.write(".muster/.gitignore", "*\n");
  await writer.write(`${folder}/${fileName(run, part)}`, text);
}

/** The number of the next record of a run. */
export function nextPart(root: string, run: string): number {
  let part = 1;
  while (existsSync(join(root, folder, fileName(run, part)))) part += 1;
  return part;
}

function fileName(run: string, part: number): string {
  return part === 1 ? `${run}.json` : `${run}.${part}.json`;
}

/**
 * The records of the sync that `--undo` names, the oldest first: a file, a run of this checkout, or a workflow run.
 *
 * @throws UsageError where there is no such record
 * @throws OperationalError where GitHub does not give it
 */
export async function findRunRecords(given: string, root: string, repository: string): Promise<readonly string[]> {
  if (existsSync(given)) return [await readFile(given, "utf8")];
  if (/^[\w.-]+$/.test(given)) {
    const parts = Array.from({ length: nextPart(root, given) - 1 }, (_, index) => fileName(given, index + 1));
    if (parts.length > 0) return Promise.all(parts.map((part) => readFile(join(root, folder, part), "utf8")));
  }
  if (/^\d{1,15}$/.test(given)) return [await fetchRunRecord(Number(given), repository)];
  throw new UsageError(
    `Unexpected \`--undo ${given.slice(0, 100)}\`, expected a run of \`${folder}\`, the id of a workflow run, or a file`,
    knownRuns(root),
  );
}

function knownRuns(root: string): string {
  const path = join(root, folder);
  const runs = existsSync(path) ? readdirSync(path).filter((name) => /^[\w-]+\.json$/.test(name)) : [];
  const latest = runs
    .sort()
    .reverse()
    .slice(0, 5)
    .map((name) => `\`${name.replace(/\.json$/, "")}\``);
  return latest.length === 0
    ? "This checkout has applied no sync"
    : `The latest runs of this checkout: ${latest.join(", ")}`;
}

async function fetchRunRecord(run: number, repository: string): Promise<string> {
  const { GITHUB_TOKEN, GH_TOKEN, GITHUB_API_URL } = process.env;
  const token = [GITHUB_TOKEN, GH_TOKEN].find((value) => value !== undefined && value !== "");
  if (token === undefined) {
    throw new UsageError(
      `The record of the workflow run ${run} is on GitHub, and there is no token to read it with`,
      "Set `GITHUB_TOKEN`, for example to what `gh auth token` prints, or give a file",
    );
  }
  const { readRunReport } = await import("../adapters/github/run-report.js");
  const [owner = "", repo = ""] = repository.split("/");
  const log = (text: string) => void process.stderr.write(`${text}\n`);
  const access = { token, apiUrl: GITHUB_API_URL ?? "https://api.github.com", owner, repo, log };
  const report = await readRunReport(access, run);
  if (report.isPublished) return report.value;
  throw new OperationalError(report.reason, report.hint);
}
