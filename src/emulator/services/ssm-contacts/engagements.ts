import { randomUUID } from "node:crypto";
import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import { present } from "../../present.js";
import type { Handlers, InputOf } from "../../service.js";
import { readableContact } from "./contacts.js";
import type { description } from "./description.js";
import { denied, notFound } from "./errors.js";
import { begin, progress } from "./progress.js";
import { checkReady } from "./ready.js";
import { type Contact, type Engagement, engagements } from "./state.js";

export type EngagementInput = Omit<InputOf<typeof description, "StartEngagement">, "ContactId" | "IdempotencyToken">;

export const engagementHandlers: Handlers<typeof description> = {
  StartEngagement: (input, call) => {
    const contact = readableContact(input.ContactId, "ssm-contacts:StartEngagement", call);
    return once(call, "ssm-contacts/StartEngagement", input.IdempotencyToken, () => {
      const { ContactId: _, IdempotencyToken: __, ...message } = input;
      const { EngagementArn } = startEngagement(contact, message, ownerCall(contact.ContactArn, call));
      return { output: { EngagementArn }, resource: EngagementArn };
    });
  },
  StopEngagement: ({ EngagementId }, call) => {
    const engagement = findEngagement(EngagementId, call);
    const StopTime = engagement.StopTime ?? seconds(call.clock);
    call.store.table(engagements, call).set(EngagementId, { ...engagement, StopTime, pending: [] });
    return undefined;
  },
  DescribeEngagement: ({ EngagementId }, call) => {
    const { threads: _, pending: __, ...engagement } = findEngagement(EngagementId, call);
    return engagement;
  },
  ListEngagements: (input, call) => {
    checkReady(call);
    const { StartTime: from = 0, EndTime: to = Number.POSITIVE_INFINITY } = input.TimeRangeValue ?? {};
    const all = call.store
      .table(engagements, call)
      .values()
      .filter(({ StartTime, IncidentId }) => {
        const isOfIncident = input.IncidentId === undefined || IncidentId === input.IncidentId;
        return isOfIncident && StartTime >= from && StartTime <= to;
      });
    const { items, nextToken: NextToken } = pageOf(all, ({ EngagementArn }) => EngagementArn, {
      list: "ListEngagements",
      token: input.NextToken,
      size: input.MaxResults || 100,
    });
    return { Engagements: items.map(summaryOf), NextToken };
  },
};

/** Engages a contact by its plan, whose first stage begins at once. */
export function startEngagement(contact: Contact, message: EngagementInput, call: Call): Engagement {
  const id = `${contact.Alias}/${randomUUID()}`;
  const EngagementArn = `arn:${call.partition}:ssm-contacts:${call.region}:${call.account}:engagement/${id}`;
  const engagement: Engagement = {
    EngagementArn,
    ContactArn: contact.ContactArn,
    ...message,
    StartTime: seconds(call.clock),
    threads: [],
    pending: [],
  };
  const begun = begin(engagement, contact, call);
  call.store.table(engagements, call).set(EngagementArn, begun);
  progress(call);
  return begun;
}

/** @throws AwsError where the caller has no such engagement */
export function findEngagement(arn: string, call: Call): Engagement {
  checkReady(call);
  if (parseArn(arn)?.account !== call.account) throw denied(arn);
  progress(call);
  const engagement = call.store.table(engagements, call).get(arn);
  if (engagement === undefined) throw notFound("ENGAGEMENT", arn);
  return engagement;
}

/** The call as one in the account and Region that own the resource. */
export function ownerCall(arn: string, call: Call): Call {
  const { account = call.account, region = call.region } = parseArn(arn) ?? {};
  return { ...call, account, region };
}

function summaryOf({ EngagementArn, ContactArn, Sender, IncidentId, StartTime, StopTime }: Engagement): object {
  return { EngagementArn, ContactArn, Sender, StartTime, ...present({ IncidentId, StopTime }) };
}
