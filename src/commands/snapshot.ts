import type { TargetFailure } from "../core/changes/change.js";
import type { Target } from "../core/config/config.js";
import { deriveFactRequest } from "../core/facts/derive-fact-request.js";
import { factsOfRecording, type Recording } from "../core/facts/recording.js";
import { emptySnapshot, type SnapshotFile, snapshotFiles, snapshotPath } from "../core/facts/snapshot-files.js";
import { OperationalError, UsageError } from "../core/operational-error.js";
import { compileGlobs } from "../core/plan/path-globs.js";
import type { FactCollector, FileWriter, Output, RepositoryFiles } from "../ports.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { forEachTarget, giveUp, withProgress } from "./world.js";

export interface SnapshotWorld {
  readonly files: RepositoryFiles;
  readonly writer: FileWriter;
  readonly collectorOf: (target: Target) => FactCollector;
  readonly output: Output;
}

/** What a snapshot wrote, and what it could not know. */
export interface SnapshotResult {
  /** Paths of the files, in order. */
  readonly written: readonly string[];
  /** Why AWS did not answer, by target and the key of the fact or set. */
  readonly refused: readonly { readonly target: string; readonly key: string; readonly reason: string }[];
  /** Targets that could not be recorded at all. */
  readonly failures: readonly TargetFailure[];
  /** Files that `facts:` of `muster.yaml` does not name, so that no check will read them. */
  readonly unread: readonly string[];
}

/**
 * Record what checks need to know of every target, into files under `facts/`. Files are written when all of a target
 * was read, so that a recording is never half of one.
 *
 * A target whose account could not be reached, or whose credentials belong to another one, hides no other.
 *
 * @throws UsageError where there is no target
 * @throws OperationalError where no target could be recorded
 */
export async function runSnapshot(repository: LoadedRepository, world: SnapshotWorld): Promise<SnapshotResult> {
  if (repository.targets.length === 0) {
    throw new UsageError(
      "Unexpected configuration without targets, expected at least one account to record",
      "Add `targets` with `account` and `regions` to `muster.yaml`; `muster init` writes one",
    );
  }
  const { done, failures } = await forEachTarget(repository.targets, async (target) => {
    const recording = await recordTarget(repository, target, world);
    const files = await withOutdated(recording, snapshotFiles(recording), world.files);
    for (const { path, text } of files) await world.writer.write(path, text);
    const { refused } = factsOfRecording(recording);
    return {
      written: files.map(({ path }) => path),
      refused: [...refused].map(([key, reason]) => ({ target: target.name, key, reason })),
    };
  });
  if (done.length === 0) failures.forEach(giveUp);
  const written = done.flatMap(({ value }) => value.written);
  const isRead = compileGlobs(repository.config.facts);
  return {
    written,
    refused: done.flatMap(({ value }) => value.refused),
    failures,
    unread: written.filter((path) => !isRead.matches(path)),
  };
}

async function recordTarget(repository: LoadedRepository, target: Target, world: SnapshotWorld): Promise<Recording> {
  const plans = repository.plans.filter((plan) => plan.target?.name === target.name);
  const declared = repository.declared.filter((resource) => resource.target?.name === target.name);
  const recording = world.collectorOf(target).record(deriveFactRequest(plans, declared), "account");
  const recorded = await withProgress(world.output, `Recording the facts of \`${target.name}\` from AWS`, recording);
  if (factsOfRecording(recorded).callers.has(target.account)) return recorded;
  const [, reason] = [...factsOfRecording(recorded).refused][0] ?? [];
  throw new OperationalError(
    `Could not record target \`${target.name}\`: ${reason ?? "AWS does not say whose the credentials are"}`,
    "Assume a role of the target's account, or pass `--target` to choose another target",
  );
}

const services = ["iam", "ssm-incidents", "organizations", "ssm", "sns", "kms", "ssm-contacts", "cloudwatch", "events"];

/** The files, and those of an earlier snapshot that would go on telling of the past. */
async function withOutdated(
  recording: Recording,
  files: readonly SnapshotFile[],
  repository: RepositoryFiles,
): Promise<readonly SnapshotFile[]> {
  const { name } = recording.target;
  const own = new Set(files.map(({ path }) => path));
  const earlier = await repository.list([`facts/${name}/*/*.json`]);
  const outdated = earlier.filter(({ path, isOutside }) => {
    const region = path.split("/")[2];
    const isSnapshot = services.some((service) => path === snapshotPath(name, region, service));
    return isSnapshot && !isOutside && !own.has(path);
  });
  return [...files, ...outdated.map(({ path }) => emptySnapshot(recording, path))];
}
