import { factCollector } from "../adapters/aws/collect-facts.js";
import { fileWriter } from "../adapters/file-writer.js";
import { runSnapshot, type SnapshotResult } from "../commands/snapshot.js";
import type { Target } from "../core/config/config.js";
import { UsageError } from "../core/operational-error.js";
import { failureText } from "../core/report/diff-text.js";
import { plainPalette } from "../core/report/palette.js";
import { loadWorkspace } from "./load.js";
import type { CommonOptions } from "./program.js";
import { sessions } from "./sessions.js";
import { terminalOutput } from "./terminal.js";

/** `muster snapshot`. */
export async function snapshot(flags: CommonOptions): Promise<void> {
  if (flags.offline) throw new UsageError("A snapshot needs AWS", "Leave `--offline` out");
  const { workspace, files, repository } = await loadWorkspace(flags, true);
  const output = terminalOutput();
  const writer = fileWriter(workspace.root);
  const collectorOf = (target: Target) => factCollector(target, sessions.reading(target));
  const result = await runSnapshot(repository, { files, writer, collectorOf, output });
  output.result(render(result));
  if (result.failures.length > 0) process.exitCode = 3;
}

function render({ written, refused, unread, failures }: SnapshotResult): string {
  const unfinished = failures.map((failure) => failureText(failure, plainPalette));
  const lines = written.map((path) => `wrote ${path}`);
  const reasons = [...new Set(refused.map(({ target, reason }) => `not recorded for \`${target}\`: ${reason}`))];
  const hint =
    unread.length === 0 ? [] : ["No check will read these files: add `facts/**/*.json` to `facts` in `muster.yaml`"];
  return [...lines, ...unfinished, ...reasons, ...hint].join("\n");
}
