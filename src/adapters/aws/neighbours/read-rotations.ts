import type { GetRotationResult, Rotation } from "@aws-sdk/client-ssm-contacts";
import type { RemoteNeighbour } from "../../../core/neighbours/neighbour.js";
import { normalTime } from "../../../core/neighbours/normal-rotation.js";
import type { AccountConnection } from "./account-connection.js";
import { readContactTags, tagList } from "./read-tags.js";

/** A rotation as the list tells it. */
export interface NamedRotation {
  readonly arn: string;
  readonly name: string;
  readonly listed: Rotation;
}

/** The account's rotations, or those whose name begins so. */
export async function listRotations(connection: AccountConnection, prefix?: string): Promise<readonly NamedRotation[]> {
  const { sdk, client } = await connection.contacts();
  const asked = { service: "ssm-contacts", operation: "ListRotations", region: connection.home };
  const listed = await connection.askAll(asked, async (token) => {
    const page = await client.send(
      new sdk.ListRotationsCommand({
        MaxResults: 100,
        ...(prefix !== undefined && { RotationNamePrefix: prefix }),
        ...(token !== undefined && { NextToken: token }),
      }),
    );
    return { items: page.Rotations, next: page.NextToken };
  });
  return listed.map((rotation) => ({
    arn: rotation.RotationArn ?? "",
    name: rotation.Name ?? "",
    listed: rotation,
  }));
}

/** A listed rotation with its tags; absent where it is gone by now. */
export async function readRotation(
  connection: AccountConnection,
  { arn, name, listed }: NamedRotation,
): Promise<RemoteNeighbour | undefined> {
  const [rotation, tags] = await Promise.all([readFields(connection, listed), readContactTags(connection, arn)]);
  if (rotation === undefined || tags === undefined) return undefined;
  const { ContactIds, StartTime, TimeZoneId, Recurrence } = rotation;
  const start = normalTime(StartTime?.toISOString());
  const value = {
    Name: name,
    ContactIds: ContactIds ?? [],
    ...(start !== undefined && { StartTime: start }),
    TimeZoneId,
    Recurrence: withoutAbsent(Recurrence ?? {}),
    ...tagList(tags),
  };
  return { kind: "Rotation", name, arn, account: connection.place.account, value, tags, handles: {} };
}

/** AWS's model promises of a listed rotation its name alone. */
async function readFields(
  connection: AccountConnection,
  listed: Rotation,
): Promise<Partial<GetRotationResult> | undefined> {
  const { RotationArn: arn = "", ContactIds, TimeZoneId, Recurrence, StartTime } = listed;
  const isWhole = [ContactIds, TimeZoneId, Recurrence, StartTime].every((field) => field !== undefined);
  if (isWhole) return listed;
  const { sdk, client } = await connection.contacts();
  const asked = { service: "ssm-contacts", operation: "GetRotation", region: connection.home, subject: arn };
  return connection.askFor(asked, () => client.send(new sdk.GetRotationCommand({ RotationId: arn })));
}

function withoutAbsent(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}
