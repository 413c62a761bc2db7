import { cloudtrailHistory } from "../adapters/aws/cloudtrail-history.js";
import { incidentReader } from "../adapters/aws/incident-reader.js";
import { neighbourReader } from "../adapters/aws/neighbours/neighbour-reader.js";
import { planUseReader } from "../adapters/aws/plan-use-reader.js";
import { defaultThreads } from "../adapters/default-threads.js";
import { environmentSecrets } from "../adapters/environment-secrets.js";
import type { GitHubAccess } from "../adapters/github/github-client.js";
import { openRepository } from "../adapters/repository-files.js";
import type { CheckPorts } from "../commands/check.js";
import type { DriftHosts } from "../commands/report-drift.js";
import type { SyncWorld } from "../commands/sync.js";
import { escapeTerminal } from "../core/report/escape-terminal.js";
import type { Output, RepositoryFiles, ReviewHost } from "../ports.js";
import type { Job } from "./run-action.js";
import { keepSecret, withoutSecrets } from "./runner.js";

/** Where the action prints: everything to the job's log. */
export const jobLog: Output = {
  result: (text) => process.stdout.write(withoutSecrets(text.endsWith("\n") ? text : `${text}\n`)),
  progress: (text) => process.stdout.write(withoutSecrets(`${escapeTerminal(text)}\n`)),
  isColored: false,
};

/** The files of the checked-out commit. */
export function checkedOutFiles({ surroundings }: Job): RepositoryFiles {
  return openRepository(surroundings.root, surroundings.workers ?? defaultThreads());
}

/** What a check needs: the files, and AWS unless it is left out. */
export async function checkPorts(job: Job, files = checkedOutFiles(job)): Promise<CheckPorts> {
  if (isOffline(job)) return { files, output: jobLog };
  const { factCollector } = await import("../adapters/aws/collect-facts.js");
  return { files, output: jobLog, collectorOf: (target) => factCollector(target, job.sessions.reading(target)) };
}

/** Is AWS left out? A fork's pull request never has the credentials' eyes, whatever the workflow gives it. */
export function isOffline({ inputs, surroundings }: Job): boolean {
  const { event, hasAwsCredentials } = surroundings;
  if (event.kind === "pullRequest" && event.isFork) return true;
  return inputs.offline === "true" || (inputs.offline === "auto" && !hasAwsCredentials);
}

/** Reads each target's account with its own credentials. */
export function readingWorld({ sessions }: Job): SyncWorld {
  return {
    output: jobLog,
    today: new Date().toISOString().slice(0, 10),
    historyFor: (target) => cloudtrailHistory(target.regions, sessions.reading(target)),
    neighboursFor: (target) => neighbourReader(target, sessions.reading(target)),
    secretOf: environmentSecrets(process.env, keepSecret),
    usesFor: (target) => planUseReader(target.regions, sessions.reading(target)),
    readerFor: (target) => {
      const { account, regions } = target;
      return incidentReader({ account, region: regions[0] }, sessions.reading(target));
    },
  };
}

/** The repository on GitHub as the job's token sees it; absent without a token. */
export function gitHubAccess({ inputs, surroundings }: Job): GitHubAccess | undefined {
  const { token } = inputs;
  const { apiUrl, owner, repo } = surroundings;
  return token === undefined ? undefined : { token, apiUrl, owner, repo, log: jobLog.progress, hide: withoutSecrets };
}

/** Where changes are reviewed; absent without a token. */
export async function reviewHost(job: Job): Promise<ReviewHost | undefined> {
  const access = gitHubAccess(job);
  if (access === undefined) return undefined;
  const { createReviewHost } = await import("../adapters/github/review-host.js");
  return createReviewHost(access);
}

/** The repository's issues, and Muster's own pull requests; absent without a token. */
export async function driftHosts(job: Job): Promise<Pick<DriftHosts, "issues" | "proposals"> | undefined> {
  const access = gitHubAccess(job);
  if (access === undefined) return undefined;
  const { createIssueHost } = await import("../adapters/github/issue-host.js");
  const { createProposalHost } = await import("../adapters/github/proposal-host.js");
  return { issues: createIssueHost(access), proposals: createProposalHost(access) };
}
