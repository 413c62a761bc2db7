import { join, resolve } from "node:path";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import { pages } from "../core/lint/rules/pages.js";
import { type ActionReport, actionOutput } from "../core/report/action-report.js";
import { renderCheckSarif } from "../core/report/check-sarif.js";
import { safeJson } from "../core/report/safe-json.js";
import type { Inputs } from "./inputs.js";
import { setOutput } from "./runner.js";
import type { Surroundings } from "./surroundings.js";
import { writeOutputFile } from "./write-output-file.js";

/** Write the report files, and set the outputs that later steps read. */
export function publishOutputs(
  report: ActionReport,
  inputs: Inputs,
  { root, workspace, tempFolder }: Surroundings,
): void {
  const write = (path: string, text: string) => writeOutputFile(workspace, path, text);
  const { summary, readiness } = report.check;
  const jsonFile = write(
    resolve(root, inputs.jsonFile ?? join(tempFolder, "muster-report.json")),
    `${safeJson(actionOutput(report), 0)}\n`,
  );
  const rules = ruleCatalogue.map((rule) => {
    const page = pages.get(rule.id);
    return { ...rule, ...(page === undefined ? {} : { page }) };
  });
  const sarif = renderCheckSarif(report.check, { version: MUSTER_VERSION, rules });
  const targets = report.diff?.targets ?? [];
  const outputs = {
    errors: summary.errors,
    warnings: summary.warnings,
    unchecked: summary.unchecked,
    changes: targets.reduce((sum, { changes }) => sum + changes.length, 0),
    "not-ready": readiness.filter(({ verdict }) => verdict === "notReady").length,
    digest: targets.map(({ digest }) => digest).join(" "),
    report: jsonFile,
    sarif: write(resolve(root, inputs.sarifFile ?? join(tempFolder, "muster.sarif")), sarif),
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
