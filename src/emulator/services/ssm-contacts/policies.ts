import type { Call } from "../../call.js";
import { sharesWith } from "../../resource-policy.js";
import type { Handlers } from "../../service.js";
import type { Scope } from "../../state/store.js";
import { ownContact } from "./contacts.js";
import type { description } from "./description.js";
import { invalid, notFound } from "./errors.js";
import { type Contact, contactPolicies, contacts } from "./state.js";

/** Resource policies share a contact with other accounts. */
export const policyHandlers: Handlers<typeof description> = {
  PutContactPolicy: ({ ContactArn, Policy }, call) => {
    ownContact(ContactArn, call);
    checkPolicy(Policy);
    call.store.table(contactPolicies, call).set(ContactArn, Policy);
    return undefined;
  },
  GetContactPolicy: ({ ContactArn }, call) => {
    ownContact(ContactArn, call);
    const Policy = call.store.table(contactPolicies, call).get(ContactArn);
    if (Policy === undefined) throw notFound("CONTACT", `a policy of ${ContactArn}`);
    return { ContactArn, Policy };
  },
};

/** The contacts of other accounts in this Region that the caller's account may see. */
export function sharedContacts(call: Call): readonly Contact[] {
  return call.store
    .accountsWith(contactPolicies)
    .filter((account) => account !== call.account)
    .flatMap((account) => {
      const owner = { account, region: call.region };
      const all = call.store.table(contacts, owner).values();
      return all.filter((contact) => mayUse(call, contact, owner, "ssm-contacts:GetContact"));
    });
}

/** Whether the owner's policy lets the caller's account do this with the contact. */
export function mayUse(call: Call, { ContactArn }: Contact, owner: Scope, action: string): boolean {
  const policy = call.store.table(contactPolicies, owner).get(ContactArn);
  return policy !== undefined && sharesWith(call, policy, action, ContactArn);
}

function checkPolicy(text: string): void {
  try {
    const policy: unknown = JSON.parse(text);
    if (typeof policy === "object" && policy !== null && "Statement" in policy) return;
  } catch {
    throw invalid("The policy is not valid JSON", "policy");
  }
  throw invalid("The policy has no statement", "policy");
}
