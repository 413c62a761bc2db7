import type { Call } from "../../call.js";
import { replicationSets } from "../ssm-incidents/state.js";
import { notFound } from "./errors.js";

/** @throws AwsError ResourceNotFoundException where Incident Manager is not set up in this account and Region */
export function checkReady(call: Call): void {
  const [set] = call.store.table(replicationSets, call).values();
  if (set === undefined || !Object.hasOwn(set.regionMap, call.region)) {
    throw notFound("REPLICATION_SET", `an active replication set of ${call.account} in ${call.region}`);
  }
}
