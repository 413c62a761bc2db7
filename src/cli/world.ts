import { cloudtrailHistory } from "../adapters/aws/cloudtrail-history.js";
import { incidentReader } from "../adapters/aws/incident-reader.js";
import { neighbourReader } from "../adapters/aws/neighbours/neighbour-reader.js";
import { planUseReader } from "../adapters/aws/plan-use-reader.js";
import { environmentSecrets } from "../adapters/environment-secrets.js";
import type { SyncWorld } from "../commands/sync.js";
import type { ReadingWorld } from "../commands/world.js";
import type { Target } from "../core/config/config.js";
import type { ChangeHistory, Output } from "../ports.js";
import { sessions } from "./sessions.js";

/** Reads each target's account with its own credentials. */
export function readingWorld(output: Output): ReadingWorld {
  return {
    output,
    today: new Date().toISOString().slice(0, 10),
    neighboursFor: (target) => neighbourReader(target, sessions.reading(target)),
    secretOf: environmentSecrets(process.env),
    readerFor: (target) => {
      const { account, regions } = target;
      return incidentReader({ account, region: regions[0] }, sessions.reading(target));
    },
  };
}

/** Asks every Region of a target's replication set: a plan may have been changed through any of them. */
export function historyFor(target: Target): ChangeHistory {
  return cloudtrailHistory(target.regions, sessions.reading(target));
}

/** Looks in every Region of a target's replication set for what uses a plan. */
export function syncWorld(output: Output): SyncWorld {
  const usesFor: SyncWorld["usesFor"] = (target) => planUseReader(target.regions, sessions.reading(target));
  return { ...readingWorld(output), usesFor, historyFor };
}
