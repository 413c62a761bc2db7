import { OperationalError } from "../../core/operational-error.js";
import { compileGlobs } from "../../core/plan/path-globs.js";
import type { RepositoryFiles } from "../../ports.js";
import { readLimit } from "../read-limit.js";
import { openRepository } from "../repository-files.js";
import { blobId } from "./blob-id.js";
import { explainGitHubFailure } from "./explain-github-failure.js";
import { createGitHubClient, type GitHubAccess, type GitHubClient } from "./github-client.js";

/** The checkout beside which a commit is read: what both have alike is not fetched. */
export interface Checkout {
  /** Absolute. */
  readonly root: string;
  /** `root` within the repository, ending in `/`; empty for its root. */
  readonly folder: string;
}

/** The job's token may ask 1,000 times an hour, for all workflows of the repository together. */
const mostBlobs = 300;

interface Entry {
  readonly path: string;
  readonly sha: string;
  readonly size: number;
  readonly isLink: boolean;
}

/**
 * The files of a commit that the checkout lacks, read from GitHub.
 *
 * @throws OperationalError where GitHub does not give them
 */
export async function openCommitOnGitHub(
  access: GitHubAccess,
  commit: string,
  checkout: Checkout,
): Promise<RepositoryFiles> {
  const client = createGitHubClient(access);
  const entries = await attempt(`read the files of ${commit}`, () => readTree(client, access, commit, checkout.folder));
  const local = openRepository(checkout.root);
  const blobs = new Map<string, Promise<Uint8Array>>();
  return {
    list: async (globs) => {
      const { matches } = compileGlobs(globs);
      return [...entries.values()]
        .filter(({ path }) => matches(path))
        .map(({ path, isLink }) => ({ path, isOutside: isLink }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    read: async (path) => {
      const entry = entries.get(path);
      if (entry === undefined) throw new OperationalError(`Could not read ${path}: it is not in ${commit}`);
      readLimit(path, entry.size);
      const same = await local.read(path).catch(() => undefined);
      if (same !== undefined && blobId(same) === entry.sha) return same;
      if (!blobs.has(entry.sha) && blobs.size >= mostBlobs) {
        throw new OperationalError(
          `More than ${mostBlobs} files of ${commit} differ from the checkout: too many to read through GitHub's API`,
        );
      }
      const fetched =
        blobs.get(entry.sha) ?? attempt(`read ${path} of ${commit}`, () => readBlob(client, access, entry.sha));
      blobs.set(entry.sha, fetched);
      return fetched;
    },
  };
}

type Place = Pick<GitHubAccess, "owner" | "repo">;

async function readTree(client: GitHubClient, { owner, repo }: Place, commit: string, folder: string) {
  const { data } = await client.rest.git.getTree({ owner, repo, tree_sha: commit, recursive: "1" });
  // GitHub cuts off at 100,000 entries or 7 MB; a part of the base would make plans look new.
  if (data.truncated) throw new OperationalError(`The repository is too large to read ${commit} through GitHub's API`);
  const entries = new Map<string, Entry>();
  for (const { path, sha, size = 0, mode, type } of data.tree) {
    if (type !== "blob" || !path.startsWith(folder)) continue;
    const inside = path.slice(folder.length);
    entries.set(inside, { path: inside, sha, size, isLink: mode === "120000" });
  }
  return entries;
}

async function readBlob(client: GitHubClient, { owner, repo }: Place, sha: string): Promise<Uint8Array> {
  const { data } = await client.rest.git.getBlob({ owner, repo, file_sha: sha });
  return Buffer.from(data.content, "base64");
}

async function attempt<T>(tried: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (cause) {
    if (cause instanceof OperationalError) throw cause;
    const { reason, hint } = explainGitHubFailure(cause, tried, "contents: read");
    throw new OperationalError(reason, hint, { cause });
  }
}
