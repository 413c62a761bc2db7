import type { Published } from "../../ports.js";
import { createGitHubClient, type GitHubAccess, type GitHubClient } from "./github-client.js";
import { publish } from "./publish.js";
import { readArtifact } from "./read-artifact.js";

/** Events whose runs sync; a run of a pull request may be anybody's work. */
const syncing = ["push", "workflow_dispatch", "schedule"];

/**
 * The report that a workflow run left as its artefact `muster-report`. Only a run of the default branch counts: what
 * another one left could name any state as the way back.
 */
export async function readRunReport(access: GitHubAccess, runId: number): Promise<Published<string>> {
  const client = createGitHubClient(access);
  const { owner, repo } = access;
  const read = await publish("read the report of a workflow run", "actions: read", async () => {
    const reason = await whyNotTrusted(client, { owner, repo }, runId);
    if (reason !== undefined) return { reason };
    return { text: await readArtifact(client, { owner, repo, runId }, "muster-report", "muster-report.json") };
  });
  if (!read.isPublished) return read;
  const { text, reason } = read.value;
  if (text !== undefined) return { isPublished: true, value: text };
  return {
    isPublished: false,
    reason: reason ?? `The workflow run ${runId} has no artefact \`muster-report\` any more, or never had`,
    hint: "Upload the output `report` in the job that syncs, as `muster init` proposes; or give a file",
  };
}

async function whyNotTrusted(
  client: GitHubClient,
  place: { readonly owner: string; readonly repo: string },
  runId: number,
): Promise<string | undefined> {
  const { data: run } = await client.rest.actions.getWorkflowRun({ ...place, run_id: runId });
  const { data: repository } = await client.rest.repos.get(place);
  const isOwn = run.head_repository?.full_name === repository.full_name;
  if (isOwn && syncing.includes(run.event) && run.head_branch === repository.default_branch) return undefined;
  return `Unexpected workflow run ${runId} of \`${run.event}\` on \`${run.head_branch}\`, expected one that synced \`${repository.default_branch}\``;
}
