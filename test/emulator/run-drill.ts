import { ListPagesByEngagementCommand } from "@aws-sdk/client-ssm-contacts";
import {
  CreateResponsePlanCommand,
  type CreateResponsePlanCommandInput,
  DeleteResponsePlanCommand,
  GetTimelineEventCommand,
  ListTimelineEventsCommand,
  StartIncidentCommand,
} from "@aws-sdk/client-ssm-incidents";
import type { ResolvedPlan } from "../../src/core/plan/resource.js";
import type { clientsOf } from "./clients.js";

type Clients = ReturnType<typeof clientsOf>;

/** What became of a plan's incidents after two hours: what failed, and whether each engagement paged somebody, in every Region. */
export interface DrillOutcome {
  readonly failures: readonly string[];
  readonly isPaged: boolean;
}

/** Run a drill of a plan in the embedded AWS: an incident through each client, in the client's Region. */
export async function runDrill(
  { plan }: ResolvedPlan,
  [first, ...others]: readonly [Clients, ...Clients[]],
  endpoint: string,
): Promise<DrillOutcome> {
  const created = await createPlan(plan, first);
  if ("refusal" in created) return { failures: [created.refusal], isPaged: false };
  const failures: string[] = [];
  let isPaged = true;
  for (const { incidents } of [first, ...others]) {
    const { incidentRecordArn } = await incidents.send(new StartIncidentCommand({ responsePlanArn: created.arn }));
    await control(endpoint, "POST", "clock", { advanceMinutes: 120 });
    const { eventSummaries } = await incidents.send(new ListTimelineEventsCommand({ incidentRecordArn }));
    const events = (eventSummaries ?? []).map(async ({ eventId, eventType }) => {
      const { event } = await incidents.send(new GetTimelineEventCommand({ incidentRecordArn, eventId }));
      return { eventType, data: JSON.parse(event?.eventData ?? "{}") };
    });
    const found = await Promise.all(events);
    failures.push(...found.filter(({ data }) => data.status === "Failed").map(({ data }) => data.message));
    const engagements = found.flatMap(({ data }): string[] => data.engagementArn ?? []);
    const pages = await Promise.all(engagements.map((arn) => pagesOf(arn, [first, ...others])));
    isPaged &&= pages.length > 0 && pages.every((count) => count > 0);
  }
  await first.incidents.send(new DeleteResponsePlanCommand({ arn: created.arn }));
  return { failures: [...new Set(failures)], isPaged };
}

/** An engagement is kept in the Region of its contact. */
async function pagesOf(EngagementId: string, clients: readonly Clients[]): Promise<number> {
  for (const { contacts } of clients) {
    if ((await contacts.config.region()) !== EngagementId.split(":")[3]) continue;
    const { Pages } = await contacts.send(new ListPagesByEngagementCommand({ EngagementId }));
    return Pages?.length ?? 0;
  }
  return 0;
}

/** Ask the embedded AWS for what only it has: its clock, the activation codes it sent. */
export async function control(endpoint: string, method: string, what: string, body?: object): Promise<unknown> {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return (await fetch(`${endpoint}/_emulator/${what}`, init)).json();
}

/** The plan without what would join it to another incident or ask PagerDuty. */
async function createPlan(
  plan: ResolvedPlan["plan"],
  { incidents }: Clients,
): Promise<{ readonly arn: string } | { readonly refusal: string }> {
  // The plan is readonly; the client's type is not.
  const { integrations: _, ...input } = structuredClone(plan) as CreateResponsePlanCommandInput;
  if (input.incidentTemplate !== undefined) delete input.incidentTemplate.dedupeString;
  try {
    const { arn = "" } = await incidents.send(new CreateResponsePlanCommand(input));
    return { arn };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}
