import { hasMarker, saysTheSame } from "../../core/report/comment-marker.js";
import type { Proposal, ProposalHost, ProposalState } from "../../ports.js";
import { blobId } from "./blob-id.js";
import { withoutRetry } from "./create-once.js";
import { createGitHubClient, type GitHubAccess, type GitHubClient } from "./github-client.js";
import { isOwnActor, ownActor } from "./own-actor.js";
import { contentDigest, type OwnBranch, readOwnBranch, removeBranch, writeBranch } from "./own-branch.js";
import { publish } from "./publish.js";

const [tried, permission] = ["propose a pull request", "contents: write, pull-requests: write"] as const;

/** Muster's own pull requests on GitHub: one for each branch, found again by the branch and its author. */
export function createProposalHost(access: GitHubAccess): ProposalHost {
  const { owner, repo } = access;
  const client = createGitHubClient(access);
  const place = { owner, repo };
  const actor = ownActor(client);
  return {
    propose: async (proposal) => {
      const made = await publish(tried, permission, () => propose(client, place, actor, proposal));
      // A setting of the repository, and no permission of the job.
      const isSwitchedOff = !made.isPublished && /not permitted to create or approve/u.test(made.reason);
      return isSwitchedOff ? { ...made, hint: allowInSettings } : made;
    },
    withdraw: (proposal, body) =>
      publish("close a pull request", permission, async () => {
        const { open } = await findOwn(client, place, actor, proposal);
        if (open === undefined) return undefined;
        await client.rest.pulls.update({
          ...place,
          pull_number: open.number,
          state: "closed",
          body,
        });
        const branch = await readOwnBranch(client, place, actor, proposal);
        if (branch.kind === "own") await removeBranch(client, place, proposal.branch);
        return undefined;
      }),
  };
}

const allowInSettings =
  "Allow it under Settings, Actions, General, `Allow GitHub Actions to create and approve pull requests`, or give `github-token` the token of an app";

type Place = { readonly owner: string; readonly repo: string };

async function propose(
  client: GitHubClient,
  place: Place,
  actor: () => Promise<string>,
  proposal: Proposal,
): Promise<ProposalState> {
  const body = `${contentMark(proposal)}\n${proposal.body}`;
  const { open, declined, foreign } = await findOwn(client, place, actor, proposal);
  if (foreign !== undefined)
    return { kind: "taken", reason: `pull request ${foreign.number} of \`${proposal.branch}\` is somebody else's` };
  if (open === undefined && declined !== undefined)
    return { kind: "declined", url: declined.html_url, number: declined.number };
  const branch = await readOwnBranch(client, place, actor, proposal);
  if (branch.kind === "taken") return branch;
  if (!holdsFiles(branch, proposal)) await writeBranch(client, place, proposal, branch);
  if (open === undefined) {
    const { branch: head, base, title } = proposal;
    const { data } = await client.rest.pulls.create({ ...place, head, base, title, body, request: withoutRetry });
    return { kind: "open", url: data.html_url, number: data.number };
  }
  const { number, html_url: url, title: before, body: text } = open;
  if (before !== proposal.title || !saysTheSame(text ?? "", body))
    await client.rest.pulls.update({ ...place, pull_number: number, title: proposal.title, body });
  return { kind: "open", url, number };
}

/** By it a proposal that people declined is known again. */
function contentMark({ files }: Pick<Proposal, "files">): string {
  return `<!-- muster-content:${contentDigest(files)} -->`;
}

async function findOwn(
  client: GitHubClient,
  place: Place,
  actor: () => Promise<string>,
  proposal: Pick<Proposal, "branch" | "base"> & Partial<Pick<Proposal, "files">>,
) {
  const { branch, base, files } = proposal;
  const query = { ...place, head: `${place.owner}:${branch}`, base, state: "all", per_page: 100 } as const;
  const { data } = await client.rest.pulls.list(query);
  const login = data.length === 0 ? "" : await actor();
  const isOwn = ({ user }: (typeof data)[number]) => isOwnActor(user?.login, login);
  const mark = files === undefined ? undefined : contentMark({ files });
  return {
    open: data.find((one) => one.state === "open" && isOwn(one)),
    foreign: data.find((one) => one.state === "open" && !isOwn(one)),
    declined: data.find(
      (one) =>
        one.state === "closed" &&
        one.merged_at === null &&
        isOwn(one) &&
        mark !== undefined &&
        hasMarker(one.body ?? "", mark),
    ),
  };
}

/** Does the branch differ from its base in these files alone, and as proposed? */
function holdsFiles(branch: OwnBranch, { files }: Proposal): boolean {
  if (branch.kind !== "own" || branch.files.size !== files.size) return false;
  return [...files].every(([path, { text }]) => branch.files.get(path) === blobId(Buffer.from(text, "utf8")));
}
