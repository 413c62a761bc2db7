import { UsageError } from "../core/operational-error.js";
import { renderTargetMatrix } from "../core/report/target-matrix.js";
import { loadWorkspace } from "./load.js";
import type { CommonOptions } from "./program.js";
import { terminalOutput } from "./terminal.js";

interface TargetsFlags extends CommonOptions {
  readonly shards?: string;
}

/** `muster targets`. */
export async function targets(flags: TargetsFlags): Promise<void> {
  const { shards } = flags;
  if (shards !== undefined && !/^[1-9][0-9]{0,3}$/.test(shards)) {
    throw new UsageError(`Unexpected \`--shards ${shards}\`, expected the number of jobs`);
  }
  const { repository } = await loadWorkspace(flags);
  terminalOutput().result(renderTargetMatrix(repository.targets, shards === undefined ? undefined : Number(shards)));
}
