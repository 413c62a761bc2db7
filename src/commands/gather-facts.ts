import type { Target } from "../core/config/config.js";
import type { Diagnostic } from "../core/diagnostic.js";
import { declareFacts } from "../core/facts/declare-facts.js";
import { deriveFactRequest } from "../core/facts/derive-fact-request.js";
import { dropStale } from "../core/facts/drop-stale.js";
import type { Facts } from "../core/facts/facts.js";
import { noFacts } from "../core/facts/look-up.js";
import { mergeFacts } from "../core/facts/merge-facts.js";
import { readRecorded } from "../core/facts/read-recorded.js";
import { unreadFacts } from "../core/facts/unread-target.js";
import type { ResolvedPlan } from "../core/plan/resource.js";
import type { FactCollector, ListedFile, Output, RepositoryFiles } from "../ports.js";
import { emptyGlobs } from "./empty-globs.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { outsideDiagnostic } from "./outside-diagnostic.js";
import { forEachTarget, giveUp, withProgress } from "./world.js";

export interface FactPorts {
  readonly files: RepositoryFiles;
  readonly collectorOf?: ((target: Target) => FactCollector) | undefined;
  readonly output: Output;
}

/** What a review needs to know besides, and what it can leave out. */
export interface ReviewedPlans {
  /** Plan files whose needs AWS is asked about; absent: all of them. */
  readonly focus?: ReadonlySet<string> | undefined;
  /** Plans as they were before the change that is reviewed. */
  readonly before?: readonly ResolvedPlan[];
}

/** What is known of the world, and what is wrong with the files that say it. */
export interface GatheredFacts {
  /** The world after the merge. */
  readonly facts: Facts;
  /** The same without what the repository declares: the world as it is. */
  readonly known: { readonly live: Facts; readonly recorded: Facts };
  readonly diagnostics: readonly Diagnostic[];
  /** The recorded files' texts by path, to find the line of a statement in them. */
  readonly texts: ReadonlyMap<string, string>;
  /** Globs of `facts` that match no file, in words. */
  readonly emptyGlobs: readonly string[];
}

/**
 * Bring the three sources together: declared over live over recorded.
 */
export async function gatherFacts(
  repository: LoadedRepository,
  now: Date,
  ports: FactPorts,
  review: ReviewedPlans = {},
): Promise<GatheredFacts> {
  const listed = await ports.files.list(repository.config.facts);
  const outside = listed.filter(({ isOutside }) => isOutside).map(({ path }) => outsideDiagnostic(path));
  const texts = await readFactFiles(
    ports.files,
    listed.filter(({ isOutside }) => !isOutside),
  );
  const files = [...texts].map(([path, text]) => ({ path, text }));
  const [recorded, diagnostics] = readRecorded(files, repository.config.targets);
  const { factsMaxAgeDays: maxAge } = repository.config;
  const fresh = maxAge === undefined ? recorded : dropStale(recorded, now, maxAge);
  const live = await collectLive(repository, ports, review);
  const declared = declareFacts(repository.declared);
  const facts = mergeFacts({ declared, live, recorded: fresh });
  const empty = emptyGlobs(
    "facts",
    repository.config.facts,
    listed.map(({ path }) => path),
  );
  const known = { live, recorded: fresh };
  return { facts, known, diagnostics: [...outside, ...diagnostics], texts, emptyGlobs: empty };
}

async function readFactFiles(
  files: RepositoryFiles,
  listed: readonly ListedFile[],
): Promise<ReadonlyMap<string, string>> {
  const decoder = new TextDecoder("utf-8");
  return new Map(
    await Promise.all(listed.map(async ({ path }) => [path, decoder.decode(await files.read(path))] as const)),
  );
}

async function collectLive(
  repository: LoadedRepository,
  ports: FactPorts,
  { focus, before = [] }: ReviewedPlans,
): Promise<Facts> {
  const { collectorOf } = ports;
  if (collectorOf === undefined) return noFacts;
  const { done, failures } = await forEachTarget(repository.targets, (target) => {
    const plans = repository.plans.filter(
      (plan) => plan.target === target && (focus === undefined || focus.has(plan.source.file)),
    );
    const former = before.filter((plan) => plan.target?.name === target.name).map((plan) => ({ ...plan, target }));
    const declared = repository.declared.filter((resource) => resource.target === target);
    const collecting = collectorOf(target).collect(deriveFactRequest([...plans, ...former], declared));
    return withProgress(ports.output, `Reading what the plans of \`${target.name}\` need from AWS`, collecting);
  });
  if (done.length === 0) failures.forEach(giveUp);
  const unread = repository.targets.flatMap((target) => {
    const failure = failures.find(({ target: name }) => name === target.name);
    if (failure === undefined) return [];
    ports.output.progress(`\`${target.name}\` could not be read: ${failure.reason}`);
    return [unreadFacts(target, failure.reason)];
  });
  // Each target speaks of its own account: no order among them matters.
  const facts = [...done.map(({ value }) => value), ...unread];
  return facts.reduce((all, some) => mergeFacts({ live: all, recorded: some }), noFacts);
}
