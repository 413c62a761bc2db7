import type { SSMIncidentsClient } from "@aws-sdk/client-ssm-incidents";
import pLimit, { type LimitFunction } from "p-limit";
import type { RemotePlan } from "../../core/changes/change.js";
import type { ReplicationSetFact } from "../../core/facts/facts.js";
import { OperationalError } from "../../core/operational-error.js";
import type { IncidentReader, SomePlans } from "../../ports.js";
import { readCallerAccount } from "./caller-account.js";
import { type ClientOverrides, clientOptions } from "./client-options.js";
import { decodeRemotePlan } from "./decode-remote-plan.js";
import { explainFailure, isNotFound } from "./explain-failure.js";

/** Where to read, and with which account's eyes: tags of plans that others share are not readable. */
export interface IncidentPlace {
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
}

type Sdk = typeof import("@aws-sdk/client-ssm-incidents");

/** Calls of one account's Incident Manager at the same time; its rate limits are not documented. */
const parallelCalls = 4;

/** Reads Incident Manager. The SDK is loaded with the first call. */
export function incidentReader(place: IncidentPlace, overrides: ClientOverrides = {}): IncidentReader {
  const limit = pLimit(parallelCalls);
  let opened: Promise<Connection> | undefined;
  const connect = () => {
    opened ??= open(place, overrides);
    return opened;
  };
  return {
    callerAccount: () => readCallerAccount(place.region, overrides),
    replicationSet: async () => readReplicationSet(await connect()),
    plan: async (arn) => readPlan(await connect(), arn),
    plans: async () => (await readSome(await connect(), limit, () => true)).read,
    somePlans: async (isWanted) => readSome(await connect(), limit, isWanted),
  };
}

async function readSome(
  connection: Connection,
  limit: LimitFunction,
  isWanted: (name: string) => boolean,
): Promise<SomePlans> {
  const reads: Promise<RemotePlan | undefined>[] = [];
  const listed: string[] = [];
  for await (const arn of listPlans(connection)) {
    const name = arn.slice(arn.lastIndexOf("/") + 1);
    if (!isWanted(name)) {
      if (accountOf(arn) === connection.place.account) listed.push(name);
      continue;
    }
    const read = limit(() => readPlan(connection, arn));
    // Awaited below; until then a failure is nobody's.
    read.catch(() => undefined);
    reads.push(read);
  }
  const plans = await Promise.all(reads);
  return { read: plans.filter((plan) => plan !== undefined), listed };
}

interface Connection {
  readonly sdk: Sdk;
  readonly client: SSMIncidentsClient;
  readonly place: IncidentPlace;
}

async function open(place: IncidentPlace, overrides: ClientOverrides): Promise<Connection> {
  const sdk = await import("@aws-sdk/client-ssm-incidents");
  const client = new sdk.SSMIncidentsClient({ ...clientOptions(place.region), ...overrides });
  return { sdk, client, place };
}

/** Every plan's ARN once, although a plan is listed again in each Region and on pages that move. */
async function* listPlans(connection: Connection): AsyncIterable<string> {
  const { sdk, client } = connection;
  const arns = new Set<string>();
  let nextToken: string | undefined;
  do {
    const command = new sdk.ListResponsePlansCommand({
      maxResults: 100,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const page = await attempt(connection, "ListResponsePlans", undefined, () => client.send(command));
    for (const { arn } of page.responsePlanSummaries ?? []) {
      if (arn === undefined || arns.has(arn)) continue;
      arns.add(arn);
      yield arn;
    }
    nextToken = page.nextToken === "" ? undefined : page.nextToken;
  } while (nextToken !== undefined);
}

/** A plan and its tags; absent where it is gone, also when it goes between the two calls. */
async function readPlan(connection: Connection, arn: string): Promise<RemotePlan | undefined> {
  const { sdk, client, place } = connection;
  try {
    const output = await client.send(new sdk.GetResponsePlanCommand({ arn }));
    const account = accountOf(arn);
    const tags = account === place.account ? await readTags(connection, arn) : undefined;
    return { arn, account, plan: decodeRemotePlan(output, tags) };
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error instanceof OperationalError ? error : failure(connection, "GetResponsePlan", arn, error);
  }
}

async function readTags(connection: Connection, arn: string): Promise<Readonly<Record<string, string>>> {
  const { sdk, client } = connection;
  try {
    const output = await client.send(new sdk.ListTagsForResourceCommand({ resourceArn: arn }));
    return output.tags ?? {};
  } catch (error) {
    if (isNotFound(error)) throw error;
    throw failure(connection, "ListTagsForResource", arn, error);
  }
}

/** An account has one replication set at most. */
async function readReplicationSet(connection: Connection): Promise<ReplicationSetFact | undefined> {
  const { sdk, client, place } = connection;
  const list = await attempt(connection, "ListReplicationSets", undefined, () =>
    client.send(new sdk.ListReplicationSetsCommand({})),
  );
  const arn = list.replicationSetArns?.[0];
  if (arn === undefined) return undefined;
  const output = await attempt(connection, "GetReplicationSet", arn, () =>
    client.send(new sdk.GetReplicationSetCommand({ arn })),
  );
  const regions = Object.keys(output.replicationSet?.regionMap ?? {});
  return { arn, account: place.account, status: output.replicationSet?.status ?? "UNKNOWN", regions };
}

async function attempt<T>(
  connection: Connection,
  operation: string,
  subject: string | undefined,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw failure(connection, operation, subject, error);
  }
}

function failure(
  connection: Connection,
  operation: string,
  subject: string | undefined,
  error: unknown,
): OperationalError {
  const { region } = connection.place;
  return explainFailure(error, {
    service: "ssm-incidents",
    operation,
    region,
    ...(subject === undefined ? {} : { subject }),
  });
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}
