import type { ResourceKind } from "../plan/resource.js";
import type { SecretText } from "./secret-text.js";

/** What plans rely on: people, schedules, runbooks and roles. */
export type NeighbourKind = Exclude<ResourceKind, "ResponsePlan">;

/** The fields of a neighbour, in the names that its file has. */
export type NeighbourValue = Readonly<Record<string, unknown>>;

/**
 * A neighbour of the plans as AWS has it.
 *
 * `value` has the form of a resolved file: ARNs for contacts and roles, `channel/NAME` and `rotation/NAME` where the ARN
 * holds a random id. It has neither `kind` nor what AWS does not tell (`DeferActivation`, `Attachments`), never a
 * delivery address, and no tags of AWS's own or Muster's.
 */
export type RemoteNeighbour =
  | Remote<"Contact", ContactHandles>
  | Remote<"EscalationPlan", NoHandles>
  | Remote<"OnCallSchedule", ScheduleHandles>
  | Remote<"Rotation", NoHandles>
  | Remote<"Runbook", RunbookHandles>
  | Remote<"Role", RoleHandles>;

interface Remote<K extends NeighbourKind, H> {
  readonly kind: K;
  /** Alias, `Name` or `RoleName`. Two rotations of an account may have the same one. */
  readonly name: string;
  /** Of a runbook: that of its document in the target's first Region. */
  readonly arn: string;
  /** Twelve digits. */
  readonly account: string;
  readonly value: NeighbourValue;
  /** All of them, those of AWS and of Muster too. */
  readonly tags: Readonly<Record<string, string>>;
  /** What writes need and no file says. */
  readonly handles: H;
}

/** Nothing but the ARN is needed. */
export type NoHandles = Readonly<Record<string, never>>;

export interface ContactHandles {
  /** Sorted by name, type and ARN. */
  readonly channels: readonly RemoteChannel[];
}

export type ChannelType = "SMS" | "VOICE" | "EMAIL";

/** A way to reach a person. */
export interface RemoteChannel {
  readonly arn: string;
  readonly name: string;
  readonly type: ChannelType;
  /** Its owner has typed the activation code; before that it reaches nobody. */
  readonly isActivated: boolean;
  readonly address: SecretText;
}

export interface ScheduleHandles {
  /** The rotations in the schedule's order, by ARN; `name` is absent where the rotation is gone. */
  readonly rotations: readonly { readonly arn: string; readonly name?: string }[];
}

export interface RunbookHandles {
  /** The document in each Region of the target that has it, in the target's order. */
  readonly copies: readonly RunbookCopy[];
}

/** A document in one Region. */
export interface RunbookCopy {
  readonly region: string;
  /** What the default version says, as `value` of the neighbour does; that is the value of the first copy. */
  readonly value: NeighbourValue;
  readonly defaultVersion: string;
  readonly latestVersion: string;
  /** SHA-256 of the default version's content, as AWS tells it; absent where it does not. */
  readonly hash?: string;
  /** The latest version, where it is another than the default one. */
  readonly latest?: NeighbourValue;
  /** Names of the attached files, which AWS does not hand out; absent where there are none. */
  readonly attachments?: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface RoleHandles {
  /** Names of the inline policies. */
  readonly inlinePolicies: readonly string[];
  /** ARNs of the attached managed policies. */
  readonly attachedPolicies: readonly string[];
}

/** Which neighbours are asked for. */
export interface WantedNeighbours {
  readonly kinds: readonly NeighbourKind[];
  /**
   * Of a kind only these, by name: each is read by itself where AWS can be asked for one, and one that does not exist is
   * left out. A kind without an entry: all that the account has (of runbooks its own Automation documents).
   */
  readonly names?: Readonly<Partial<Record<NeighbourKind, readonly string[]>>>;
}

/** The text of a document that a runbook is cloned from. */
export interface DocumentToClone {
  /** As the file names it. */
  readonly name: string;
  readonly version: string;
  readonly content: string;
  readonly format: "JSON" | "YAML" | "TEXT";
}

/** A neighbour as its files want it in one target: a resolved file's value, a clone with the content that it gets. */
export interface DesiredNeighbour {
  readonly kind: NeighbourKind;
  readonly name: string;
  readonly value: NeighbourValue;
}
