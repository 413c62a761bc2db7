import type { CheckOptions } from "../commands/check.js";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import type { Job } from "./run-action.js";

/** What every command checks, and with which rules. */
export function checkOptions({ inputs, surroundings }: Job): CheckOptions {
  const { configPath } = surroundings;
  return {
    configPath,
    isConfigRequired: inputs.config !== undefined,
    target: inputs.target,
    knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
    now: new Date(),
  };
}
