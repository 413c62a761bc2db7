import { readFile } from "node:fs/promises";
import type { Severity } from "../core/diagnostic.js";
import { UsageError } from "../core/operational-error.js";
import { hasProblem, isUnfinished, kindOf, mergeReports, type Reports } from "../core/report/merge-reports.js";
import { safeJson } from "../core/report/safe-json.js";
import { terminalOutput } from "./terminal.js";

/** `muster merge-reports`. */
export async function mergeReportFiles(paths: readonly string[], { failOn }: { failOn: Severity }): Promise<void> {
  const parts = await Promise.all(paths.map(readReport));
  const kinds = new Set(parts.map(({ kind }) => kind));
  if (kinds.size > 1) {
    throw new UsageError(`Unexpected reports of ${[...kinds].join(" and ")}, expected those of one command`);
  }
  // Each part has just been held against the schema of its kind.
  const reports = { kind: parts[0]?.kind, parts: parts.map(({ report }) => report) } as Reports;
  terminalOutput().result(safeJson(mergeReports(reports)));
  process.exitCode = isUnfinished(reports) ? 3 : hasProblem(reports, failOn) ? 1 : 0;
}

async function readReport(path: string) {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UsageError(`Could not read \`${path}\`: ${error instanceof Error ? error.message : error}`);
  });
  const report = parseJson(text);
  const kind = kindOf(report);
  const hint = "Give files that `--format json` of `check`, `diff` or `sync` wrote";
  if (kind === undefined) throw new UsageError(`\`${path}\` is no report of this version of Muster`, hint);
  return { kind, report };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
