import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { HistoryQuestion } from "../../core/changes/history-question.js";
import { type PastChange, readPastChange } from "../../core/changes/past-change.js";
import type { OperationalError } from "../../core/operational-error.js";
import type { ChangeHistory } from "../../ports.js";
import { clientOptions } from "./client-options.js";
import { explainFailure } from "./explain-failure.js";
import type { AwsAccess } from "./facts/access.js";

type Sdk = typeof import("@aws-sdk/client-cloudtrail");

/** Of 50 events each; operations that many services have, such as `TagResource`, may have thousands. */
const mostPages = 6;

/**
 * Looks for the latest changes in CloudTrail's event history, which keeps management events of 90 days and needs no trail.
 * It is asked by the operation's name, because AWS does not say whether it can be asked by a plan's ARN; two look-ups a
 * second and Region are allowed, so one Region's follow each other.
 *
 * @param regions those that a change may have been made in
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function cloudtrailHistory(regions: readonly string[], access: AwsAccess = {}): ChangeHistory {
  return {
    latestChanges: async (questions) => {
      const global = globalRegion(regions[0] ?? "");
      const places = [...new Set([...regions, ...(questions.some(({ isGlobal }) => isGlobal) ? [global] : [])])];
      const found = await Promise.all(
        places.map((region) => {
          const asked = questions.filter(({ isGlobal }) => (isGlobal ? region === global : regions.includes(region)));
          return lookUpRegion(region, asked, access);
        }),
      );
      const changes = new Map<string, PastChange>();
      const byArn = found.flatMap((region) => [...region.changes]);
      for (const { resource, arns } of questions) {
        for (const [arn, change] of byArn) if (arns.includes(arn)) keepLatest(changes, resource, change);
      }
      const gap = found.find((region) => region.failure !== undefined)?.failure;
      return { changes, ...(gap === undefined ? {} : { gap: gap.message }) };
    },
  };
}

/**
 * Where the events of services that are not regional stand.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html
 */
function globalRegion(region: string): string {
  if (region.startsWith("cn-")) return "cn-north-1";
  return region.startsWith("us-gov-") ? "us-gov-west-1" : "us-east-1";
}

interface Found {
  readonly changes: ReadonlyMap<string, PastChange>;
  readonly failure?: OperationalError;
}

async function lookUpRegion(region: string, questions: readonly HistoryQuestion[], access: AwsAccess): Promise<Found> {
  const changes = new Map<string, PastChange>();
  if (questions.every(({ arns }) => arns.length === 0)) return { changes };
  const sdk = await import("@aws-sdk/client-cloudtrail");
  const client = new sdk.CloudTrailClient({ ...clientOptions(region), ...access });
  try {
    for (const operation of new Set(questions.flatMap(({ operations }) => operations))) {
      const asked = questions.filter(({ operations }) => operations.includes(operation));
      await lookUpOperation(
        sdk,
        client,
        operation,
        new Set(asked.flatMap(({ arns }) => arns.filter((arn) => isOfRegion(arn, region)))),
        changes,
      );
    }
    return { changes };
  } catch (error) {
    return { changes, failure: explainFailure(error, { service: "cloudtrail", operation: "LookupEvents", region }) };
  } finally {
    client.destroy();
  }
}

/** A document's copy in a Region is changed there; plans and contacts are told by one ARN in every Region. */
function isOfRegion(arn: string, region: string): boolean {
  const [, , service, place] = arn.split(":");
  return service !== "ssm" || place === region;
}

/** Events come with the newest first, so the first that is about a resource is its latest of this operation. */
async function lookUpOperation(
  sdk: Sdk,
  client: CloudTrailClient,
  operation: string,
  arns: ReadonlySet<string>,
  changes: Map<string, PastChange>,
): Promise<void> {
  const open = new Set(arns);
  let token: string | undefined;
  for (let page = 0; page < mostPages && open.size > 0; page += 1) {
    const answer = await client.send(
      new sdk.LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: operation }],
        MaxResults: 50,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    for (const { CloudTrailEvent: text = "" } of answer.Events ?? []) {
      const read = readPastChange(text);
      for (const arn of read?.arns ?? []) {
        if (read !== undefined && open.delete(arn)) keepLatest(changes, arn, read.change);
      }
    }
    token = answer.NextToken;
    if (token === undefined || token === "") return;
  }
}

function keepLatest(changes: Map<string, PastChange>, arn: string, change: PastChange): void {
  const known = changes.get(arn);
  if (known === undefined || isLater(change, known)) changes.set(arn, change);
}

/** Times are to the second; of two in the same one, the creation came first. */
function isLater(change: PastChange, known: PastChange): boolean {
  const [at, before] = [Date.parse(change.at), Date.parse(known.at)];
  return at > before || (at === before && known.operation.startsWith("Create"));
}
