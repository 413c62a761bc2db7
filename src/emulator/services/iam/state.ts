import type { Scope, Store } from "../../state/store.js";
import { tableOf } from "../../state/store.js";
import type { Tag } from "../tags.js";

/** A role. Policy documents are kept as they were given; they go out percent-encoded. */
export interface Role {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  /** `AROA…` */
  readonly id: string;
  /** Seconds since 1970. */
  readonly createDate: number;
  readonly trust: string;
  readonly description: string | undefined;
  readonly maxSessionDuration: number;
  /** The ARN of a managed policy. */
  readonly boundary: string | undefined;
  readonly tags: readonly Tag[];
  /** Sorted by name. */
  readonly inline: readonly InlinePolicy[];
  /** ARNs of managed policies. */
  readonly attached: readonly string[];
}

export interface InlinePolicy {
  readonly name: string;
  readonly document: string;
}

/** A managed policy with its versions. */
export interface ManagedPolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  /** `ANPA…` */
  readonly id: string;
  readonly description: string | undefined;
  readonly createDate: number;
  readonly updateDate: number;
  readonly defaultVersion: string;
  /** The number of the version that comes next: numbers are not used again. */
  readonly nextVersion: number;
  /** Oldest first. */
  readonly versions: readonly PolicyVersion[];
  readonly tags: readonly Tag[];
}

export interface PolicyVersion {
  readonly id: string;
  readonly document: string;
  readonly createDate: number;
}

/** By name in lower case: names differ in more than case. */
export const roles = tableOf<Role>("iam/roles", "account");

/** By name in lower case. */
export const managedPolicies = tableOf<ManagedPolicy>("iam/policies", "account");

/** The role of an account with this name; absent where there is none. */
export function roleNamed(store: Store, scope: Scope, name: string): Role | undefined {
  const role = store.table(roles, scope).get(name.toLowerCase());
  return role?.name === name ? role : undefined;
}

/** The role with this ARN, path included, whichever account it is in; absent where there is none. */
export function roleWithArn(store: Store, arn: string): Role | undefined {
  const [, account = "", path = ""] = /^arn:[a-z-]+:iam::(\d{12}):role\/(.+)$/s.exec(arn) ?? [];
  const role = roleNamed(store, { account, region: "" }, path.slice(path.lastIndexOf("/") + 1));
  return role?.arn === arn ? role : undefined;
}
