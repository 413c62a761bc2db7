import { randomInt } from "node:crypto";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import type { Handlers } from "../../service.js";
import { managed, readable } from "./access.js";
import { accountOut, arnOf } from "./describe.js";
import type { description } from "./description.js";
import { invalidInput, missing } from "./errors.js";
import { newId } from "./new-id.js";
import { organizationPage } from "./organization-page.js";
import { attachDefaults } from "./policies.js";
import { type Account, type Invitation, type Organization, organizationOf, organizations, save } from "./state.js";

const twoWeeks = 14 * 86_400;

export const accountHandlers: Handlers<typeof description> = {
  CreateAccount: ({ AccountName, Email }, call) => {
    const organization = managed(call);
    const account: Account = {
      id: freeNumber(organization),
      name: AccountName,
      email: Email,
      parent: organization.rootId,
      method: "CREATED",
      joined: seconds(call.clock),
      requestId: newId("car-", 32),
    };
    save(withAccount(organization, account), call);
    return { CreateAccountStatus: creationOf(account) };
  },
  DescribeCreateAccountStatus: ({ CreateAccountRequestId }, call) => {
    const account = readable(call).accounts.find(({ requestId }) => requestId === CreateAccountRequestId);
    if (account === undefined) throw missing("CreateAccountStatusNotFoundException");
    return { CreateAccountStatus: creationOf(account) };
  },
  InviteAccountToOrganization: ({ Target }, call) => {
    const organization = managed(call);
    if (Target.Type !== "ACCOUNT" || !/^\d{12}$/.test(Target.Id)) {
      throw invalidInput("The embedded AWS invites accounts by their numbers.", "INVALID_PARTY_TYPE_TARGET");
    }
    if (organization.invitations.some(({ account, state }) => account === Target.Id && state === "OPEN")) {
      throw new AwsError("DuplicateHandshakeException", "A handshake with the same action and target already exists.");
    }
    checkIsFree(Target.Id, call);
    const invitation: Invitation = {
      id: newId("h-", 32),
      account: Target.Id,
      state: "OPEN",
      requested: seconds(call.clock),
    };
    save({ ...organization, invitations: [...organization.invitations, invitation] }, call);
    return { Handshake: handshakeOut(organization, invitation) };
  },
  AcceptHandshake: ({ HandshakeId }, call) => {
    const organization = invitingOrganization(HandshakeId, call);
    const invitation = organization?.invitations.find(({ id }) => id === HandshakeId);
    if (organization === undefined || invitation?.account !== call.account) throw missing("HandshakeNotFoundException");
    if (invitation.state !== "OPEN") {
      throw new AwsError(
        "HandshakeAlreadyInStateException",
        "The specified handshake is already in the requested state.",
      );
    }
    checkIsFree(call.account, call);
    const accepted: Invitation = { ...invitation, state: "ACCEPTED" };
    const invitations = organization.invitations.map((known) => (known === invitation ? accepted : known));
    save(withAccount({ ...organization, invitations }, invited(organization, call)), call);
    return { Handshake: handshakeOut(organization, accepted) };
  },
  RegisterDelegatedAdministrator: ({ AccountId, ServicePrincipal: service }, call) => {
    const organization = managed(call);
    if (!organization.accounts.some(({ id }) => id === AccountId)) throw missing("AccountNotFoundException");
    const { delegations } = organization;
    if (delegations.some((known) => known.account === AccountId && known.service === service)) {
      throw new AwsError("AccountAlreadyRegisteredException", "The account is already a delegated administrator.");
    }
    const delegation = { account: AccountId, service, since: seconds(call.clock) };
    save({ ...organization, delegations: [...delegations, delegation] }, call);
    return undefined;
  },
  DeregisterDelegatedAdministrator: ({ AccountId, ServicePrincipal }, call) => {
    const organization = managed(call);
    const { delegations } = organization;
    const kept = delegations.filter(({ account, service }) => account !== AccountId || service !== ServicePrincipal);
    if (kept.length === delegations.length) throw missing("AccountNotRegisteredException");
    save({ ...organization, delegations: kept }, call);
    return undefined;
  },
  ListDelegatedAdministrators: (input, call) => {
    const organization = readable(call);
    const { ServicePrincipal } = input;
    const since = new Map(
      organization.delegations
        .filter(({ service }) => ServicePrincipal === undefined || service === ServicePrincipal)
        .map((delegation) => [delegation.account, delegation.since]),
    );
    const listed = organization.accounts.filter(({ id }) => since.has(id));
    const page = organizationPage("delegated", listed, ({ id }) => id, input);
    const items = page.items.map((account) => ({
      ...accountOut(organization, account),
      DelegationEnabledDate: since.get(account.id),
    }));
    return { DelegatedAdministrators: items, NextToken: page.nextToken };
  },
};

function withAccount(organization: Organization, account: Account): Organization {
  return attachDefaults({ ...organization, accounts: [...organization.accounts, account] }, account.id);
}

function invited(organization: Organization, call: Call): Account {
  return {
    id: call.account,
    name: call.account,
    email: `aws+${call.account}@example.com`,
    parent: organization.rootId,
    method: "INVITED",
    joined: seconds(call.clock),
  };
}

function invitingOrganization(handshake: string, call: Call): Organization | undefined {
  const all = call.store.table(organizations, call).values();
  return all.find(({ invitations }) => invitations.some(({ id }) => id === handshake));
}

function checkIsFree(account: string, call: Call): void {
  if (organizationOf(account, call) === undefined) return;
  const message = "The account is already a member of an organization.";
  throw new AwsError("HandshakeConstraintViolationException", message, {
    fields: { Reason: "ALREADY_IN_AN_ORGANIZATION" },
  });
}

function freeNumber({ accounts }: Pick<Organization, "accounts">): string {
  const number = String(randomInt(100_000_000_000, 999_999_999_999));
  return accounts.some(({ id }) => id === number) ? freeNumber({ accounts }) : number;
}

function creationOf(account: Account): object {
  return {
    Id: account.requestId,
    AccountName: account.name,
    State: "SUCCEEDED",
    RequestedTimestamp: account.joined,
    CompletedTimestamp: account.joined,
    AccountId: account.id,
  };
}

function handshakeOut(organization: Organization, { id, account, state, requested }: Invitation): object {
  return {
    Id: id,
    Arn: arnOf(organization, `handshake/${organization.id}/invite/${id}`),
    Parties: [
      { Id: organization.id, Type: "ORGANIZATION" },
      { Id: account, Type: "ACCOUNT" },
    ],
    State: state,
    RequestedTimestamp: requested,
    ExpirationTimestamp: requested + twoWeeks,
    Action: "INVITE",
    Resources: [],
  };
}
