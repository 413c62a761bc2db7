import { Minimatch } from "minimatch";
import type { Config, RuleSetting } from "../config/config.js";

/** How a file's rules are set where `muster.yaml` says so; a rule without an entry keeps its own severity. */
export type FileRuleSettings = ReadonlyMap<string, RuleSetting>;

/** Answers for each file how its rules are set: `rules` first, then each override that matches, the later one winning. */
export function readRuleSettings(config: Pick<Config, "rules" | "overrides">): (file: string) => FileRuleSettings {
  const base = new Map(Object.entries(config.rules));
  const overrides = config.overrides.map(({ files, rules }) => ({
    globs: files.map((glob) => new Minimatch(glob, { dot: true })),
    rules: Object.entries(rules),
  }));
  if (overrides.length === 0) return () => base;
  const byFile = new Map<string, FileRuleSettings>();
  return (file) => {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    const matching = overrides.filter(({ globs }) => globs.some((glob) => glob.match(file)));
    const settings = matching.length === 0 ? base : new Map([...base, ...matching.flatMap(({ rules }) => rules)]);
    byFile.set(file, settings);
    return settings;
  };
}
