import type { RemoteNeighbour } from "../../../core/neighbours/neighbour.js";
import { OperationalError } from "../../../core/operational-error.js";
import type { AccountConnection } from "./account-connection.js";

/**
 * With whom a neighbour is shared, in a sentence each: no field of a file says it. A read that AWS refuses is said in the
 * same way, because an import can do without.
 */
export async function readSharing(connection: AccountConnection, remote: RemoteNeighbour): Promise<readonly string[]> {
  try {
    switch (remote.kind) {
      case "Contact":
      case "EscalationPlan":
      case "OnCallSchedule":
        return await contactSharing(connection, remote.arn);
      case "Runbook":
        return await documentSharing(connection, remote.name);
      default:
        return [];
    }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return ["With whom it is shared could not be read."];
  }
}

async function contactSharing(connection: AccountConnection, arn: string): Promise<readonly string[]> {
  const { sdk, client } = await connection.contacts();
  const asked = { service: "ssm-contacts", operation: "GetContactPolicy", region: connection.home, subject: arn };
  const answer = await connection.askFor(asked, () =>
    client.send(new sdk.GetContactPolicyCommand({ ContactArn: arn })),
  );
  return (answer?.Policy ?? "") === ""
    ? []
    : ["A policy of its own shares it with others (`aws ssm-contacts get-contact-policy`); it is not kept here."];
}

async function documentSharing(connection: AccountConnection, name: string): Promise<readonly string[]> {
  const read = connection.place.regions.map(async (region) => {
    const { sdk, client } = await connection.ssm(region);
    const asked = { service: "ssm", operation: "DescribeDocumentPermission", region, subject: name };
    const answer = await connection.askFor(asked, () =>
      client.send(new sdk.DescribeDocumentPermissionCommand({ Name: name, PermissionType: "Share" })),
    );
    return answer?.AccountIds ?? [];
  });
  const accounts = [...new Set((await Promise.all(read)).flat())].sort();
  const shown = accounts.filter((account) => /^\d{12}$/u.test(account));
  if (accounts.length === 0) return [];
  return [
    accounts.includes("all")
      ? "Every account may use it; that is not kept here."
      : `It is shared with ${shown.slice(0, 5).join(", ")}${shown.length > 5 ? ` and ${shown.length - 5} more` : ""}; that is not kept here.`,
  ];
}
