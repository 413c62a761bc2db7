import { createHash } from "node:crypto";
import { OperationalError } from "../../core/operational-error.js";
import type { Proposal } from "../../ports.js";
import { blobId } from "./blob-id.js";
import { withoutRetry } from "./create-once.js";
import type { GitHubClient } from "./github-client.js";
import { isOwnActor } from "./own-actor.js";

type Place = { readonly owner: string; readonly repo: string };

/** A branch that Muster may write to, or why it may not. */
export type OwnBranch =
  | { readonly kind: "absent" }
  /** `files`: blobs by path, as the branch has them other than its base. */
  | { readonly kind: "own"; readonly tip: string; readonly files: ReadonlyMap<string, string> }
  | { readonly kind: "taken"; readonly reason: string };

const trailer = "Muster-Proposal:";

/** `sha256:…` of the files of a proposal. */
export function contentDigest(files: Proposal["files"]): string {
  const hash = createHash("sha256");
  for (const [path, { text }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0${Buffer.byteLength(text)}\0${text}`);
  }
  return `sha256:${hash.digest("hex")}`;
}

/** Look at the branch: a commit on it that the token did not write by itself makes it somebody else's. */
export async function readOwnBranch(
  client: GitHubClient,
  place: Place,
  actor: () => Promise<string>,
  { branch, baseSha }: Pick<Proposal, "branch" | "baseSha">,
): Promise<OwnBranch> {
  const tip = await readTip(client, place, branch);
  if (tip === undefined) return { kind: "absent" };
  const { data } = await client.rest.repos.compareCommitsWithBasehead({ ...place, basehead: `${baseSha}...${tip}` });
  const login = await actor();
  const foreign = data.commits.find(
    ({ author, commit }) => !isOwnActor(author?.login, login) || !commit.message.includes(`\n${trailer} ${branch}`),
  );
  if (foreign !== undefined || data.ahead_by !== data.commits.length) {
    const who = foreign === undefined ? "" : ` (${foreign.sha.slice(0, 12)})`;
    return {
      kind: "taken",
      reason: `the branch \`${branch}\` holds a commit of somebody else${who}: it is left alone`,
    };
  }
  const files = new Map(
    (data.files ?? []).map(({ filename, sha, status }) => [filename, status === "removed" ? "" : (sha ?? "")]),
  );
  return { kind: "own", tip, files };
}

async function readTip(client: GitHubClient, place: Place, branch: string): Promise<string | undefined> {
  try {
    const { data } = await client.rest.git.getRef({ ...place, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return undefined;
    throw error;
  }
}

/** Make the branch one commit on top of the base that holds the files. */
export async function writeBranch(
  client: GitHubClient,
  place: Place,
  proposal: Proposal,
  there: Exclude<OwnBranch, { kind: "taken" }>,
): Promise<undefined> {
  const { branch, baseSha, files, title } = proposal;
  const { data: base } = await client.rest.git.getCommit({ ...place, commit_sha: baseSha });
  const modes = await readModes(client, place, base.tree.sha, files);
  const { data: tree } = await client.rest.git.createTree({
    ...place,
    base_tree: base.tree.sha,
    tree: [...files].map(([path, { text }]) => ({
      path,
      mode: modes.get(path) ?? "100644",
      type: "blob",
      content: text,
    })),
    request: withoutRetry,
  });
  const message = `${title}\n\n${trailer} ${branch}\n`;
  const commit = { ...place, message, tree: tree.sha, parents: [baseSha], request: withoutRetry };
  const { data: made } = await client.rest.git.createCommit(commit);
  if (there.kind === "absent") {
    await client.rest.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: made.sha, request: withoutRetry });
    return undefined;
  }
  // Somebody may have pushed since the branch was looked at.
  if ((await readTip(client, place, branch)) !== there.tip)
    throw new OperationalError(`The branch \`${branch}\` moved meanwhile`, "Run the job again");
  await client.rest.git.updateRef({ ...place, ref: `heads/${branch}`, sha: made.sha, force: true });
  return undefined;
}

type FileMode = "100644" | "100755";

/** @throws OperationalError where the base does not hold the files as they were read */
async function readModes(
  client: GitHubClient,
  place: Place,
  tree: string,
  files: Proposal["files"],
): Promise<ReadonlyMap<string, FileMode>> {
  const { data } = await client.rest.git.getTree({ ...place, tree_sha: tree, recursive: "1" });
  const entries = new Map(data.tree.map((entry) => [entry.path, entry]));
  const modes = new Map<string, FileMode>();
  for (const [path, { before }] of files) {
    const { mode, sha } = entries.get(path) ?? {};
    if ((mode !== "100644" && mode !== "100755") || sha !== blobId(before)) {
      const hint = "Check out the commit that the workflow runs for, without a filter that changes its files";
      throw new OperationalError(`\`${path}\` is not checked out as the base commit has it`, hint);
    }
    modes.set(path, mode);
  }
  return modes;
}

export async function removeBranch(client: GitHubClient, place: Place, branch: string): Promise<undefined> {
  await client.rest.git.deleteRef({ ...place, ref: `heads/${branch}` });
  return undefined;
}
