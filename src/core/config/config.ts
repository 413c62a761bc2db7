import type { Severity } from "../diagnostic.js";
import type { ResourceKind } from "../plan/resource.js";

/** An AWS account and the Regions of its replication set, with the plans that belong there. */
export interface Target {
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  /** The replication set; calls go to the first. */
  readonly regions: readonly [string, ...string[]];
  readonly partition: Partition;
  /** Globs of the plan files that belong to this target; all of them when empty. */
  readonly files: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
  /** Absent: the job's own credentials are the account's. */
  readonly assumeRole?: TargetRoles;
}

/** The roles of a target's account that Muster assumes with the job's credentials, by ARN. */
export interface TargetRoles {
  readonly read: string;
  /** Only a sync that applies changes assumes it; absent: nothing can be written. */
  readonly write?: string;
  readonly externalId?: string;
}

/** `aws`, or the partition that the target's Regions lie in. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

/** How a rule is reported, or that it is not run. */
export type RuleSetting = Severity | "off";

export interface RuleOverride {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** Limits that a sync may not pass, and what it does with changes that nobody reviewed. */
export interface SyncLimits {
  readonly prune: boolean;
  /** Plans that one sync may delete in a target. */
  readonly maxDeletes: number;
  /** The share of a target's managed plans that one sync may delete, 0 to 1. */
  readonly maxDeleteRatio: number;
  /** The share of a target's managed plans that one sync may update, 0 to 1. */
  readonly maxUpdateRatio: number;
  readonly unreviewed: "refuse" | "apply";
}

/** `muster.yaml`, with every default filled in. */
export interface Config {
  readonly files: readonly string[];
  readonly targets: readonly Target[];
  readonly facts: readonly string[];
  /** Recorded facts older than this many days, or parts of one, are not trusted; absent: any age. */
  readonly factsMaxAgeDays?: number;
  readonly policies: readonly string[];
  /** The file of known findings; absent: `muster-baseline.json`, should it be there. */
  readonly baseline?: string;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly RuleOverride[];
  /** Rules that no comment may suppress. */
  readonly locked: readonly string[];
  readonly sync: SyncLimits;
  /** What is synced (`sync.kinds`); files of other kinds are facts for the check only. */
  readonly syncedKinds: readonly ResourceKind[];
}
