import type { Value } from "../../shape/shape.js";
import { tableOf } from "../../state/store.js";
import type { description } from "./description.js";

type Shaped<N> = Value<(typeof description)["shapes"], N>;

export type ContactPlan = Shaped<"Plan">;
export type Stage = NonNullable<ContactPlan["Stages"]>[number];
export type ContactType = Shaped<"ContactType">;
export type Recurrence = Shaped<"RecurrenceSettings">;

export interface Contact {
  readonly ContactArn: string;
  readonly Alias: string;
  readonly DisplayName?: string;
  readonly Type: ContactType;
  readonly Plan: ContactPlan;
}

export interface Channel {
  readonly ContactChannelArn: string;
  readonly ContactArn: string;
  readonly Name: string;
  readonly Type: Shaped<"ChannelType">;
  readonly DeliveryAddress: Shaped<"ContactChannelAddress">;
  readonly ActivationStatus: "ACTIVATED" | "NOT_ACTIVATED";
  /** The code that was sent last; absent where none was. */
  readonly code?: string;
}

export interface Rotation {
  readonly RotationArn: string;
  readonly Name: string;
  readonly ContactIds: readonly string[];
  /** Seconds since 1970. */
  readonly StartTime: number;
  readonly TimeZoneId: string;
  readonly Recurrence: Recurrence;
}

export interface Override {
  readonly RotationOverrideId: string;
  readonly RotationArn: string;
  readonly NewContactIds: readonly string[];
  readonly StartTime: number;
  readonly EndTime: number;
  readonly CreateTime: number;
}

/** All by ARN. */
export const contacts = tableOf<Contact>("ssm-contacts/contacts", "region");
export const channels = tableOf<Channel>("ssm-contacts/channels", "region");
export const rotations = tableOf<Rotation>("ssm-contacts/rotations", "region");
export const tagLists = tableOf<Shaped<"TagsList">>("ssm-contacts/tags", "region");

/** By the rotation's ARN and the override's id, a space in between. */
export const overrides = tableOf<Override>("ssm-contacts/overrides", "region");

/** By the contact's ARN. */
export const contactPolicies = tableOf<string>("ssm-contacts/policies", "region");

/** Someone's plan that an engagement works through. */
export interface Thread {
  readonly contactArn: string;
  /** The thread whose stage began this one; absent for the contact that was engaged. */
  readonly parent?: number;
  /** Whether an acknowledgement here ends the parent's later stages. */
  readonly isEssential: boolean;
  /** How the page comes to this contact. */
  readonly path: readonly Resolution[];
}

export interface Resolution {
  readonly ContactArn: string;
  readonly Type: ContactType;
  /** The stage of the contact before it that leads here, from 0. */
  readonly StageIndex?: number;
}

/** A stage that is still to come. */
export interface PendingStage {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Position in the engagement's threads. */
  readonly thread: number;
  readonly stage: number;
}

export interface Engagement {
  readonly EngagementArn: string;
  readonly ContactArn: string;
  readonly Sender: string;
  readonly Subject: string;
  readonly Content: string;
  readonly PublicSubject?: string;
  readonly PublicContent?: string;
  readonly IncidentId?: string;
  readonly StartTime: number;
  readonly StopTime?: number;
  readonly threads: readonly Thread[];
  readonly pending: readonly PendingStage[];
}

export interface Page {
  readonly PageArn: string;
  readonly EngagementArn: string;
  readonly ContactArn: string;
  readonly ContactChannelArn: string;
  readonly SentTime: number;
  readonly DeliveryTime: number;
  readonly ReadTime?: number;
  readonly receipts: readonly Receipt[];
  readonly thread: number;
  /** What acknowledges the page. */
  readonly code: string;
}

export interface Receipt {
  readonly ContactChannelArn: string;
  readonly ReceiptType: "SENT" | "DELIVERED" | "READ" | "STOP";
  readonly ReceiptTime: number;
  readonly ReceiptInfo?: string;
}

/** By ARN. */
export const engagements = tableOf<Engagement>("ssm-contacts/engagements", "region");
export const pages = tableOf<Page>("ssm-contacts/pages", "region");
