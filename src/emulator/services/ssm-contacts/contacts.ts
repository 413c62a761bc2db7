import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { forgetTokens, once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import { present } from "../../present.js";
import type { Handlers, InputOf } from "../../service.js";
import type { description } from "./description.js";
import { conflict, denied, notFound } from "./errors.js";
import { checkPlan } from "./plan-rules.js";
import { mayUse, sharedContacts } from "./policies.js";
import { checkReady } from "./ready.js";
import { type Contact, channels, contactPolicies, contacts, rotations, tagLists } from "./state.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

export const contactHandlers: Handlers<typeof description> = {
  CreateContact: (input, call) => {
    checkReady(call);
    return once(call, "ssm-contacts/CreateContact", input.IdempotencyToken, () => createContact(input, call));
  },
  GetContact: ({ ContactId }, call) => readableContact(ContactId, "ssm-contacts:GetContact", call),
  UpdateContact: ({ ContactId, DisplayName, Plan }, call) => {
    const contact = ownContact(ContactId, call);
    if (Plan !== undefined) checkPlan(contact.Type, Plan, call);
    call.store.table(contacts, call).set(ContactId, { ...contact, ...present({ DisplayName, Plan }) });
    return undefined;
  },
  ListContacts: (input, call) => {
    checkReady(call);
    const { AliasPrefix: prefix = "", Type: type } = input;
    const all = [...call.store.table(contacts, call).values(), ...sharedContacts(call)]
      .filter((contact) => contact.Alias.startsWith(prefix) && (type === undefined || contact.Type === type))
      .sort((a, b) => (a.ContactArn < b.ContactArn ? -1 : 1));
    const { items, nextToken: NextToken } = pageOf(all, ({ ContactArn }) => ContactArn, {
      list: "ListContacts",
      token: input.NextToken,
      size: input.MaxResults || 100,
    });
    return { Contacts: items.map(({ Plan: _, ...contact }) => contact), NextToken };
  },
  DeleteContact: ({ ContactId }, call) => {
    ownContact(ContactId, call);
    checkUnused(ContactId, call);
    call.store.table(contacts, call).delete(ContactId);
    call.store.table(contactPolicies, call).delete(ContactId);
    call.store.table(tagLists, call).delete(ContactId);
    call.store.table(channels, call).dropWhere(({ ContactArn }) => ContactArn === ContactId);
    forgetTokens(call, ContactId);
    return undefined;
  },
};

/** The caller's own contact with this ARN. @throws AwsError where there is none */
export function ownContact(arn: string, call: Call): Contact {
  checkReady(call);
  const { account } = parseArn(arn) ?? {};
  if (account !== call.account) throw denied(arn);
  const contact = call.store.table(contacts, call).get(arn);
  if (contact === undefined) throw notFound("CONTACT", arn);
  return contact;
}

/** The contact with this ARN, of the caller's account or shared with it for the action. */
export function readableContact(arn: string, action: string, call: Call): Contact {
  const { account = "", region } = parseArn(arn) ?? {};
  if (account === call.account) return ownContact(arn, call);
  checkReady(call);
  const owner = { account, region: call.region };
  const contact = region === call.region ? call.store.table(contacts, owner).get(arn) : undefined;
  if (contact === undefined) throw notFound("CONTACT", arn);
  if (!mayUse(call, contact, owner, action)) throw denied(arn);
  return contact;
}

function createContact(input: Input<"CreateContact">, call: Call): { output: object; resource: string } {
  const { Alias, DisplayName, Type, Plan, Tags } = input;
  checkPlan(Type, Plan, call);
  const table = call.store.table(contacts, call);
  const ContactArn = `arn:${call.partition}:ssm-contacts:${call.region}:${call.account}:contact/${Alias}`;
  if (table.has(ContactArn)) throw conflict(`A contact with the alias ${Alias} exists already`, "CONTACT", ContactArn);
  table.set(ContactArn, { ContactArn, Alias, Type, Plan, ...present({ DisplayName }) });
  if (Tags !== undefined) call.store.table(tagLists, call).set(ContactArn, Tags);
  return { output: { ContactArn }, resource: ContactArn };
}

/** A contact stays in escalation and response plans when it goes, but not in rotations. */
function checkUnused(arn: string, call: Call): void {
  const holders = call.store
    .table(rotations, call)
    .values()
    .filter(({ ContactIds }) => ContactIds.includes(arn))
    .map(({ RotationArn }) => RotationArn);
  if (holders.length === 0) return;
  const DependentEntities = [{ RelationType: "ROTATION", DependentResourceIds: holders.slice(0, 25) }];
  throw conflict(`The contact ${arn} is a member of a rotation`, "CONTACT", arn, { DependentEntities });
}
