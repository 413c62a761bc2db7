import type { Partition } from "../config/config.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import type { RemotePlan } from "./change.js";

/** The tag whose value `OWNER/REPO` says which repository may write to a plan. */
export const ownershipTag = "muster/repository";

/** The repository that owns the plan in AWS, absent where none does. */
export function ownerOf(remote: RemotePlan): string | undefined {
  const tags = remote.plan.tags ?? {};
  const owner = Object.hasOwn(tags, ownershipTag) ? tags[ownershipTag] : undefined;
  return owner === "" ? undefined : owner;
}

/** The plan with the tag that makes it this repository's. */
export function claimPlan(plan: ResponsePlan, repository: string): ResponsePlan {
  return { ...plan, tags: { ...plan.tags, [ownershipTag]: repository } };
}

/** A plan's ARN, which holds no Region. */
export function planArn(place: { readonly partition: Partition; readonly account: string }, name: string): string {
  return `arn:${place.partition}:ssm-incidents::${place.account}:response-plan/${name}`;
}
