import type { PlanUse } from "../../core/changes/change.js";
import type { PlanUseReader } from "../../ports.js";
import { type ClientOverrides, clientOptions } from "./client-options.js";
import { explainFailure } from "./explain-failure.js";

/**
 * Looks for alarms, EventBridge rules and open incidents that rely on plans. Alarms and rules are regional, so every
 * Region of the replication set is asked, also those that the configuration does not name; what other accounts have,
 * which may use a shared plan, cannot be seen.
 */
export function planUseReader(regions: readonly [string, ...string[]], overrides: ClientOverrides = {}): PlanUseReader {
  return {
    usesOf: async (arns) => {
      const uses = new Map<string, PlanUse>();
      const open = await incidentPlans(regions[0], overrides);
      const set = await setRegions(regions[0], overrides);
      const gap = "isKnown" in set ? set : undefined;
      const all = "isKnown" in set ? regions : [...new Set([...regions, ...set])];
      for (const arn of arns) {
        const use = (await firstUse(arn, all, open, overrides)) ?? gap;
        if (use !== undefined) uses.set(arn, use);
      }
      return uses;
    },
  };
}

/** The Regions that the account's replication set really has. */
async function setRegions(region: string, overrides: ClientOverrides): Promise<readonly string[] | PlanUse> {
  const sdk = await import("@aws-sdk/client-ssm-incidents");
  const client = new sdk.SSMIncidentsClient({ ...clientOptions(region), ...overrides });
  try {
    const { replicationSetArns = [] } = await client.send(new sdk.ListReplicationSetsCommand({}));
    const sets = replicationSetArns.map((arn) => client.send(new sdk.GetReplicationSetCommand({ arn })));
    return (await Promise.all(sets)).flatMap(({ replicationSet }) => Object.keys(replicationSet?.regionMap ?? {}));
  } catch (error) {
    return unknownUse(error, { service: "ssm-incidents", operation: "GetReplicationSet", region });
  } finally {
    client.destroy();
  }
}

type OpenIncidents = ReadonlyMap<string, string> | PlanUse;

async function firstUse(
  arn: string,
  regions: readonly string[],
  open: OpenIncidents,
  overrides: ClientOverrides,
): Promise<PlanUse | undefined> {
  const found: (PlanUse | undefined)[] = [incidentUse(arn, open)];
  for (const region of regions) {
    found.push(await alarmUse(arn, region, overrides), await ruleUse(arn, region, overrides));
  }
  return found.find((use) => use?.isKnown) ?? found.find((use) => use !== undefined);
}

function incidentUse(arn: string, open: OpenIncidents): PlanUse | undefined {
  if ("isKnown" in open) return open;
  const incident = open.get(arn.slice(arn.lastIndexOf("/") + 1));
  return incident === undefined ? undefined : { description: `the open incident \`${incident}\``, isKnown: true };
}

/** The ARN of an open incident by its plan's name, which stands in the ARN. */
async function incidentPlans(region: string, overrides: ClientOverrides): Promise<OpenIncidents> {
  const { paginateListIncidentRecords, SSMIncidentsClient } = await import("@aws-sdk/client-ssm-incidents");
  const client = new SSMIncidentsClient({ ...clientOptions(region), ...overrides });
  const filters = [{ key: "status", condition: { equals: { stringValues: ["OPEN"] } } }];
  const open = new Map<string, string>();
  try {
    for await (const page of paginateListIncidentRecords({ client, pageSize: 100 }, { filters })) {
      for (const { arn, status } of page.incidentRecordSummaries ?? []) {
        const plan = arn?.split(":incident-record/")[1]?.split("/")[0];
        if (arn !== undefined && plan !== undefined && status !== "RESOLVED") open.set(plan, arn);
      }
    }
    return open;
  } catch (error) {
    return unknownUse(error, { service: "ssm-incidents", operation: "ListIncidentRecords", region });
  } finally {
    client.destroy();
  }
}

async function alarmUse(arn: string, region: string, overrides: ClientOverrides): Promise<PlanUse | undefined> {
  const { CloudWatchClient, paginateDescribeAlarms } = await import("@aws-sdk/client-cloudwatch");
  const client = new CloudWatchClient({ ...clientOptions(region), ...overrides });
  const input = { ActionPrefix: arn, AlarmTypes: ["MetricAlarm" as const, "CompositeAlarm" as const] };
  try {
    for await (const page of paginateDescribeAlarms({ client, pageSize: 100 }, input)) {
      for (const alarm of [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])]) {
        const actions = [
          ...(alarm.AlarmActions ?? []),
          ...(alarm.OKActions ?? []),
          ...(alarm.InsufficientDataActions ?? []),
        ];
        // The prefix of `checkout` is the prefix of `checkout-errors` too.
        if (actions.includes(arn)) return { description: `alarm \`${alarm.AlarmName}\` in ${region}`, isKnown: true };
      }
    }
    return undefined;
  } catch (error) {
    return unknownUse(error, { service: "cloudwatch", operation: "DescribeAlarms", region });
  } finally {
    client.destroy();
  }
}

async function ruleUse(arn: string, region: string, overrides: ClientOverrides): Promise<PlanUse | undefined> {
  const sdk = await import("@aws-sdk/client-eventbridge");
  const client = new sdk.EventBridgeClient({ ...clientOptions(region), ...overrides });
  try {
    for (const bus of await eventBuses(sdk, client)) {
      const command = new sdk.ListRuleNamesByTargetCommand({ TargetArn: arn, EventBusName: bus });
      const [rule] = (await client.send(command)).RuleNames ?? [];
      if (rule !== undefined) return { description: `rule \`${rule}\` of bus \`${bus}\` in ${region}`, isKnown: true };
    }
    return undefined;
  } catch (error) {
    return unknownUse(error, { service: "events", operation: "ListRuleNamesByTarget", region });
  } finally {
    client.destroy();
  }
}

/** Events of AWS services come on the default bus, which comes first; a rule of any other may start a plan, too. */
async function eventBuses(
  sdk: typeof import("@aws-sdk/client-eventbridge"),
  client: InstanceType<typeof sdk.EventBridgeClient>,
): Promise<ReadonlySet<string>> {
  const names = new Set(["default"]);
  let NextToken: string | undefined;
  do {
    const page = await client.send(new sdk.ListEventBusesCommand({ Limit: 100, NextToken }));
    for (const { Name } of page.EventBuses ?? []) if (Name !== undefined) names.add(Name);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return names;
}

function unknownUse(error: unknown, call: Parameters<typeof explainFailure>[1]): PlanUse {
  return { description: explainFailure(error, call).message, isKnown: false };
}
