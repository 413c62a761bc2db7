import type { GitHubClient } from "./github-client.js";
import { readZipEntry } from "./read-zip.js";

// The report of a thousand plans has some ten megabytes; more is nobody's honest report.
const largest = 64 * 1024 * 1024;

interface Run {
  readonly owner: string;
  readonly repo: string;
  readonly runId: number;
}

/** The text of a file in an artefact of a run; absent where there is no such artefact, file, or text of sane size. */
export async function readArtifact(
  client: GitHubClient,
  { owner, repo, runId }: Run,
  name: string,
  file: string,
): Promise<string | undefined> {
  const { data } = await client.rest.actions.listWorkflowRunArtifacts({
    owner,
    repo,
    run_id: runId,
    name,
    per_page: 100,
  });
  const newest = data.artifacts
    .filter((artifact) => artifact.name === name && !artifact.expired && artifact.size_in_bytes <= largest)
    .sort((a, b) => b.id - a.id)[0];
  if (newest === undefined) return undefined;
  const place = { owner, repo, artifact_id: newest.id, archive_format: "zip" };
  const archive = await download(client, place);
  if (!(archive instanceof ArrayBuffer)) return undefined;
  const bytes = readZipEntry(new Uint8Array(archive), file, largest);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

/** @see https://docs.github.com/en/rest/actions/artifacts#download-an-artifact 410 for one that has expired since */
async function download(
  client: GitHubClient,
  place: Parameters<GitHubClient["rest"]["actions"]["downloadArtifact"]>[0],
): Promise<unknown> {
  try {
    return (await client.rest.actions.downloadArtifact(place)).data;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 410) return undefined;
    throw error;
  }
}
