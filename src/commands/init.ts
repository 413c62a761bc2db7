import { type Proposal, type ProposedFile, proposeFiles } from "../core/init/propose-files.js";
import type { RepositoryFiles, RepositoryWriter } from "../ports.js";

export interface InitPlan {
  readonly create: readonly ProposedFile[];
  /** Files that are there already, and stay as they are. */
  readonly kept: readonly string[];
}

/** What is missing in a repository to start with Muster. */
export async function prepareInit(files: RepositoryFiles, options: Omit<Proposal, "hasPlans">): Promise<InitPlan> {
  const hasPlans = (await files.list(["plans/**/*.{yaml,yml}"])).length > 0;
  const proposed = proposeFiles({ ...options, hasPlans });
  const listed = await files.list(proposed.map(({ path }) => path));
  const present = new Set(listed.map(({ path }) => path));
  return {
    create: proposed.filter(({ path }) => !present.has(path)),
    kept: proposed.map(({ path }) => path).filter((path) => present.has(path)),
  };
}

/** Write the missing files; none that somebody wrote meanwhile is overwritten. */
export async function writeInit({ create }: InitPlan, writer: RepositoryWriter): Promise<void> {
  for (const { path, text } of create) await writer.create(path, text);
}
