import { lookUpContact } from "../../people/look-up-contact.js";
import { reachContact } from "../../people/reach-contact.js";
import { ownEngagements } from "../own-engagements.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

const leadsNowhere = {
  PERSONAL: "without a stage that leads to a channel",
  ESCALATION: "without a stage that leads to a person",
  ONCALL_SCHEDULE: "without a rotation that leads to a person",
} as const;

/** @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_Stage.html */
export const unreachableContact = defineRule({
  id: "unreachable-contact",
  severity: "error",
  summary: "A plan engages a contact that leads to nobody (a warning where others are reached)",
  needs: ["contacts", "channels", "rotations"],

  *check(context) {
    for (const { at, arn } of ownEngagements(context)) {
      const known = lookUpContact(context.facts, arn);
      const { state, reasons, contacts } = reachContact(context.facts, arn);
      for (const reason of state === "unknown" ? reasons : []) yield { unchecked: reason };
      if (known.state !== "present") continue;
      if (state === "unreachable") {
        yield {
          at,
          message: `Unexpected contact \`${arn}\` ${leadsNowhere[known.value.type]}, expected one that pages a person`,
          hint: "Complete its plan with `aws ssm-contacts update-contact`: it takes the engagement and does nothing",
        };
      } else if (state === "reached" && contacts.unreachable.length > 0) {
        yield {
          at,
          severity: "warning",
          message: `Unexpected ${quoteList(contacts.unreachable, 3)} behind \`${arn}\`, who have no stage that leads to a channel, expected people who are paged`,
          hint: "Give each of them a plan that uses a channel",
        };
      }
    }
  },
});
