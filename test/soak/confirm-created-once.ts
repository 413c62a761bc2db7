import { CloudTrailClient, type Event, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";
import { expect } from "vitest";

/**
 * By what AWS recorded: no plan was made again while it was there, and nobody touched `foreign` after it was made.
 *
 * @returns the writes that went through
 */
export async function confirmCreatedOnce(endpoint: string, account: string): Promise<number> {
  const credentials = { accessKeyId: account, secretAccessKey: "any" };
  const client = new CloudTrailClient({ endpoint, region: "us-east-1", credentials });
  const attribute = { AttributeKey: "EventSource" as const, AttributeValue: "ssm-incidents.amazonaws.com" };
  const events: Event[] = [];
  for await (const page of paginateLookupEvents({ client }, { LookupAttributes: [attribute] })) {
    events.push(...(page.Events ?? []));
  }
  const alive = new Map<string, string | undefined>();
  const records = events.reverse().map(({ CloudTrailEvent = "{}" }) => JSON.parse(CloudTrailEvent));
  const done = records.filter(({ errorCode }) => errorCode === undefined);
  for (const { eventName, requestParameters } of done) {
    const { name, arn = "", resourceArn = "", clientToken } = requestParameters ?? {};
    if (eventName === "CreateResponsePlan") {
      // The same token again is the same creation, asked for twice.
      expect(alive.has(name) && alive.get(name) !== clientToken, `${name} was created twice`).toBe(false);
      alive.set(name, clientToken);
    } else {
      expect(`${arn}${resourceArn}`.endsWith("/foreign"), `${eventName} of what is foreign`).toBe(false);
    }
    if (eventName === "DeleteResponsePlan") alive.delete(arn.slice(arn.lastIndexOf("/") + 1));
  }
  client.destroy();
  return done.length;
}
