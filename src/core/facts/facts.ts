/** Where a fact comes from, so that a verdict can say so. */
export interface FactSource {
  readonly kind: "live" | "recorded" | "declared";
  /** Of a recorded or declared fact: the file, from the repository's root. */
  readonly file?: string;
  /** JSON Pointer of the fact within that file (and within that document of a YAML file). */
  readonly pointer?: string;
  readonly documentIndex?: number;
  /** When it was read from AWS, ISO 8601. */
  readonly recordedAt?: string;
}

/** What is known of a thing in AWS: it is there, it certainly is not, or nobody looked. */
export type Known<T> =
  | { readonly state: "present"; readonly value: T; readonly source: FactSource }
  | { readonly state: "absent"; readonly source: FactSource }
  | {
      readonly state: "unknown";
      readonly reason: string;
      /** What is not known, where it has a name: the ARN of a managed policy. */
      readonly name?: string;
    };

/** A policy as AWS keeps it; `document` is the parsed JSON, or the text where it is no JSON. */
export interface PolicyFact {
  /** Its name or ARN, as a person would look it up. */
  readonly name: string;
  readonly document: unknown;
  readonly source: FactSource;
}

export interface RoleFact {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly trust: PolicyFact;
  /** Inline and attached policies; `unknown` entries are attached policies whose document nobody recorded. */
  readonly policies: readonly Known<PolicyFact>[];
  /** False when inline or attached policies were not listed. */
  readonly hasAllPolicies: boolean;
  /** Why not all policies are among the facts. */
  readonly whyIncomplete?: string;
  /** Absent where the role has none. */
  readonly boundary?: Known<PolicyFact>;
  /** Absent where nobody read them. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The service control and resource control policies above an account, from the root down, a list a level. No level:
 * nothing limits the account. Absent: not known.
 */
export interface OrganizationPolicies {
  readonly serviceControl?: readonly (readonly PolicyFact[])[];
  readonly resourceControl?: readonly (readonly PolicyFact[])[];
}

export interface DocumentParameter {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minChars?: number;
  readonly maxChars?: number;
}

export interface DocumentVersionFact {
  readonly version: string;
  readonly parameters?: readonly DocumentParameter[];
  /** The parsed YAML or JSON of the document. */
  readonly content?: unknown;
}

/** An SSM document in one Region. */
export interface DocumentFact {
  readonly name: string;
  readonly region: string;
  /** The owner's account; empty for a document of AWS. */
  readonly owner: string;
  readonly type: string;
  readonly defaultVersion?: string;
  readonly latestVersion?: string;
  /** Every version, where they were listed. */
  readonly versions?: readonly string[];
  /** What is known of single versions, by number. */
  readonly details: Readonly<Record<string, DocumentVersionFact>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** Of a declared one: the document whose content a sync gives it. */
  readonly cloneOf?: string;
  /** Accounts that it is shared with, or `all`; absent where nobody asked. */
  readonly sharedWith?: readonly string[];
}

export interface TopicFact {
  readonly arn: string;
  /** Absent where only the list of topics was recorded; `kmsKeyId` is unknown then, too. */
  readonly policy?: PolicyFact;
  /** A key's id, ARN, alias (`alias/NAME`) or alias ARN, as the topic has it. */
  readonly kmsKeyId?: string;
  readonly isFifo: boolean;
}

export interface KeyFact {
  readonly arn: string;
  readonly aliases: readonly string[];
  readonly manager: "AWS" | "CUSTOMER";
  readonly state: string;
  readonly policy?: PolicyFact;
}

export type ContactType = "PERSONAL" | "ESCALATION" | "ONCALL_SCHEDULE";

export interface ContactFact {
  readonly arn: string;
  readonly alias: string;
  readonly displayName?: string;
  readonly type: ContactType;
  /** Absent when only the list was recorded. */
  readonly stages?: readonly StageFact[];
  readonly rotationIds?: readonly string[];
}

export interface StageFact {
  readonly durationInMinutes: number;
  readonly targets: readonly StageTarget[];
}

export type StageTarget =
  | { readonly kind: "channel"; readonly channelId: string; readonly retryIntervalInMinutes?: number }
  | { readonly kind: "contact"; readonly contactId: string | undefined; readonly isEssential: boolean };

export interface ChannelFact {
  readonly arn: string;
  readonly contactArn: string;
  readonly name: string;
  readonly type: "SMS" | "VOICE" | "EMAIL";
  readonly isActivated: boolean;
}

export interface RotationFact {
  readonly arn: string;
  readonly name: string;
  readonly contactIds: readonly string[];
  readonly startTime?: string;
  readonly timeZoneId: string;
  readonly recurrence: RecurrenceFact;
  /** Absent where nobody listed them. */
  readonly overrides?: readonly RotationOverrideFact[];
}

export interface RotationOverrideFact {
  readonly contactIds: readonly string[];
  readonly startTime: string;
  readonly endTime: string;
}

export interface HandOffTime {
  readonly hourOfDay: number;
  readonly minuteOfHour: number;
}

export type DayOfWeek = "MON" | "TUE" | "WED" | "THU" | "FRI" | "SAT" | "SUN";

export interface RecurrenceFact {
  readonly numberOfOnCalls: number;
  readonly recurrenceMultiplier: number;
  readonly daily?: readonly HandOffTime[];
  readonly weekly?: readonly { readonly dayOfWeek: DayOfWeek; readonly handOffTime: HandOffTime }[];
  readonly monthly?: readonly { readonly dayOfMonth: number; readonly handOffTime: HandOffTime }[];
  readonly shiftCoverages?: Readonly<
    Partial<Record<DayOfWeek, readonly { readonly start: HandOffTime; readonly end: HandOffTime }[]>>
  >;
}

export interface ReplicationSetFact {
  readonly arn: string;
  readonly account: string;
  readonly status: string;
  readonly regions: readonly string[];
}

/** An alarm or an EventBridge rule, with the ARNs it acts on. */
export interface TriggerFact {
  readonly kind: "alarm" | "rule";
  readonly arn: string;
  readonly name: string;
  /** Absent where nobody listed the targets of the rule. */
  readonly actions?: readonly string[];
  /** The alarm's actions are switched off, or the rule is. */
  readonly isDisabled?: true;
}

/** Who the credentials belong to. */
export interface CallerFact {
  readonly account: string;
  /** A role's session ARN or a user's ARN. */
  readonly arn: string;
}

/** The sets of things that a source may cover completely for an account and Region. */
export const coverageNames = [
  "iam:roles",
  "ssm-contacts:contacts",
  "ssm:documents",
  "ssm-contacts:channels",
  "ssm-contacts:rotations",
  "sns:topics",
  "kms:keys",
  "cloudwatch:alarms",
  "events:rules",
] as const;

export type CoverageName = (typeof coverageNames)[number];

/** Everything that a check may know of the world, from all sources together. Plain data; `look-up.ts` asks it. */
export interface Facts {
  readonly roles: ReadonlyMap<string, FactEntry<RoleFact>>;
  /** The default versions of managed policies, by ARN. */
  readonly managedPolicies: ReadonlyMap<string, FactEntry<PolicyFact>>;
  /** By `REGION:OWNER:NAME`; the owner is empty for a document of AWS. */
  readonly documents: ReadonlyMap<string, FactEntry<DocumentFact>>;
  readonly topics: ReadonlyMap<string, FactEntry<TopicFact>>;
  readonly keys: ReadonlyMap<string, FactEntry<KeyFact>>;
  readonly contacts: ReadonlyMap<string, FactEntry<ContactFact>>;
  readonly channels: ReadonlyMap<string, FactEntry<ChannelFact>>;
  readonly rotations: ReadonlyMap<string, FactEntry<RotationFact>>;
  /** By account. */
  readonly replicationSets: ReadonlyMap<string, FactEntry<ReplicationSetFact>>;
  readonly triggers: ReadonlyMap<string, FactEntry<TriggerFact>>;
  /** By account. */
  readonly organizations: ReadonlyMap<string, FactEntry<OrganizationPolicies>>;
  /** By account. */
  readonly callers: ReadonlyMap<string, FactEntry<CallerFact>>;
  /**
   * Keys `NAME@ACCOUNT` (IAM) and `NAME@ACCOUNT/REGION`: what is not among the facts does not exist there.
   * `ssm-contacts:channels@CONTACT_ARN` says it of one contact.
   */
  readonly complete: ReadonlyMap<string, FactSource>;
  /** What AWS said does not exist, by the key that it would have among the facts (`replicationSetKey` for a set). */
  readonly absent: ReadonlyMap<string, FactSource>;
  /**
   * Why a look-up gave nothing (refused, too old, not collected), by the fact's key or the coverage key
   * that it was for.
   */
  readonly refused: ReadonlyMap<string, string>;
}

export interface FactEntry<T> {
  readonly value: T;
  readonly source: FactSource;
}
