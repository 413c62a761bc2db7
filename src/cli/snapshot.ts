import { factCollector } from "../adapters/aws/collect-facts.js";
import { fileWriter } from "../adapters/file-writer.js";
import { runSnapshot, type SnapshotResult } from "../commands/snapshot.js";
import { UsageError } from "../core/operational-error.js";
import { loadWorkspace } from "./load.js";
import type { CommonOptions } from "./program.js";
import { terminalOutput } from "./terminal.js";

/** `muster snapshot`. */
export async function snapshot(flags: CommonOptions): Promise<void> {
  if (flags.offline) throw new UsageError("A snapshot needs AWS", "Leave `--offline` out");
  const { workspace, files, repository } = await loadWorkspace(flags);
  const output = terminalOutput();
  const writer = fileWriter(workspace.root);
  output.result(
    render(await runSnapshot(repository, { files, writer, collectorOf: (target) => factCollector(target), output })),
  );
}

function render({ written, refused, unread }: SnapshotResult): string {
  const lines = written.map((path) => `wrote ${path}`);
  const reasons = [...new Set(refused.map(({ target, reason }) => `not recorded for \`${target}\`: ${reason}`))];
  const hint =
    unread.length === 0 ? [] : ["No check will read these files: add `facts/**/*.json` to `facts` in `muster.yaml`"];
  return [...lines, ...reasons, ...hint].join("\n");
}
