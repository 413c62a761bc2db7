import { randomUUID } from "node:crypto";
import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import { present } from "../../present.js";
import type { Handlers, InputOf } from "../../service.js";
import type { Scope } from "../../state/store.js";
import { checkChatTopics } from "./chat-topics.js";
import type { description } from "./description.js";
import { engageContacts } from "./engage-contacts.js";
import { denied, invalid, notFound } from "./errors.js";
import { type FilterFields, matchesFilters } from "./filters.js";
import { notifyTopics } from "./notify-topics.js";
import { addRelatedItems } from "./related-items.js";
import { activeSet } from "./replication-sets.js";
import { readablePlan } from "./response-plans.js";
import { startRunbook } from "./start-runbook.js";
import { type Incident, incidents, relatedItems, type StoredPlan, tagSets, timelineEvents } from "./state.js";
import { recordEvent } from "./timeline.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

export const incidentHandlers: Handlers<typeof description> = {
  StartIncident: (input, call) => {
    const plan = readablePlan(input.responsePlanArn, "ssm-incidents:StartIncident", call);
    if (input.triggerDetails?.source.startsWith("aws.") === true) {
      throw invalid("The source of a custom incident must not start with aws.");
    }
    return once(call, "ssm-incidents/StartIncident", input.clientToken, () => startIncident(plan, input, call));
  },
  GetIncidentRecord: ({ arn }, call) => {
    const incident = findIncident(arn, call);
    return { incidentRecord: incident };
  },
  ListIncidentRecords: (input, call) => {
    activeSet(call);
    const all = call.store
      .table(incidents, call)
      .values()
      .filter((incident) => matchesFilters(input.filters ?? [], fields, incident))
      .sort((a, b) => (newestFirst(a) < newestFirst(b) ? -1 : 1));
    const { items, nextToken } = pageOf(all, newestFirst, {
      list: "ListIncidentRecords",
      token: input.nextToken,
      size: input.maxResults ?? 100,
    });
    return { incidentRecordSummaries: items.map(summaryOf), nextToken };
  },
  UpdateIncidentRecord: (input, call) => {
    const incident = findIncident(input.arn, call);
    return once(call, "ssm-incidents/UpdateIncidentRecord", input.clientToken, () => {
      checkChatTopics(input.chatChannel, call);
      keepIncident(updated(incident, input, call), call);
      return { output: {}, resource: incident.arn };
    });
  },
  DeleteIncidentRecord: ({ arn }, call) => {
    activeSet(call);
    if (parseArn(arn)?.account !== call.account || !call.store.table(incidents, call).has(arn)) return undefined;
    call.store.table(incidents, call).delete(arn);
    call.store.table(relatedItems, call).delete(arn);
    call.store.table(tagSets, call).delete(arn);
    call.store.table(timelineEvents, call).dropWhere(({ incidentRecordArn }) => incidentRecordArn === arn);
    return undefined;
  },
};

/** The caller's incident with this ARN. @throws AwsError where there is none */
export function findIncident(arn: string, call: Call): Incident {
  activeSet(call);
  const account = parseArn(arn)?.account ?? "";
  if (account !== "" && account !== call.account) throw denied(arn);
  const incident = call.store.table(incidents, call).get(arn);
  if (incident === undefined) throw notFound("INCIDENT_RECORD", arn);
  return incident;
}

export function keepIncident(incident: Incident, call: Call): void {
  const owner: Scope = { account: parseArn(incident.arn)?.account ?? call.account, region: call.region };
  call.store.table(incidents, owner).set(incident.arn, incident);
}

function startIncident(plan: StoredPlan, input: Input<"StartIncident">, call: Call) {
  const owner = { ...call, account: parseArn(plan.arn)?.account ?? call.account };
  const { dedupeString, incidentTags } = plan.incidentTemplate;
  const open = call.store
    .table(incidents, owner)
    .values()
    .find((incident) => incident.status === "OPEN" && incident.dedupeString === dedupeString);
  if (open !== undefined) return { output: { incidentRecordArn: open.arn }, resource: open.arn };
  const incident = newIncident(plan, input, owner);
  keepIncident(incident, owner);
  if (incidentTags !== undefined) call.store.table(tagSets, owner).set(incident.arn, incidentTags);
  addRelatedItems(incident.arn, input.relatedItems ?? [], owner);
  recordEvent(incident.arn, "SSM Incident Trigger", { responsePlanArn: plan.arn, title: incident.title }, owner);
  engageContacts(plan, incident, owner);
  notifyTopics(plan, incident, owner);
  startRunbook(plan, incident, owner);
  return { output: { incidentRecordArn: incident.arn }, resource: incident.arn };
}

function newIncident(plan: StoredPlan, input: Input<"StartIncident">, call: Call): Incident {
  const id = randomUUID();
  const now = seconds(call.clock);
  const { title, impact, summary, notificationTargets, dedupeString = id } = plan.incidentTemplate;
  const trigger = input.triggerDetails;
  return {
    arn: `arn:${call.partition}:ssm-incidents::${call.account}:incident-record/${plan.name}/${id}`,
    title: input.title ?? title,
    impact: input.impact ?? impact,
    status: "OPEN",
    dedupeString,
    creationTime: now,
    lastModifiedBy: call.caller.arn,
    lastModifiedTime: now,
    incidentRecordSource: {
      createdBy: call.caller.arn,
      source: trigger?.source ?? "aws.ssm-incidents.custom",
      ...present({ resourceArn: trigger?.triggerArn }),
    },
    ...present({ summary, notificationTargets, chatChannel: plan.chatChannel }),
  };
}

function updated(incident: Incident, input: Input<"UpdateIncidentRecord">, call: Call): Incident {
  const { title, impact, summary, status, notificationTargets, chatChannel } = input;
  const now = seconds(call.clock);
  const { resolvedTime = status === "RESOLVED" ? now : undefined, ...rest } = incident;
  return {
    ...rest,
    ...present({ title, impact, summary, status, notificationTargets, chatChannel }),
    ...(status === "OPEN" ? {} : present({ resolvedTime })),
    lastModifiedBy: call.caller.arn,
    lastModifiedTime: now,
  };
}

function summaryOf({ arn, title, impact, status, creationTime, resolvedTime, incidentRecordSource }: Incident): object {
  return { arn, title, impact, status, creationTime, resolvedTime, incidentRecordSource };
}

const fields: FilterFields<Incident> = {
  creationTime: ({ creationTime }) => creationTime,
  impact: ({ impact }) => impact,
  status: ({ status }) => status,
  createdBy: ({ incidentRecordSource }) => incidentRecordSource.createdBy,
};

/** Sorts by creation, latest first. */
function newestFirst({ creationTime, arn }: Incident): string {
  return `${String(1e15 - Math.round(creationTime * 1000)).padStart(16, "0")} ${arn}`;
}
