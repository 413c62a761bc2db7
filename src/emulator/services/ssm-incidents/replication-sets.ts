import { randomUUID } from "node:crypto";
import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { forgetAllTokens, once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import type { Handlers, InputOf } from "../../service.js";
import type { Scope } from "../../state/store.js";
import { ensureServiceLinkedRole } from "../iam/service-linked-roles.js";
import type { description } from "./description.js";
import { conflict, denied, invalid, notFound } from "./errors.js";
import { type ReplicatedRegion, type ReplicationSet, replicationSets, tagSets } from "./state.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

const maxRegions = 3;

export const replicationSetHandlers: Handlers<typeof description> = {
  CreateReplicationSet: (input, call) =>
    once(call, "ssm-incidents/CreateReplicationSet", input.clientToken, () => createSet(input, call)),
  GetReplicationSet: ({ arn }, call) => ({ replicationSet: findSet(arn, call) }),
  ListReplicationSets: (input, call) => {
    const { items, nextToken } = pageOf(call.store.table(replicationSets, call).values(), ({ arn }) => arn, {
      list: "ListReplicationSets",
      token: input.nextToken,
      size: input.maxResults ?? 100,
    });
    return { replicationSetArns: items.map(({ arn }) => arn), nextToken };
  },
  UpdateReplicationSet: updateSet,
  UpdateDeletionProtection: ({ arn, deletionProtected }, call) => {
    keep(call, { ...findSet(arn, call), deletionProtected });
    return undefined;
  },
  DeleteReplicationSet: ({ arn }, call) => {
    deleteSet(findSet(arn, call), call);
    return undefined;
  },
};

/**
 * The account's replication set, which must replicate to the call's Region.
 *
 * @throws AwsError ResourceNotFoundException where Incident Manager is not set up in this account and Region
 */
export function activeSet(call: Call, scope: Scope = call): ReplicationSet {
  const [set] = call.store.table(replicationSets, scope).values();
  if (set === undefined || !Object.hasOwn(set.regionMap, scope.region)) {
    throw notFound("REPLICATION_SET", `an active replication set of ${scope.account} in ${scope.region}`);
  }
  return set;
}

function createSet(input: Input<"CreateReplicationSet">, call: Call): { output: object; resource: string } {
  const table = call.store.table(replicationSets, call);
  const [existing] = table.values();
  if (existing !== undefined) {
    throw conflict("The account already has a replication set", "REPLICATION_SET", existing.arn);
  }
  ensureServiceLinkedRole("ssm-incidents.amazonaws.com", call);
  const now = seconds(call.clock);
  const arn = `arn:${call.partition}:ssm-incidents::${call.account}:replication-set/${randomUUID()}`;
  const regions = Object.entries(input.regions);
  for (const [name] of regions) checkRegion(name);
  const keys = regions.filter(([, { sseKmsKeyId }]) => sseKmsKeyId !== undefined);
  if (keys.length > 0 && keys.length < regions.length) {
    throw invalid("A replication set uses either AWS owned keys or customer managed keys, not both");
  }
  table.set(arn, {
    arn,
    status: "ACTIVE",
    deletionProtected: false,
    createdBy: call.caller.arn,
    createdTime: now,
    lastModifiedBy: call.caller.arn,
    lastModifiedTime: now,
    regionMap: Object.fromEntries(regions.map(([name, { sseKmsKeyId }]) => [name, regionOf(now, sseKmsKeyId)])),
  });
  if (input.tags !== undefined) call.store.table(tagSets, call).set(arn, input.tags);
  return { output: { arn }, resource: arn };
}

function updateSet(input: Input<"UpdateReplicationSet">, call: Call): undefined {
  const set = findSet(input.arn, call);
  const regionMap = new Map(Object.entries(set.regionMap));
  for (const { addRegionAction: added, deleteRegionAction: removed } of input.actions) {
    if (added !== undefined) {
      checkRegion(added.regionName);
      if (regionMap.has(added.regionName)) {
        throw conflict(`The replication set already has ${added.regionName}`, "REPLICATION_SET", set.arn);
      }
      regionMap.set(added.regionName, regionOf(seconds(call.clock), added.sseKmsKeyId));
    }
    if (removed !== undefined && !regionMap.delete(removed.regionName)) {
      throw notFound("REPLICATION_SET", `${removed.regionName} in ${set.arn}`);
    }
  }
  if (regionMap.size > maxRegions) throw invalid(`A replication set has at most ${maxRegions} Regions`);
  if (regionMap.size === 0) deleteSet(set, call);
  else keep(call, { ...set, regionMap: Object.fromEntries(regionMap) });
}

/** Everything of Incident Manager in the account goes with its replication set. */
function deleteSet(set: ReplicationSet, call: Call): void {
  if (set.deletionProtected) throw invalid("The replication set is protected against deletion");
  const services = ["ssm-incidents", "ssm-contacts"];
  call.store.clear(call.account, services);
  forgetAllTokens(call, services);
}

function keep(call: Call, set: ReplicationSet): void {
  call.store.table(replicationSets, call).set(set.arn, {
    ...set,
    lastModifiedBy: call.caller.arn,
    lastModifiedTime: seconds(call.clock),
  });
}

function findSet(arn: string, call: Call): ReplicationSet {
  const parsed = parseArn(arn);
  if (parsed !== undefined && parsed.account !== "" && parsed.account !== call.account) throw denied(arn);
  const set = call.store.table(replicationSets, call).get(arn);
  if (set === undefined) throw notFound("REPLICATION_SET", arn);
  return set;
}

function regionOf(now: number, sseKmsKeyId: string | undefined): ReplicatedRegion {
  const region = { status: "ACTIVE", statusUpdateDateTime: now } as const;
  return sseKmsKeyId === undefined ? region : { ...region, sseKmsKeyId };
}

function checkRegion(name: string): void {
  if (!/^[a-z]{2}(-[a-z]+){1,3}-\d$/.test(name)) throw invalid(`Region ${name} is not supported`);
}
