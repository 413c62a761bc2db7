import { CloudTrailClient, type Event, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";
import { expect } from "vitest";

type Parameters = Readonly<Record<string, string | undefined>>;

/** What each creation makes, by a name that only one thing has. */
const creations: Readonly<Record<string, (parameters: Parameters) => string>> = {
  CreateResponsePlan: ({ name }) => `plan ${name}`,
  CreateContact: ({ alias }) => `contact ${alias}`,
  CreateContactChannel: ({ contactId = "", name, type }) => `channel ${lastOf(contactId)} ${type} ${name}`,
  CreateRotation: ({ name }) => `rotation ${name}`,
  CreateDocument: ({ name }) => `document ${name}`,
  CreateRole: ({ roleName }) => `role ${roleName}`,
};

/** What is no longer there after a deletion: channels and rotations are deleted by an id that tells no name. */
const deletions: Readonly<Record<string, (parameters: Parameters) => string>> = {
  DeleteResponsePlan: ({ arn = "" }) => `plan ${lastOf(arn)}`,
  DeleteContact: ({ contactId = "" }) => `contact ${lastOf(contactId)}`,
  DeleteContactChannel: () => "channel ",
  DeleteRotation: () => "rotation ",
  DeleteDocument: ({ name }) => `document ${name}`,
  DeleteRole: ({ roleName }) => `role ${roleName}`,
};

/**
 * By what AWS recorded: nothing was made again while it was there, and nobody touched `foreign` after it was made.
 *
 * @returns the writes that went through
 */
export async function confirmCreatedOnce(
  endpoint: string,
  account: string,
  regions: readonly string[] = ["us-east-1"],
): Promise<number> {
  const writes = await Promise.all(regions.map((region) => confirmRegion(endpoint, account, region)));
  return writes.reduce((sum, count) => sum + count, 0);
}

async function confirmRegion(endpoint: string, account: string, region: string): Promise<number> {
  const credentials = { accessKeyId: account, secretAccessKey: "any" };
  const client = new CloudTrailClient({ endpoint, region, credentials });
  const events: Event[] = [];
  for await (const page of paginateLookupEvents({ client }, {})) events.push(...(page.Events ?? []));
  client.destroy();
  const [alive, tokens] = [new Set<string>(), new Set<string>()];
  const records = events.reverse().map(({ CloudTrailEvent = "{}" }) => JSON.parse(CloudTrailEvent));
  for (const { eventName, requestParameters, errorCode } of records) {
    const parameters: Parameters = requestParameters ?? {};
    const gone = deletions[eventName]?.(parameters);
    // What answers with an internal error may have been done.
    if (gone !== undefined && (errorCode ?? "InternalServerException") === "InternalServerException") {
      forget(alive, gone);
    }
    if (errorCode !== undefined) continue;
    const made = creations[eventName]?.(parameters);
    if (made === undefined) {
      const named = JSON.stringify(parameters);
      expect(/[/"]foreign"/.test(named), `${eventName} of what is foreign: ${named}`).toBe(false);
    } else {
      const token = parameters["clientToken"] ?? parameters["idempotencyToken"];
      // The same token again is the same creation, asked for twice; AWS may answer it as it did before a deletion.
      if (token !== undefined && tokens.has(token)) continue;
      expect(alive.has(made), `${made} was created twice`).toBe(false);
      alive.add(made);
      if (token !== undefined) tokens.add(token);
    }
  }
  return records.filter(({ errorCode }) => errorCode === undefined).length;
}

function forget(alive: Set<string>, gone: string): void {
  const isGone = (made: string) =>
    made === gone ||
    (gone.endsWith(" ") && made.startsWith(gone)) ||
    (gone.startsWith("contact ") && made.startsWith(`channel ${gone.slice("contact ".length)} `));
  for (const made of [...alive].filter(isGone)) alive.delete(made);
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
