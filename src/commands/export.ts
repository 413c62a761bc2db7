import { exportCloudFormation } from "../core/export/cloudformation.js";
import { exportCreateInputs } from "../core/export/create-input.js";
import type { Exported } from "../core/export/exported.js";
import { exportTerraform } from "../core/export/terraform.js";
import { isUnsound } from "../core/lint/is-unsound.js";
import { UsageError } from "../core/operational-error.js";
import type { ResponsePlan } from "../core/plan/response-plan.js";
import { placeOf } from "./declared-plans.js";
import type { LoadedRepository } from "./loaded-repository.js";

const formats = {
  cloudformation: exportCloudFormation,
  terraform: exportTerraform,
  json: exportCreateInputs,
} as const;

export type ExportFormat = keyof typeof formats;

/**
 * The plans of one target in the language of another tool.
 *
 * @param names only these plans; all when empty
 * @throws UsageError where it is not clear which target or plan is meant, or a file has errors
 */
export function runExport(repository: LoadedRepository, names: readonly string[], format: ExportFormat): Exported {
  const [target, ...others] = repository.targets;
  if (others.length > 0) {
    const known = repository.targets.map(({ name }) => `\`${name}\``).join(", ");
    throw new UsageError("The plans of each target are others", `Pass \`--target\` with one of ${known}`);
  }
  const error = repository.diagnostics.find(isUnsound);
  if (error !== undefined) throw new UsageError(`${error.message} (\`${placeOf(error)}\`)`, "Run `muster check` first");
  const plans = repository.plans.filter((plan) => plan.target?.name === target?.name).map(({ plan }) => plan);
  return formats[format](chosen(plans, names));
}

function chosen(plans: readonly ResponsePlan[], names: readonly string[]): readonly ResponsePlan[] {
  const known = new Set(plans.map(({ name }) => name));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new UsageError(`No file declares a plan \`${unknown}\``);
  const wanted = names.length === 0 ? plans : plans.filter(({ name }) => names.includes(name));
  return [...wanted].sort((a, b) => (a.name < b.name ? -1 : 1));
}
