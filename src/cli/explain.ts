import { explainPlan } from "../commands/explain-plan.js";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import { pages } from "../core/lint/rules/pages.js";
import { nearestName } from "../core/nearest-name.js";
import { UsageError } from "../core/operational-error.js";
import { renderReadinessText } from "../core/report/readiness-text.js";
import { collectors } from "./collectors.js";
import { loadOptions, openWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { terminalOutput } from "./terminal.js";
import { findWorkspace } from "./workspace.js";

/** `muster explain RULE`, `muster explain PLAN`. */
export async function explain(name: string, flags: CommonOptions): Promise<void> {
  const output = terminalOutput();
  const page = pages.get(name);
  if (page !== undefined) return output.result(page);
  const workspace = findWorkspace(flags.config);
  const now = new Date();
  const ports = { files: openWorkspace(workspace, flags), output, collectorOf: collectors(flags) };
  const trees = await explainPlan(name, { ...loadOptions(workspace, flags), now }, ports);
  if (trees.length === 0) throw unknownName(name);
  output.result(trees.map((tree) => renderReadinessText(tree, now, palette(output.isColored))).join("\n"));
}

function unknownName(name: string): UsageError {
  const near = nearestName(
    name,
    ruleCatalogue.map(({ id }) => id),
  );
  const hint = near === undefined ? "The README lists the rules" : `Did you mean \`${near}\`?`;
  return new UsageError(`There is no rule and no plan \`${name}\``, hint);
}
