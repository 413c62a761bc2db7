import type { Target } from "../core/config/config.js";
import { OperationalError } from "../core/operational-error.js";
import type { IncidentReader, Output } from "../ports.js";
import { withProgress } from "./world.js";

/**
 * Make sure that the credentials belong to the target's account and that Incident Manager is set up there.
 *
 * @throws OperationalError naming both accounts, or what is missing of the replication set
 */
export async function confirmTarget(target: Target, reader: IncidentReader, output: Output): Promise<void> {
  const account = await withProgress(
    output,
    `Asking AWS which account the credentials for \`${target.name}\` belong to`,
    reader.callerAccount(),
  );
  if (account !== target.account) {
    throw new OperationalError(
      `Unexpected credentials of account \`${account}\`, expected those of \`${target.account}\` (target \`${target.name}\`)`,
      "Assume a role of the target's account, or pass `--target` to choose another target",
    );
  }
  await confirmReplicationSet(target, reader, output);
}

async function confirmReplicationSet(target: Target, reader: IncidentReader, output: Output): Promise<void> {
  const [region] = target.regions;
  const set = await reader.replicationSet();
  if (set === undefined) {
    throw new OperationalError(
      `Account \`${target.account}\` has no replication set, expected one with \`${region}\` (target \`${target.name}\`)`,
      "Set up Incident Manager in the account, or correct `account` and `regions` of the target",
    );
  }
  if (!set.regions.includes(region)) {
    throw new OperationalError(
      `Unexpected Region \`${region}\` of target \`${target.name}\`, expected one of its replication set: ${listed(set.regions)}`,
      "Correct `regions` of the target in `muster.yaml`",
    );
  }
  if (set.status !== "ACTIVE") {
    throw new OperationalError(
      `The replication set of account \`${target.account}\` is ${set.status}, expected ACTIVE`,
      "Wait until the replication set is active, then run it again",
    );
  }
  if ([...set.regions].sort().join() !== [...target.regions].sort().join()) {
    output.progress(
      `Target \`${target.name}\` names the Regions ${listed(target.regions)}, its replication set has ${listed(set.regions)}`,
    );
  }
}

function listed(regions: readonly string[]): string {
  return [...regions]
    .sort()
    .map((region) => `\`${region}\``)
    .join(", ");
}
