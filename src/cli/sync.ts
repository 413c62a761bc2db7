import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { dryRun, prepareSync, syncExitCode } from "../commands/sync.js";
import type { Review } from "../core/changes/review.js";
import { UsageError } from "../core/operational-error.js";
import { loadWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { repositoryName } from "./repository-name.js";
import { terminalOutput } from "./terminal.js";
import { syncWorld } from "./world.js";

interface SyncFlags extends CommonOptions {
  readonly apply?: boolean;
  readonly prune?: boolean;
  readonly reviewed?: readonly string[];
  readonly confirmDelete?: readonly string[];
  readonly adopt?: readonly string[];
  readonly format: "text" | "json";
}

/** `muster sync`. */
export async function sync(flags: SyncFlags): Promise<void> {
  if (flags.offline) throw new UsageError("A sync needs AWS", "Leave `--offline` out");
  const output = terminalOutput();
  const world = syncWorld(output);
  const { workspace, repository } = await loadWorkspace(flags);
  const prepared = await prepareSync(
    repository,
    {
      repository: await repositoryName(workspace.root),
      // A job that GitHub runs again keeps its tokens: what a lost answer has already created is not created twice.
      attempt: process.env["GITHUB_RUN_ID"] ?? randomUUID(),
      ...(flags.prune === undefined ? {} : { prune: flags.prune }),
      ...(flags.adopt === undefined ? {} : { adopt: flags.adopt }),
      ...(flags.confirmDelete === undefined ? {} : { confirmDelete: flags.confirmDelete }),
      ...(flags.reviewed === undefined ? {} : { review: await readReviewed(flags.reviewed) }),
    },
    world,
  );
  const result = flags.apply ? await apply(prepared, world) : dryRun(prepared);
  output.result(
    flags.format === "json"
      ? (await import("../core/report/sync-json.js")).renderSyncJson(result)
      : (await import("../core/report/sync-text.js")).renderSyncText(result, palette(output.isColored)),
  );
  process.exitCode = syncExitCode(result);
}

/** Digests stand for themselves; anything else is a file that `diff --format json` wrote. */
async function readReviewed(given: readonly string[]): Promise<Review> {
  const { isDigest, readReview } = await import("../core/changes/read-review.js");
  return readReview(await Promise.all(given.map((text) => (isDigest(text) ? text : readRecord(text)))));
}

async function readRecord(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: unknown) => {
    throw new UsageError(
      `Unexpected review \`${path}\`, expected \`sha256:…\` or a file (${error instanceof Error ? error.message : error})`,
    );
  });
}

/** The writer is loaded here and nowhere else: what only looks cannot write. */
async function apply(
  prepared: Awaited<ReturnType<typeof prepareSync>>,
  world: ReturnType<typeof syncWorld>,
): Promise<ReturnType<typeof dryRun>> {
  const { applySync } = await import("../commands/apply.js");
  const { incidentWriter } = await import("../adapters/aws/incident-writer.js");
  return applySync(prepared, { ...world, wait, writerFor: ({ regions }) => incidentWriter(regions[0]) });
}
