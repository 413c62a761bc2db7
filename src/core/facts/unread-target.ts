import type { Target } from "../config/config.js";
import { coverageNames, type Facts } from "./facts.js";
import { noFacts, organizationKey, replicationSetKey } from "./look-up.js";

/** The keys of everything that may be known of a target's account: those of no Region first, then each Region's. */
export function keysOfTarget({
  account,
  regions,
}: Target): readonly { readonly region: string | undefined; readonly keys: readonly string[] }[] {
  const global = [`iam:roles@${account}`, replicationSetKey(account), organizationKey(account)];
  const regional = coverageNames.filter((name) => name !== "iam:roles");
  return [
    { region: undefined, keys: global },
    ...regions.map((region) => ({ region, keys: regional.map((name) => `${name}@${account}/${region}`) })),
  ];
}

/** What is known of a target that could not be read: nothing, and why. */
export function unreadFacts(target: Target, reason: string): Facts {
  const keys = keysOfTarget(target).flatMap((place) => place.keys);
  return { ...noFacts, refused: new Map(keys.map((key) => [key, reason])) };
}
