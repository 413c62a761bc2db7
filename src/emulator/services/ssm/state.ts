import { tableOf } from "../../state/store.js";
import type { Tag } from "../tags.js";

/** An SSM document with all its versions. */
export interface StoredDocument {
  readonly name: string;
  readonly type: string;
  readonly targetType: string | undefined;
  readonly requires: readonly object[] | undefined;
  readonly defaultVersion: string;
  /** Oldest first; at least one. */
  readonly versions: readonly [DocumentVersion, ...DocumentVersion[]];
  readonly tags: readonly Tag[];
  readonly shares: readonly Share[];
}

export interface DocumentVersion {
  /** A whole number from 1, as text. */
  readonly version: string;
  readonly versionName: string | undefined;
  readonly displayName: string | undefined;
  readonly format: DocumentFormat;
  /** As it was given. */
  readonly content: string;
  /** Of the content: SHA-256, hexadecimal. */
  readonly hash: string;
  /** Seconds since 1970. */
  readonly createdDate: number;
}

export type DocumentFormat = "JSON" | "YAML" | "TEXT";

/** Another account that may use a document; `all` is every account. */
export interface Share {
  readonly accountId: string;
  readonly version: string;
}

/** A run of an automation. Its steps are not carried out. */
export interface Execution {
  readonly id: string;
  readonly documentName: string;
  readonly documentVersion: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly mode: "Auto" | "Interactive";
  /** `Waiting` where the first step waits for a person. */
  readonly status: "InProgress" | "Waiting";
  readonly executedBy: string;
  readonly startTime: number;
}

/** By name. */
export const documents = tableOf<StoredDocument>("ssm/documents", "region");

/** By id. */
export const executions = tableOf<Execution>("ssm/executions", "region");

export function latestVersion({ versions }: StoredDocument): DocumentVersion {
  return versions.at(-1) ?? versions[0];
}
