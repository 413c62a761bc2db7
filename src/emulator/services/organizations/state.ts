import type { Call } from "../../call.js";
import { tableOf } from "../../state/store.js";
import { awsPolicies } from "./aws-policies.js";

/** An organisation: a tree of units and accounts, and the policies on it. */
export interface Organization {
  /** `o-…` */
  readonly id: string;
  readonly managementAccount: string;
  readonly partition: string;
  readonly featureSet: string;
  /** `r-…` */
  readonly rootId: string;
  /** The types of policies that are switched on. */
  readonly policyTypes: readonly string[];
  readonly units: readonly Unit[];
  readonly accounts: readonly Account[];
  readonly policies: readonly Policy[];
  readonly attachments: readonly Attachment[];
  readonly delegations: readonly Delegation[];
  readonly invitations: readonly Invitation[];
}

export interface Unit {
  /** `ou-…` */
  readonly id: string;
  readonly name: string;
  readonly parent: string;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly parent: string;
  readonly method: "INVITED" | "CREATED";
  readonly joined: number;
  /** Of the request that made it. */
  readonly requestId?: string;
}

export interface Policy {
  /** `p-…` */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly content: string;
}

export interface Attachment {
  readonly policy: string;
  /** A root, a unit or an account. */
  readonly target: string;
}

/** A member account that may read the organisation. */
export interface Delegation {
  readonly account: string;
  readonly service: string;
  readonly since: number;
}

export interface Invitation {
  /** `h-…` */
  readonly id: string;
  readonly account: string;
  readonly state: "OPEN" | "ACCEPTED";
  readonly requested: number;
}

/** By id. */
export const organizations = tableOf<Organization>("organizations/organizations", "emulator");

/** The organisation that an account is in; absent where it is in none. */
export function organizationOf(account: string, call: Call): Organization | undefined {
  const all = call.store.table(organizations, call).values();
  return all.find(({ accounts }) => accounts.some(({ id }) => id === account));
}

export function save(organization: Organization, call: Call): void {
  call.store.table(organizations, call).set(organization.id, organization);
}

/** What a root, a unit or an account is called, and what it hangs from; absent where the organisation has none such. */
export function nodeOf(
  organization: Organization,
  id: string,
): { name: string; parent: string | undefined } | undefined {
  if (id === organization.rootId) return { name: "Root", parent: undefined };
  return (
    organization.units.find((unit) => unit.id === id) ?? organization.accounts.find((account) => account.id === id)
  );
}

/** The nodes from the root down to this one. */
export function pathTo(organization: Organization, id: string): readonly string[] {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = nodeOf(organization, at)?.parent) path.unshift(at);
  return path;
}

/** The policies of a type on a target, AWS's own among them. */
export function policiesOn(organization: Organization, target: string, type: string): readonly Policy[] {
  const ids = new Set(organization.attachments.filter((item) => item.target === target).map(({ policy }) => policy));
  return [...awsPolicies, ...organization.policies].filter((policy) => ids.has(policy.id) && policy.type === type);
}
