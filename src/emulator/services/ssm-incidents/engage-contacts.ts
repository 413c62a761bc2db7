import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { startEngagement } from "../ssm-contacts/engagements.js";
import { contacts } from "../ssm-contacts/state.js";
import type { Incident, StoredPlan } from "./state.js";
import { recordEvent } from "./timeline.js";

const eventType = "SSM Contacts Engagement for Incident";

/** Engages all of a plan's contacts at once. What cannot be engaged is written into the timeline. */
export function engageContacts(plan: StoredPlan, incident: Incident, call: Call): void {
  for (const contactArn of plan.engagements ?? []) {
    const { account = "", region = "" } = parseArn(contactArn) ?? {};
    const scope = { ...call, region };
    const contact = account === call.account ? call.store.table(contacts, scope).get(contactArn) : undefined;
    if (contact === undefined) {
      const why = account === call.account ? "the contact does not exist" : "the contact belongs to another account";
      recordEvent(incident.arn, eventType, { contactArn, status: "Failed", message: why }, call);
      continue;
    }
    const { title, summary } = incident;
    const message = {
      Sender: "Incident Manager",
      Subject: title || "Incident",
      Content: summary || title || "Incident",
    };
    const { EngagementArn } = startEngagement(contact, { ...message, IncidentId: incident.arn }, scope);
    recordEvent(incident.arn, eventType, { contactArn, status: "Started", engagementArn: EngagementArn }, call);
  }
}
