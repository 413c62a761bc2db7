import { comparisonCommit, openCommit } from "../adapters/git-commit-files.js";
import { OperationalError } from "../core/operational-error.js";
import type { RepositoryFiles } from "../ports.js";
import { gitHubAccess } from "./ports.js";
import type { Job } from "./run-action.js";

const deeper = "Give `actions/checkout` the input `fetch-depth: 0`";

/** The files of the commit that a change is compared with. */
export async function openBase(
  job: Job,
  change: { readonly headSha: string; readonly baseSha: string },
): Promise<RepositoryFiles> {
  return openAnywhere(job, await comparisonCommit(job.surroundings.root, change.headSha, change.baseSha));
}

/** The files of a commit: from Git; where the checkout is too shallow, through GitHub's API. */
export async function openAnywhere(job: Job, sha: string): Promise<RepositoryFiles> {
  const { folder, root } = job.surroundings;
  try {
    return await openCommit(root, sha);
  } catch (missing) {
    const access = gitHubAccess(job);
    if (!(missing instanceof OperationalError) || access === undefined) throw missing;
    const { openCommitOnGitHub } = await import("../adapters/github/github-commit-files.js");
    try {
      return await openCommitOnGitHub({ ...access, log: () => {} }, sha, { folder, root });
    } catch (refused) {
      if (!(refused instanceof OperationalError)) throw refused;
      throw new OperationalError(`${missing.message}; ${refused.message}`, deeper, { cause: refused });
    }
  }
}
