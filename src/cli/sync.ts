import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { explainMoves } from "../commands/explain-moves.js";
import type { LoadedRepository } from "../commands/loaded-repository.js";
import {
  dryRun,
  type PreparedSync,
  prepareSync,
  type SyncOptions,
  type SyncWorld,
  syncExitCode,
} from "../commands/sync.js";
import type { SyncResult, TargetChange } from "../core/changes/change.js";
import type { Review } from "../core/changes/review.js";
import type { MadeChange } from "../core/changes/sync-record.js";
import type { Target } from "../core/config/config.js";
import { UsageError } from "../core/operational-error.js";
import { loadWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { repositoryName } from "./repository-name.js";
import { newRunName } from "./run-records.js";
import { sessions } from "./sessions.js";
import { terminalOutput } from "./terminal.js";
import { syncWorld } from "./world.js";

interface SyncFlags extends CommonOptions {
  readonly apply?: boolean;
  readonly prune?: boolean;
  readonly reviewed?: readonly string[];
  readonly confirmDelete?: readonly string[];
  readonly adopt?: readonly string[];
  readonly undo?: string;
  readonly format: "text" | "json";
}

/** `muster sync`. */
export async function sync(flags: SyncFlags): Promise<void> {
  if (flags.offline) throw new UsageError("A sync needs AWS", "Leave `--offline` out");
  const output = terminalOutput();
  const world = syncWorld(output);
  const { workspace, repository } = await loadWorkspace(flags);
  const options = await syncOptions(flags, workspace.root);
  const prepared =
    flags.undo === undefined
      ? await prepareSync(repository, options, world)
      : await undo(repository, await madeBy(flags.undo, workspace.root, options), options, world);
  const done = flags.apply ? await apply(prepared, world, workspace.root) : dryRun(prepared);
  const result = await explainMoves(done, repository.targets, world);
  output.result(
    flags.format === "json"
      ? (await import("../core/report/sync-json.js")).renderSyncJson(result)
      : (await import("../core/report/sync-text.js")).renderSyncText(result, palette(output.isColored)),
  );
  process.exitCode = syncExitCode(result);
}

async function syncOptions(flags: SyncFlags, root: string): Promise<SyncOptions> {
  return {
    repository: await repositoryName(root),
    // A job that GitHub runs again keeps its tokens: what a lost answer has already created is not created twice.
    attempt: process.env["GITHUB_RUN_ID"] ?? newRunName(new Date()),
    ...(flags.prune === undefined ? {} : { prune: flags.prune }),
    ...(flags.adopt === undefined ? {} : { adopt: flags.adopt }),
    ...(flags.confirmDelete === undefined ? {} : { confirmDelete: flags.confirmDelete }),
    ...(flags.reviewed === undefined ? {} : { review: await readReviewed(flags.reviewed) }),
  };
}

async function undo(
  repository: LoadedRepository,
  made: readonly MadeChange[],
  options: SyncOptions,
  world: SyncWorld,
): Promise<PreparedSync> {
  const { prepareUndo } = await import("../commands/undo.js");
  return prepareUndo(repository, made, options, world);
}

/** What the sync made that `--undo` names. */
async function madeBy(run: string, root: string, options: SyncOptions): Promise<readonly MadeChange[]> {
  const { findRunRecords } = await import("./run-records.js");
  const { joinRecords } = await import("../commands/undo.js");
  const { readSyncRecord } = await import("../core/changes/sync-record.js");
  const texts = await findRunRecords(run, root, options.repository);
  return joinRecords(texts.map((text) => readSyncRecord(text, options.repository)));
}

/** Digests stand for themselves; anything else is a file that `diff --format json` wrote. */
async function readReviewed(given: readonly string[]): Promise<Review> {
  const { isDigest, readReview } = await import("../core/changes/read-review.js");
  return readReview(
    await Promise.all(given.map((text) => (isDigest(text) ? text : readText(text, "`sha256:…` or a file")))),
  );
}

async function readText(path: string, expected: string): Promise<string> {
  return readFile(path, "utf8").catch((error: unknown) => {
    throw new UsageError(
      `Unexpected \`${path}\`, expected ${expected} (${error instanceof Error ? error.message : error})`,
    );
  });
}

/** The writer is loaded here and nowhere else: what only looks cannot write. */
async function apply(prepared: PreparedSync, world: SyncWorld, root: string): Promise<SyncResult> {
  const { applySync } = await import("../commands/apply.js");
  const { incidentWriter } = await import("../adapters/aws/incident-writer.js");
  const writerFor = (target: Target) => incidentWriter(target.regions[0], sessions.writing(target));
  const { neighbourWriter } = await import("../adapters/aws/neighbours/neighbour-writer.js");
  const neighbourWriterFor = (target: Target) => neighbourWriter(target, sessions.writing(target));
  const { nextPart, writeRunRecord } = await import("./run-records.js");
  const { renderSyncJson, renderUnfinishedSync } = await import("../core/report/sync-json.js");
  const run = prepared.schedule.attempt;
  const part = nextPart(root, run);
  let isKept = false;
  const keepRecord = async (changes: readonly TargetChange[]) => {
    isKept = true;
    await writeRunRecord(root, run, renderUnfinishedSync(changes), part);
  };
  const result = await applySync(prepared, { ...world, wait, writerFor, neighbourWriterFor, keepRecord });
  if (!isKept) return result;
  await writeRunRecord(root, run, renderSyncJson(result), part);
  world.output.progress(`Recorded as run ${run}: \`muster sync --undo ${run}\` shows the way back`);
  return result;
}
