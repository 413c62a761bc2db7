import type { NeighbourKind, NeighbourValue, RemoteNeighbour } from "../neighbours/neighbour.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import type { NeighbourOperation } from "./neighbour-operation.js";
import type { PastChange } from "./past-change.js";

/** A response plan as AWS has it. */
export interface RemotePlan {
  readonly arn: string;
  /** Twelve digits; a plan that another account shares has that account's. */
  readonly account: string;
  readonly plan: ResponsePlan;
}

/** One field in which desired and actual differ; an absent side is not set there. */
export interface FieldChange {
  /** JSON Pointer within the plan. */
  readonly pointer: string;
  readonly actual?: unknown;
  readonly desired?: unknown;
}

/** What a reviewer should think of a change: can it stop a page (`high`), reroute one (`medium`), or neither (`low`)? */
export type Risk = "low" | "medium" | "high";

/** What the merge does to one resource of one target. Ordered by kind, then name. */
export type Change = PlanChange | NeighbourChange;

/** A change, and the target that it is of, by name. */
export interface TargetChange {
  readonly target: string;
  readonly change: Change;
}

/** What the merge does to one plan. */
export type PlanChange =
  | (AnyChange & { readonly resourceKind: "ResponsePlan"; readonly kind: "create"; readonly desired: ResponsePlan })
  | PlanUpdate
  | (AnyChange & { readonly resourceKind: "ResponsePlan"; readonly kind: "delete"; readonly actual: RemotePlan });

export interface PlanUpdate extends AnyChange {
  readonly resourceKind: "ResponsePlan";
  readonly kind: "update";
  readonly desired: ResponsePlan;
  readonly actual: RemotePlan;
  readonly fields: readonly FieldChange[];
  /** The way back from an adoption: once it is as it was, nobody owns it. */
  readonly releases?: true;
}

/** What the merge does to one contact, schedule, rotation, runbook or role. */
export type NeighbourChange =
  | (AnyNeighbourChange & {
      readonly kind: "create";
      readonly declared: NeighbourValue;
      readonly desired: NeighbourValue;
    })
  | NeighbourUpdate
  | (AnyNeighbourChange & {
      readonly kind: "delete";
      readonly actual: RemoteNeighbour;
      readonly before: NeighbourValue;
    });

export interface NeighbourUpdate extends AnyNeighbourChange {
  readonly kind: "update";
  /** As its file has it: what the writes take. May hold an address, so it is never shown. */
  readonly declared: NeighbourValue;
  /** In its normal form: what is compared and shown. */
  readonly desired: NeighbourValue;
  readonly actual: RemoteNeighbour;
  /** `actual` in its normal form. */
  readonly before: NeighbourValue;
  readonly fields: readonly FieldChange[];
  /** Of a runbook that gets a new version: plans that name an older one, and so do not run the new one. */
  readonly pinned?: readonly PinnedPlan[];
  /** The digest of the create that this may be the rest of: a sync that was killed half-way is finished under its review. */
  readonly resumes?: string;
  /** The way back from an adoption: once it is as it was, nobody owns it. */
  readonly releases?: true;
}

/** A plan that names one version of a runbook. */
export interface PinnedPlan {
  readonly plan: string;
  readonly version: string;
}

interface AnyNeighbourChange extends AnyChange {
  readonly resourceKind: NeighbourKind;
}

export type UpdateChange = Extract<Change, { readonly kind: "update" }>;

interface AnyChange {
  readonly name: string;
  readonly digest: string;
  readonly risk: Risk;
}

/** Is the change about a response plan? */
export function isPlanChange(change: Change): change is PlanChange {
  return change.resourceKind === "ResponsePlan";
}

/** A resource that a file declares and AWS has, but that does not carry this repository's ownership tag. */
export interface UnownedResource {
  readonly name: string;
  /** What adopting it would do; without fields where AWS has it as declared. */
  readonly adoption: UpdateChange;
  /** Who owns it, where another repository does; absent: nobody. */
  readonly repository?: string;
}

/** A field in which AWS differs from a file, and which a comment in the file leaves alone. */
export interface IgnoredDrift {
  /** A plan's name, or another resource's address. */
  readonly name: string;
  /** JSON Pointer within the resource. */
  readonly pointer: string;
  readonly reason: string;
  /** The last day that it is left alone, ISO date. */
  readonly until?: string;
  /** Where the comment stands. */
  readonly file: string;
  readonly line: number;
}

/** The changes of one target. */
export interface TargetChanges {
  readonly target: string;
  /** Empty, as the Region is, where no target is configured and only files are compared. */
  readonly account: string;
  readonly region: string;
  /** `sha256:…` over the digests of all changes. */
  readonly digest: string;
  readonly changes: readonly Change[];
  /** What is declared and AWS has as declared, whoever owns it. */
  readonly unchanged: readonly string[];
  /** Plans of the account that this repository does not own, and declared neighbours that it does not. */
  readonly unmanaged: readonly string[];
  /** Plans that this repository owns, and that may be declared in a file that cannot be read; absent: none. */
  readonly undecided?: readonly string[];
  /** Declared plans among the unmanaged ones, and neighbours that differ; a sync stops at them. */
  readonly unowned: readonly UnownedResource[];
  /** Neighbours that are as declared and not owned: left alone, unless somebody asks to adopt them. */
  readonly adoptable?: readonly UnownedResource[];
  /** Why a change cannot be made as it is declared, by its address. */
  readonly blocked?: ReadonlyMap<string, Obstacle>;
  /** Channels that nobody has activated yet: they reach nobody, and only their owner can change that. */
  readonly pending?: readonly PendingActivation[];
  /** What in AWS refers to a neighbour that is to be deleted, by its address. */
  readonly holders?: ReadonlyMap<string, readonly Holder[]>;
  /** What this repository owns in the account now, declared or not. */
  readonly ownedCount: number;
  /** Declared plans that AWS has and that were not compared, because a proposed change does not touch them. */
  readonly notCompared?: readonly string[];
  /** What differs and is no change, because a file ignores it. */
  readonly ignored?: readonly IgnoredDrift[];
}

/** Something that stands in the way of a change, and what to do about it. */
export interface Obstacle {
  readonly reason: string;
  readonly hint: string;
}

/** A resource that refers to one that is to be deleted. */
export interface Holder {
  readonly label: string;
  /** The change after which it no longer does. */
  readonly releasedBy?: Change;
}

/** A channel that waits for its owner to type the code that AWS sent. */
export interface PendingActivation {
  /** The contact's alias. */
  readonly contact: string;
  readonly channel: string;
}

/** One write, as data: the dry run prints it, an adapter performs it. */
export type Operation = PlanOperation | NeighbourOperation;

/** A write to a plan. */
export type PlanOperation =
  | {
      readonly kind: "createPlan";
      readonly name: string;
      readonly plan: ResponsePlan;
      readonly clientToken: string;
    }
  | {
      readonly kind: "updatePlan";
      readonly name: string;
      readonly arn: string;
      /** Only the members that differ, cleared ones with the value that AWS takes for "clear". */
      readonly patch: PlanPatch;
      readonly clientToken: string;
    }
  | {
      readonly kind: "tagPlan";
      readonly name: string;
      readonly arn: string;
      readonly set: Readonly<Record<string, string>>;
      readonly remove: readonly string[];
    }
  | { readonly kind: "deletePlan"; readonly name: string; readonly arn: string };

/** Members of `UpdateResponsePlan`, in its flattened names, less `arn` and `clientToken`. */
export interface PlanPatch {
  readonly displayName?: string;
  readonly incidentTemplateTitle?: string;
  readonly incidentTemplateImpact?: number;
  readonly incidentTemplateSummary?: string;
  readonly incidentTemplateDedupeString?: string;
  readonly incidentTemplateTags?: Readonly<Record<string, string>>;
  readonly incidentTemplateNotificationTargets?: readonly { readonly snsTopicArn?: string }[];
  readonly chatChannel?: ResponsePlan["chatChannel"];
  readonly engagements?: readonly string[];
  readonly actions?: ResponsePlan["actions"];
  readonly integrations?: ResponsePlan["integrations"];
}

/** What relies on a plan. */
export interface PlanUse {
  /** "alarm `checkout` in us-east-1"; where nobody could look, why. */
  readonly description: string;
  /** False where it could not be found out. */
  readonly isKnown: boolean;
}

/** What became of one change. */
export interface Outcome {
  readonly target: string;
  /** `response-plan/NAME`, or the file where a plan's name is not known. */
  readonly resource: string;
  readonly kind: Change["kind"];
  readonly status: "applied" | "failed" | "notTried" | "refused";
  readonly reason?: string;
  /** What to do about it, as an imperative. */
  readonly hint?: string;
  /** Refused because AWS is not as it was at review, or when the sync read it. */
  readonly isMoved?: true;
  /** Of what moved: the latest change that CloudTrail knows. */
  readonly lastChange?: PastChange;
  /** Where the plan is declared. */
  readonly file?: string;
  readonly line?: number;
  readonly change?: Change;
  /** The writes of a change that may be made. */
  readonly operations?: readonly Operation[];
}

/** A target that could not be read, and why; it hides no other. */
export interface TargetFailure {
  readonly target: string;
  readonly reason: string;
  readonly hint?: string;
}

/** What `diff` found, ready for any of its formats. */
export interface DiffResult {
  readonly targets: readonly TargetChanges[];
  readonly failures?: readonly TargetFailure[];
}

/** What `sync` did, or would do when `applied` is false. */
export interface SyncResult {
  readonly applied: boolean;
  readonly outcomes: readonly Outcome[];
  readonly failures?: readonly TargetFailure[];
}
