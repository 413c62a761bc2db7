import { openRepository } from "../adapters/repository-files.js";
import type { Job } from "./run-action.js";

/** Has the checkout another configuration, so that a check run named after its target alone could be that of either? */
export async function isOneOfSeveral({ surroundings }: Job): Promise<boolean> {
  const { workspace, folder, configPath } = surroundings;
  // One of another name has others beside it, and which files those are nobody can tell.
  if (configPath !== "muster.yaml") return true;
  const found = await openRepository(workspace).list(["**/muster.yaml"]);
  return found.some(({ path }) => path !== `${folder}${configPath}`);
}
