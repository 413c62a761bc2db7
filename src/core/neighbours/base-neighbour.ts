import { claimedTags } from "../changes/ownership.js";
import type { NeighbourKind, NeighbourValue, RemoteNeighbour } from "./neighbour.js";

/** A neighbour as if AWS had it as a file says: for comparisons that ask no AWS, which know no ids and no versions. */
export function baseNeighbour(
  kind: NeighbourKind,
  name: string,
  value: NeighbourValue,
  place: { readonly account: string; readonly regions: readonly string[]; readonly repository: string },
): RemoteNeighbour {
  const { account, regions, repository } = place;
  const tags = claimedTags(repository);
  const common = { name, arn: "", account, value, tags };
  switch (kind) {
    case "Contact":
      return { kind, ...common, handles: { channels: [] } };
    case "EscalationPlan":
    case "Rotation":
      return { kind, ...common, handles: {} };
    case "OnCallSchedule":
      return { kind, ...common, handles: { rotations: [] } };
    case "Runbook":
      return {
        kind,
        ...common,
        handles: { copies: regions.map((region) => ({ region, value, tags, defaultVersion: "", latestVersion: "" })) },
      };
    case "Role":
      return { kind, ...common, handles: { inlinePolicies: [], attachedPolicies: [] } };
  }
}
