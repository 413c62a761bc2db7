import type { Value } from "../../shape/shape.js";
import { tableOf } from "../../state/store.js";
import type { description } from "./description.js";

type Shaped<N> = Value<(typeof description)["shapes"], N>;

export interface StoredPlan {
  readonly arn: string;
  readonly name: string;
  readonly displayName?: string;
  readonly incidentTemplate: StoredTemplate;
  readonly chatChannel?: Shaped<"ChatChannel">;
  readonly engagements?: Shaped<"EngagementSet">;
  readonly actions?: Shaped<"ActionsList">;
  readonly integrations?: Shaped<"Integrations">;
}

export type StoredTemplate = Shaped<"IncidentTemplate">;

export interface ReplicationSet {
  readonly arn: string;
  readonly status: "ACTIVE";
  readonly deletionProtected: boolean;
  readonly createdBy: string;
  readonly createdTime: number;
  readonly lastModifiedBy: string;
  readonly lastModifiedTime: number;
  readonly regionMap: Readonly<Record<string, ReplicatedRegion>>;
}

export interface ReplicatedRegion {
  readonly status: "ACTIVE";
  readonly statusUpdateDateTime: number;
  readonly sseKmsKeyId?: string;
}

export interface ResourcePolicy {
  readonly policyId: string;
  readonly policyDocument: string;
  readonly ramResourceShareRegion: string;
}

/** By name: a plan belongs to the account and is seen in every Region of the replication set. */
export const plans = tableOf<StoredPlan>("ssm-incidents/plans", "account");

/** By ARN; at most one. */
export const replicationSets = tableOf<ReplicationSet>("ssm-incidents/replication-sets", "account");

/** By the tagged resource's ARN. */
export const tagSets = tableOf<Readonly<Record<string, string>>>("ssm-incidents/tags", "account");

/** By the ARN of the resource that they share. */
export const resourcePolicies = tableOf<readonly ResourcePolicy[]>("ssm-incidents/policies", "account");

export interface Incident {
  readonly arn: string;
  readonly title: string;
  readonly impact: number;
  readonly summary?: string;
  readonly status: "OPEN" | "RESOLVED";
  readonly dedupeString: string;
  readonly creationTime: number;
  readonly resolvedTime?: number;
  readonly lastModifiedBy: string;
  readonly lastModifiedTime: number;
  readonly incidentRecordSource: {
    readonly createdBy: string;
    readonly source: string;
    readonly resourceArn?: string;
    readonly invokedBy?: string;
  };
  readonly chatChannel?: Shaped<"ChatChannel">;
  readonly notificationTargets?: Shaped<"NotificationTargetSet">;
  readonly automationExecutions?: readonly { readonly ssmExecutionArn: string }[];
}

export interface TimelineEvent {
  readonly incidentRecordArn: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly eventTime: number;
  readonly eventUpdatedTime: number;
  readonly eventData: string;
  readonly eventReferences?: Shaped<"EventReferenceList">;
  /** Written by Incident Manager itself: nobody may change it. */
  readonly isAutomatic: boolean;
}

export type RelatedItem = Shaped<"RelatedItem">;

/** By ARN. */
export const incidents = tableOf<Incident>("ssm-incidents/incidents", "account");

/** By the incident's ARN and the event's id, a space in between. */
export const timelineEvents = tableOf<TimelineEvent>("ssm-incidents/timeline-events", "account");

/** By the incident's ARN. */
export const relatedItems = tableOf<readonly RelatedItem[]>("ssm-incidents/related-items", "account");
