import { randomInt, randomUUID } from "node:crypto";
import { type Call, partitionOf } from "../../call.js";
import { stoppedClock } from "../../clock.js";
import type { Store } from "../../state/store.js";
import { recordEvent } from "../ssm-incidents/timeline.js";
import { onCallAt } from "./shifts.js";
import {
  type Contact,
  channels,
  contacts,
  type Engagement,
  engagements,
  type Page,
  type PendingStage,
  pages,
  rotations,
  type Stage,
  type Thread,
} from "./state.js";

/** Deeper than any path of escalation plan, schedule and contact. */
const maxDepth = 10;

/** Carries out the stages of every engagement, in all accounts, that are due by now. */
export function progressEverywhere(call: Call): void {
  for (const scope of call.store.scopesWith(engagements)) {
    progress({ ...call, ...scope, partition: partitionOf(scope.region) });
  }
}

/** Carries out the stages that are due in the call's account and Region, in the order of their times. */
export function progress(call: Call): void {
  const table = call.store.table(engagements, call);
  for (const { EngagementArn } of table.values()) {
    let engagement = table.get(EngagementArn);
    for (let due = nextDue(engagement, call); engagement !== undefined && due !== undefined; ) {
      engagement = carryOut(engagement, due, { ...call, clock: stoppedClock(due.at) });
      table.set(EngagementArn, engagement);
      due = nextDue(engagement, call);
    }
  }
}

/** An engagement that has begun with a contact's plan. */
export function begin(engagement: Engagement, contact: Contact, call: Call): Engagement {
  const thread = { isEssential: true, path: [{ ContactArn: contact.ContactArn, Type: contact.Type }] };
  return enter(engagement, contact.ContactArn, thread, call);
}

/** Ends the rest of a thread, and the later stages of those that it is essential to. */
export function acknowledge(engagement: Engagement, thread: number, call: Call): Engagement {
  const { parent, isEssential } = engagement.threads[thread] ?? { isEssential: false };
  const pending = engagement.pending.filter((stage) => stage.thread !== thread);
  const rest = { ...engagement, pending };
  if (parent === undefined) return { ...rest, StopTime: rest.StopTime ?? call.clock.now() / 1000 };
  return isEssential ? acknowledge(rest, parent, call) : rest;
}

function nextDue(engagement: Engagement | undefined, call: Call): PendingStage | undefined {
  if (engagement === undefined || engagement.StopTime !== undefined) return undefined;
  const [first] = engagement.pending;
  return first !== undefined && first.at <= call.clock.now() ? first : undefined;
}

function carryOut(engagement: Engagement, due: PendingStage, call: Call): Engagement {
  const thread = engagement.threads[due.thread];
  const stages = stagesOf(thread, call);
  const stage = stages[due.stage];
  let next: Engagement = { ...engagement, pending: engagement.pending.filter((pending) => pending !== due) };
  if (thread === undefined || stage === undefined) return next;
  for (const target of stage.Targets) next = reach(next, due, target, call);
  if (due.stage + 1 >= stages.length) return next;
  return schedule(next, { ...due, at: due.at + stage.DurationInMinutes * 60_000, stage: due.stage + 1 });
}

function stagesOf(thread: Thread | undefined, call: Call): readonly Stage[] {
  return call.store.table(contacts, call).get(thread?.contactArn ?? "")?.Plan.Stages ?? [];
}

function reach(engagement: Engagement, due: PendingStage, target: Stage["Targets"][number], call: Call): Engagement {
  const { ChannelTargetInfo: channel, ContactTargetInfo: contact } = target;
  if (channel !== undefined) {
    sendPage(engagement, due.thread, channel.ContactChannelId, call);
    return engagement;
  }
  const found = call.store.table(contacts, call).get(contact?.ContactId ?? "");
  if (contact === undefined || found === undefined) return engagement;
  const path = [
    ...(engagement.threads[due.thread]?.path ?? []),
    { ContactArn: found.ContactArn, Type: found.Type, StageIndex: due.stage },
  ];
  return enter(engagement, found.ContactArn, { parent: due.thread, isEssential: contact.IsEssential, path }, call);
}

/** Begins a contact's own plan; a schedule's is the plan of whoever is on call now. */
function enter(engagement: Engagement, arn: string, how: Omit<Thread, "contactArn">, call: Call): Engagement {
  const contact = call.store.table(contacts, call).get(arn);
  const isLoop = how.path.slice(0, -1).some(({ ContactArn }) => ContactArn === arn);
  if (contact === undefined || isLoop || how.path.length > maxDepth) return engagement;
  const thread = engagement.threads.length;
  const entered = { ...engagement, threads: [...engagement.threads, { ...how, contactArn: arn }] };
  if (contact.Type !== "ONCALL_SCHEDULE") return schedule(entered, { at: call.clock.now(), thread, stage: 0 });
  return onCall(contact, call).reduce<Engagement>((next, ContactArn) => {
    const path = [...how.path, { ContactArn, Type: "PERSONAL" as const }];
    return enter(next, ContactArn, { parent: thread, isEssential: true, path }, call);
  }, entered);
}

/** Who is on call by all rotations of a schedule. */
function onCall(schedule: Contact, call: Call): readonly string[] {
  const ids = schedule.Plan.RotationIds ?? [];
  const found = ids.map((id) => call.store.table(rotations, call).get(id)).filter((rotation) => rotation !== undefined);
  return [...new Set(found.flatMap((rotation) => onCallAt(rotation, call.clock.now(), call)))];
}

function schedule(engagement: Engagement, stage: PendingStage): Engagement {
  const pending = [...engagement.pending, stage].sort((a, b) => a.at - b.at);
  return { ...engagement, pending };
}

/** A channel that is not activated is skipped, as AWS does. */
function sendPage(engagement: Engagement, thread: number, channelArn: string, call: Call): void {
  const channel = call.store.table(channels, call).get(channelArn);
  if (channel?.ActivationStatus !== "ACTIVATED") return;
  const alias = channel.ContactArn.slice(channel.ContactArn.lastIndexOf("/") + 1);
  const PageArn = `arn:${call.partition}:ssm-contacts:${call.region}:${call.account}:page/${alias}/${randomUUID()}`;
  const time = call.clock.now() / 1000;
  const receipts = (["SENT", "DELIVERED"] as const).map((ReceiptType) => ({
    ContactChannelArn: channelArn,
    ReceiptType,
    ReceiptTime: time,
  }));
  const page: Page = {
    PageArn,
    EngagementArn: engagement.EngagementArn,
    ContactArn: channel.ContactArn,
    ContactChannelArn: channelArn,
    SentTime: time,
    DeliveryTime: time,
    receipts,
    thread,
    code: String(randomInt(100_000, 1_000_000)),
  };
  call.store.table(pages, call).set(PageArn, page);
  if (engagement.IncidentId === undefined) return;
  const data = { contactArn: channel.ContactArn, contactChannelArn: channelArn, pageArn: PageArn };
  recordEvent(engagement.IncidentId, "SSM Contacts Page for Incident", data, incidentCall(engagement.IncidentId, call));
}

function incidentCall(incidentArn: string, call: Call): Call {
  return { ...call, account: incidentArn.split(":")[4] ?? call.account };
}

/** Who pages whom right now, for the control door. */
export function sentPages(store: Store): readonly object[] {
  return store.everywhere(pages).map(({ receipts: _, thread: __, ...page }) => ({
    ...page,
    SentTime: new Date(page.SentTime * 1000).toISOString(),
  }));
}
