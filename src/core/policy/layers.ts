import { accountOf } from "./caller.js";
import type { CompiledPolicy } from "./compile-policy.js";
import type { Effect, PolicyLayer } from "./decision.js";
import type { Naming } from "./principals.js";
import { accountInArn, type Request } from "./request.js";

/** The policies that a request meets. An absent layer is not evaluated; an empty level allows nothing. */
export interface PolicySet {
  readonly identity?: readonly CompiledPolicy[];
  readonly boundary?: readonly CompiledPolicy[];
  readonly session?: readonly CompiledPolicy[];
  /** A list a level, from the root down to the account. */
  readonly serviceControl?: readonly (readonly CompiledPolicy[])[];
  readonly resourceControl?: readonly (readonly CompiledPolicy[])[];
  /** The resource's own policy: an ordinary one, a trust policy or a key policy. */
  readonly resource?: CompiledPolicy;
}

/** Which layers allow: one bit each, so that a decision is a few comparisons. */
export type Allows = number;

export const identityBit = 1;
export const boundaryBit = 2;
export const sessionBit = 4;
const firstLevelBit = 6;

/** How many levels of service control and resource control policies together can be judged; AWS has 7 of each. */
export const mostLevels = 24;

const namingBits: Readonly<Record<Naming, number>> = { none: 0, account: 8, role: 16, exact: 32 };
const anyNaming = namingBits.account | namingBits.role | namingBits.exact;

/** What of the policies counts for this request, and what must allow it. */
export interface Situation {
  /** The caller is an identity with policies of its own. */
  readonly hasIdentity: boolean;
  /** Bits that must all be set. */
  readonly serviceControl: Allows;
  readonly resourceControl: Allows;
  readonly boundary: Allows;
  readonly session: Allows;
  /** The resource's policy counts. */
  readonly hasResourcePolicy: boolean;
  readonly isCrossAccount: boolean;
  /** Identity policies count only where the resource's policy hands the decision to the account. */
  readonly delegates: boolean;
}

const withIdentity: ReadonlySet<string> = new Set(["role", "session", "user", "federatedUser", "root", "unnamed"]);
const withServiceControl: ReadonlySet<string> = new Set([
  "role",
  "session",
  "user",
  "federatedUser",
  "root",
  "unnamed",
]);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export function situate(set: PolicySet, request: Request): Situation {
  const { caller } = request;
  const hasIdentity = withIdentity.has(caller.kind);
  const isServiceLinked = "isServiceLinked" in caller && caller.isServiceLinked;
  const isRead = request.resourceSide !== "unread";
  const scpLevels = set.serviceControl?.length ?? 0;
  const isBound = withServiceControl.has(caller.kind) && !isServiceLinked;
  const hasResourceControl = isRead && !isServiceLinked && !isOutsideResourceControl(request.action);
  return {
    hasIdentity,
    serviceControl: isBound ? levelBits(0, scpLevels) : 0,
    resourceControl: hasResourceControl ? levelBits(scpLevels, set.resourceControl?.length ?? 0) : 0,
    boundary: hasIdentity && set.boundary !== undefined ? boundaryBit : 0,
    session: hasIdentity && set.session !== undefined ? sessionBit : 0,
    hasResourcePolicy: isRead && set.resource !== undefined,
    isCrossAccount: isRead && isCrossAccount(request),
    delegates: isRead && (set.resource?.type === "trust" || set.resource?.type === "key"),
  };
}

export function levelBit(level: number): Allows {
  return 1 << (firstLevelBit + level);
}

export function namingBit(naming: Naming): Allows {
  return namingBits[naming];
}

/** The layer that gives no Allow; undefined where all that is needed is there. */
export function findMissingAllow(allows: Allows, situation: Situation): PolicyLayer | undefined {
  if ((allows & situation.resourceControl) !== situation.resourceControl) return "resourceControl";
  if ((allows & situation.serviceControl) !== situation.serviceControl) return "serviceControl";
  if (!situation.hasIdentity) return (allows & anyNaming) === 0 ? "resource" : undefined;
  if (situation.isCrossAccount) {
    if ((allows & identityBit) === 0) return "identity";
    return (allows & anyNaming) === 0 ? "resource" : findMissingLimit(allows, situation);
  }
  if ((allows & namingBits.exact) !== 0) return undefined;
  if ((allows & namingBits.role) !== 0) return findMissingLimit(allows, situation);
  if (situation.delegates && (allows & namingBits.account) === 0) return "resource";
  return (allows & identityBit) === 0 ? "identity" : findMissingLimit(allows, situation);
}

export function decide(allows: Allows, isDenied: boolean, situation: Situation): Effect {
  if (isDenied) return "explicitDeny";
  return findMissingAllow(allows, situation) === undefined ? "allowed" : "implicitDeny";
}

function findMissingLimit(allows: Allows, { boundary, session }: Situation): PolicyLayer | undefined {
  if ((allows & boundary) !== boundary) return "boundary";
  return (allows & session) === session ? undefined : "session";
}

function levelBits(from: number, count: number): Allows {
  return ((1 << count) - 1) << (firstLevelBit + from);
}

function isCrossAccount({ resource, resourceOwner, caller }: Request): boolean {
  const own = accountOf(caller);
  const owner = accountInArn(resource) ?? resourceOwner;
  return own !== undefined && owner !== undefined && own !== owner;
}

/**
 * Services whose resources no resource control policy reaches, as far as AWS's list says so.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
function isOutsideResourceControl(action: string): boolean {
  const service = action.slice(0, 4).toLowerCase();
  return service === "ssm:" || service === "sns:";
}
