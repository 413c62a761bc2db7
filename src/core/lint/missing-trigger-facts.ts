import type { Target } from "../config/config.js";
import type { Facts } from "../facts/facts.js";
import { coverageKeys, isComplete } from "../facts/look-up.js";

const triggers = { "cloudwatch:alarms": "alarms", "events:rules": "EventBridge rules" } as const;

/** Why the facts do not hold everything that could start a plan of the target; absent where they do. */
export function missingTriggerFacts(facts: Facts, { account, regions }: Target): string | undefined {
  for (const region of regions) {
    for (const name of ["cloudwatch:alarms", "events:rules"] as const) {
      const coverage = { name, account, region };
      if (isComplete(facts, coverage)) continue;
      const [refused] = coverageKeys(coverage).flatMap((key) => facts.refused.get(key) ?? []);
      return refused ?? `the facts do not cover all ${triggers[name]} of account ${account} in ${region}`;
    }
  }
  const unlisted = [...facts.triggers.values()].find(
    ({ value }) => value.actions === undefined && value.arn.split(":")[4] === account,
  );
  return unlisted && `the targets of rule \`${unlisted.value.name}\` are not in the facts`;
}
