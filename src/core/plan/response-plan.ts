/**
 * A response plan in the names of `CreateResponsePlan`, less `clientToken`.
 *
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_CreateResponsePlan.html
 */
export interface ResponsePlan {
  readonly name: string;
  readonly displayName?: string;
  readonly incidentTemplate: IncidentTemplate;
  readonly chatChannel?: ChatChannel;
  /** ARNs of contacts, escalation plans and on-call schedules; all are engaged at once. */
  readonly engagements?: readonly string[];
  readonly actions?: readonly Action[];
  readonly integrations?: readonly Integration[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface IncidentTemplate {
  readonly title: string;
  /** 1 critical, 2 high, 3 medium, 4 low, 5 no impact. */
  readonly impact: number;
  readonly summary?: string;
  /** Incidents with the same string merge into the one that is open. */
  readonly dedupeString?: string;
  readonly incidentTags?: Readonly<Record<string, string>>;
  readonly notificationTargets?: readonly NotificationTarget[];
}

export interface NotificationTarget {
  readonly snsTopicArn?: string;
}

export type ChatChannel =
  | { readonly chatbotSns: readonly string[] }
  | { readonly empty: Readonly<Record<string, never>> };

export interface Action {
  readonly ssmAutomation: SsmAutomation;
}

/** The runbook that starts with the incident. */
export interface SsmAutomation {
  readonly documentName: string;
  readonly roleArn: string;
  readonly documentVersion?: string;
  readonly targetAccount?: "RESPONSE_PLAN_OWNER_ACCOUNT" | "IMPACTED_ACCOUNT";
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  readonly dynamicParameters?: Readonly<Record<string, { readonly variable: DynamicVariable }>>;
}

export type DynamicVariable = "INCIDENT_RECORD_ARN" | "INVOLVED_RESOURCES";

export interface Integration {
  readonly pagerDutyConfiguration: {
    readonly name: string;
    readonly secretId: string;
    readonly pagerDutyIncidentConfiguration: { readonly serviceId: string };
  };
}
