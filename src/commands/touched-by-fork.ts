import { decodeConfig, defaultConfig } from "../core/config/decode-config.js";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import { touchesPlans } from "../core/plan/touches-plans.js";
import type { ActionReport } from "../core/report/action-report.js";
import { parseSource } from "../core/source/parse-source.js";
import type { ProposedChange, ReviewHost } from "../ports.js";

/** Where the configuration is that the second workflow is for. */
export interface ConfigPlace {
  readonly configPath: string;
  /** Its folder within the repository, ending in `/`; empty for its root. */
  readonly folder: string;
}

/**
 * Does the pull request of a fork touch plans, by what GitHub says of its files and by the configuration of its base?
 * In doubt it does.
 */
export async function touchesPlansOfBase(
  { number, baseSha }: ProposedChange,
  { diff }: Pick<ActionReport, "diff">,
  { configPath, folder }: ConfigPlace,
  host: ReviewHost,
): Promise<boolean> {
  const changed = await host.changedFiles(number);
  if (!changed.isPublished || !changed.value.isWhole) return true;
  const file = await host.fileAt(baseSha, `${folder}${configPath}`);
  if (!file.isPublished) return true;
  const { paths } = changed.value;
  if (file.value === undefined) {
    // GitHub says the same of a file that the token may not read: then the report has a say.
    const isSilent = diff === undefined || diff.targets.every(({ changes }) => changes.length === 0);
    return !isSilent || touchesPlans(paths, { config: defaultConfig, configPath, folder });
  }
  const [[document], problems] = parseSource(configPath, new TextEncoder().encode(file.value));
  const [config, faults] = decodeConfig(document, new Set(ruleCatalogue.map(({ id }) => id)));
  const isUsable = [...problems, ...faults].every(({ severity }) => severity !== "error");
  return !isUsable || touchesPlans(paths, { config, configPath, folder });
}
