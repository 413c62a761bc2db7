import { tableOf } from "../../state/store.js";
import type { Tag } from "../tags.js";

/** A secret with its versions. */
export interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly kmsKeyId: string | undefined;
  readonly created: number;
  readonly changed: number;
  /** When it is going to be gone; absent unless it is marked for deletion. */
  readonly deletion: number | undefined;
  readonly policy: string | undefined;
  readonly tags: readonly Tag[];
  /** Oldest first. */
  readonly versions: readonly SecretVersion[];
}

export interface SecretVersion {
  readonly id: string;
  /** Base64 where it is binary. */
  readonly value: { readonly SecretString: string } | { readonly SecretBinary: string };
  readonly stages: readonly string[];
  readonly created: number;
}

/** By name. */
export const secrets = tableOf<Secret>("secretsmanager/secrets", "region");
