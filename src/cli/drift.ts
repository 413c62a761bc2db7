import { diffExitCode } from "../commands/diff.js";
import { type Drift, findDrift } from "../commands/report-drift.js";
import { pastChangeWords } from "../core/changes/past-change.js";
import { UsageError } from "../core/operational-error.js";
import type { DriftRow } from "../core/report/drift-rows.js";
import { escapeTerminal } from "../core/report/escape-terminal.js";
import { collectors } from "./collectors.js";
import { loadOptions, openWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { repositoryName } from "./repository-name.js";
import { terminalOutput } from "./terminal.js";
import { findWorkspace } from "./workspace.js";
import { historyFor, readingWorld } from "./world.js";

interface DriftFlags extends CommonOptions {
  readonly format: "text" | "json" | "markdown";
  readonly exitCode?: boolean;
  readonly who?: boolean;
}

/** `muster drift`: what the action's scheduled run would put into its issue. */
export async function drift(flags: DriftFlags): Promise<void> {
  if (flags.offline) throw new UsageError("Drift is a difference from AWS", "Leave `--offline` out");
  const workspace = findWorkspace(flags.config);
  const output = terminalOutput();
  const options = {
    ...loadOptions(workspace, flags),
    now: new Date(),
    repository: await repositoryName(workspace.root),
  };
  const files = openWorkspace(workspace, flags);
  const found = await findDrift(options, {
    files,
    output,
    collectorOf: collectors(flags),
    world: { ...readingWorld(output), ...(flags.who ? { historyFor } : {}) },
  });
  output.result(await render(found, flags, output.isColored));
  const isAsked = flags.exitCode === true;
  process.exitCode = diffExitCode(found.diff, isAsked) || (isAsked && found.isFound ? 1 : 0);
}

async function render({ run, diff, input }: Drift, { format }: DriftFlags, isColored: boolean): Promise<string> {
  switch (format) {
    case "json": {
      const { rowsOfDrift } = await import("../core/report/drift-issue.js");
      const { diffOutput } = await import("../core/report/diff-json.js");
      const { safeJson } = await import("../core/report/safe-json.js");
      const { readiness } = run.result;
      const resources = rowsOfDrift(input).map(resourceOutput);
      return safeJson({ ...diffOutput(diff), resources, readiness, lastChanges: input.lastChanges ?? [] });
    }
    case "markdown":
      return (await import("../core/report/drift-issue.js")).renderDriftIssue(input);
    case "text": {
      const { renderDiffText } = await import("../core/report/diff-text.js");
      const { rowsOfDrift } = await import("../core/report/drift-issue.js");
      const { renderDriftRows } = await import("../core/report/drift-text.js");
      const { renderCheckText } = await import("../core/report/check-text.js");
      const colours = palette(isColored);
      const rows = renderDriftRows(rowsOfDrift(input), colours);
      const table = rows === "" ? "" : `${rows}\n`;
      return `${renderDiffText(diff, colours)}\n${lastChangesText(input)}${table}${renderCheckText(run.result, { palette: colours })}`;
    }
  }
}

function resourceOutput({ resource, target, change, isCompared, wouldWork, because }: DriftRow) {
  const verdict = wouldWork === undefined ? {} : { wouldWork };
  return { resource, target, ...(isCompared ? { inSync: change === undefined } : {}), ...verdict, because };
}

function lastChangesText({ lastChanges = [] }: Drift["input"]): string {
  const lines = lastChanges.map(
    (one) => `${escapeTerminal(`${one.target}: ${one.resource}, last changed by ${pastChangeWords(one)}`)}\n`,
  );
  return lines.length === 0 ? "" : `${lines.join("")}\n`;
}
