import type { Partition } from "../config/config.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import type { RemotePlan } from "./change.js";

/** The tag whose value `OWNER/REPO` says which repository may write to a plan. */
export const ownershipTag = "muster/repository";

/** Says of a role that its deletion was begun, by the digest of that change. */
export const deletionTag = "muster/deleting";

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

/** Whose it is, for a sentence. */
export function ownerWords(owner: string | undefined): string {
  return owner === undefined ? "nobody" : `\`${owner}\``;
}

/** The tags of what belongs to a repository, where no others are known. */
export function claimedTags(repository: string): Readonly<Record<string, string>> {
  return { [ownershipTag]: repository };
}
