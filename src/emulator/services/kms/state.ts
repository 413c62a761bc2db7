import { tableOf } from "../../state/store.js";
import type { Tag } from "../tags.js";

/** A key of a customer. */
export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly usage: string;
  readonly spec: string;
  readonly origin: string;
  readonly isMultiRegion: boolean;
  readonly state: "Enabled" | "Disabled" | "PendingDeletion";
  readonly creationDate: number;
  readonly deletionDate: number | undefined;
  readonly policy: string;
  readonly tags: readonly Tag[];
  readonly manager: "CUSTOMER" | "AWS";
}

export interface Alias {
  /** With `alias/` in front. */
  readonly name: string;
  readonly keyId: string;
  readonly creationDate: number;
}

/** By id. */
export const keys = tableOf<Key>("kms/keys", "region");

/** By name. */
export const aliases = tableOf<Alias>("kms/aliases", "region");
