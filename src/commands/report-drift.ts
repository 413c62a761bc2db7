import { type DiffResult, isPlanChange } from "../core/changes/change.js";
import { normalizePlan } from "../core/changes/normalize-plan.js";
import type { PastChange } from "../core/changes/past-change.js";
import { addressOf } from "../core/changes/resource-address.js";
import type { Target } from "../core/config/config.js";
import { mergeFacts } from "../core/facts/merge-facts.js";
import { neighboursOfPlan } from "../core/people/neighbours-of-plan.js";
import { adoptionBranch } from "../core/report/adoption-branch.js";
import { adoptionTitle, type LeftResource, renderAdoption } from "../core/report/adoption-proposal.js";
import { commentMarker } from "../core/report/comment-marker.js";
import { listWords } from "../core/report/count-words.js";
import {
  type DriftInput,
  driftTitle,
  hasDrift,
  type LastChange,
  renderDriftIssue,
} from "../core/report/drift-issue.js";
import type { Reliance } from "../core/report/drift-rows.js";
import { codeSpan } from "../core/report/escape-markdown.js";
import type { LineLink } from "../core/report/markdown-findings.js";
import type { ChangeHistory, IssueHost, ProposalHost, ProposalState, Published, RepositoryFiles } from "../ports.js";
import { type CheckOptions, type CheckPorts, type CheckRun, type PlansInAws, runCheck } from "./check.js";
import { runDiff } from "./diff.js";
import { draftAdoption } from "./draft-adoption.js";
import { latestChanges } from "./explain-moves.js";
import { loadRepository } from "./load-repository.js";
import type { ReadingWorld } from "./world.js";

/** What a look at AWS found. */
export interface Drift {
  readonly run: CheckRun;
  readonly diff: DiffResult;
  readonly input: DriftInput;
  readonly isFound: boolean;
}

type DriftWorld = ReadingWorld & { readonly historyFor?: (target: Target) => ChangeHistory };

/**
 * Compare what was merged with AWS, and look whether it would still work: as AWS has it now, plans and what they rely on,
 * not as a sync would make it.
 */
export async function findDrift(
  options: CheckOptions & { readonly repository: string; readonly linkTo?: LineLink },
  ports: CheckPorts & { readonly world: DriftWorld },
): Promise<Drift> {
  const repository = await (ports.repository ?? loadRepository(ports.files, options));
  const diff = await runDiff(repository, options.repository, ports.world);
  const run = await runCheck(
    { ...options, inAws: plansInAws(diff) },
    { ...ports, repository: Promise.resolve(repository) },
  );
  const { linkTo } = options;
  const lastChanges = await findLastChanges(run.repository.targets, diff, ports.world);
  const reliance = relianceOf(run, diff);
  const input = { check: run.result, diff, lastChanges, reliance, ...(linkTo === undefined ? {} : { linkTo }) };
  return { run, diff, input, isFound: hasDrift(input) };
}

/** The plans that AWS has otherwise than their files say, by target. */
function plansInAws({ targets }: DiffResult): PlansInAws {
  return new Map(
    targets.map(({ target, changes }) => [
      target,
      changes.flatMap((change) =>
        change.resourceKind === "ResponsePlan" && change.kind === "update" ? [normalizePlan(change.actual.plan)] : [],
      ),
    ]),
  );
}

/** Plans that rely on a resource: as their files want it, or as AWS has it. */
function relianceOf({ repository, gathered }: CheckRun, diff: DiffResult): Reliance {
  const worlds = [gathered.facts, mergeFacts(gathered.known)];
  const inAws = plansInAws(diff);
  const found = new Map<string, Set<string>>();
  const isAsked = diff.targets.some(({ changes }) => changes.some((change) => !isPlanChange(change)));
  for (const { plan, target } of isAsked ? repository.plans : []) {
    if (target === undefined) continue;
    const both = [plan, ...(inAws.get(target.name) ?? []).filter(({ name }) => name === plan.name)];
    const addresses = both.flatMap((one) => worlds.flatMap((facts) => [...neighboursOfPlan(one, facts, target)]));
    for (const address of addresses) {
      const key = JSON.stringify([target.name, address]);
      found.set(key, (found.get(key) ?? new Set()).add(plan.name));
    }
  }
  return (target, address) => [...(found.get(JSON.stringify([target, address])) ?? [])].sort();
}

/** Where drift is told. */
export interface DriftReport {
  /** `OWNER/REPO`, the value of the ownership tag. */
  readonly repository: string;
  /** Tells configurations of one repository apart. */
  readonly scope: string;
  /** Folder of the configuration within the repository, ending in `/`; empty for its root. */
  readonly folder: string;
  readonly tells: "issue" | "pull-request" | "both";
  /** The branch that was looked at, and its commit. */
  readonly base: string;
  readonly baseSha: string;
}

export interface DriftHosts {
  readonly issues: IssueHost;
  readonly proposals: ProposalHost;
  readonly files: RepositoryFiles;
}

/**
 * Open, update or close the one pull request that adopts drift, and the one issue about it. Where only a pull request is
 * asked for, the issue still tells what it cannot adopt. A target that could not be read keeps both as they are.
 *
 * @returns what GitHub refused, and what was left alone
 */
export async function reportDrift(drift: Drift, report: DriftReport, hosts: DriftHosts): Promise<readonly string[]> {
  const isWhole = (drift.diff.failures ?? []).length === 0;
  if (!drift.isFound && !isWhole) return [];
  const told = report.tells === "issue" || !isWhole ? untold : await tellByPullRequest(drift, report, hosts);
  const marker = commentMarker(`drift ${report.scope}`);
  const isIssueNeeded = drift.isFound && (report.tells !== "pull-request" || !told.isAll);
  const { proposal } = told;
  const written = isIssueNeeded
    ? await hosts.issues.putIssue(
        marker,
        driftTitle,
        `${marker}\n${renderDriftIssue({ ...drift.input, ...(proposal === undefined ? {} : { proposal }) })}`,
      )
    : await hosts.issues.closeIssue(marker);
  return [...told.warnings, ...warningsOf(written)];
}

interface ToldByPullRequest {
  readonly proposal?: Extract<ProposalState, { url: string }>;
  /** The open pull request tells everything that there is to tell. */
  readonly isAll: boolean;
  readonly warnings: readonly string[];
}

const untold: ToldByPullRequest = { isAll: false, warnings: [] };

async function tellByPullRequest(drift: Drift, report: DriftReport, hosts: DriftHosts): Promise<ToldByPullRequest> {
  const { run, diff, input } = drift;
  const { repository, scope, folder, base, baseSha } = report;
  const branch = adoptionBranch(scope);
  const { files, adopted, left, secrets } = await draftAdoption(run.repository, diff, repository, hosts.files);
  if (files.size === 0) {
    const isGone = diff.targets.every(({ changes }) => changes.length === 0);
    const closed = await hosts.proposals.withdraw({ branch, base, baseSha }, isGone ? gone : notAdoptable(left));
    return { isAll: isGone && !hasDrift(input), warnings: warningsOf(closed) };
  }
  const made = await hosts.proposals.propose({
    branch,
    base,
    baseSha,
    files: new Map([...files].map(([path, file]) => [`${folder}${path}`, file])),
    title: adoptionTitle,
    body: renderAdoption(adopted, left, secrets),
  });
  if (!made.isPublished) return { isAll: false, warnings: warningsOf(made) };
  const state = made.value;
  if (state.kind === "taken")
    return { isAll: false, warnings: [`Drift was not proposed for adoption: ${state.reason}`] };
  const isAll = state.kind === "open" && left.length === 0 && !hasDrift({ ...input, diff: { targets: [] } });
  return { proposal: state, isAll, warnings: [] };
}

const gone = "AWS is as merged again: there is nothing to adopt any more.\n";

function notAdoptable(left: readonly LeftResource[]): string {
  return `What differs in AWS by now cannot be adopted by editing files (${listWords([...new Set(left.map(({ name }) => codeSpan(name)))], 5)}): see the issue about drift.\n`;
}

function warningsOf(written: Published<unknown>): readonly string[] {
  return written.isPublished ? [] : [[written.reason, written.hint].filter((text) => text !== "").join(". ")];
}

/** Who changed what differs, and when, as far as AWS tells. */
async function findLastChanges(
  targets: readonly Target[],
  diff: DiffResult,
  world: DriftWorld,
): Promise<readonly LastChange[]> {
  const found: LastChange[] = [];
  for (const { target: name, changes } of diff.targets) {
    const target = targets.find((one) => one.name === name);
    const past: ReadonlyMap<string, PastChange> =
      target === undefined ? new Map() : await latestChanges(changes, target, world);
    for (const change of changes) {
      const lastChange = past.get(addressOf(change));
      if (lastChange !== undefined) found.push({ target: name, resource: addressOf(change), ...lastChange });
    }
  }
  return found;
}
