import { channelsOf, reachContact } from "../../people/reach-contact.js";
import { ownEngagements } from "../own-engagements.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

const newHint =
  "After the sync the person has to type the code that is sent to them; until then the plan reaches nobody";
const hint = "Ask the person for the code that was sent, or send it again with `aws ssm-contacts send-activation-code`";

/** @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_ContactChannel.html */
export const inactiveContact = defineRule({
  id: "inactive-contact",
  severity: "error",
  summary: "A plan engages a contact none of whose channels is activated (a warning where others are reached)",
  needs: ["contacts", "channels", "rotations"],

  *check(context) {
    const { facts } = context;
    for (const { at, arn } of ownEngagements(context)) {
      const { state, reasons, contacts } = reachContact(facts, arn);
      for (const reason of state === "unknown" ? reasons : []) yield { unchecked: reason };
      if (contacts.inactive.length === 0 || (state !== "inactive" && state !== "reached")) continue;
      const isAlone = contacts.inactive[0] === arn;
      const found = contacts.inactive.flatMap((person) => channelsOf(facts, person));
      const channels = found.map(({ name }) => name);
      const isNew = found.some(({ arn: channel }) => facts.channels.get(channel)?.source.kind === "declared");
      yield {
        at,
        severity: state === "inactive" ? "error" : "warning",
        message: isAlone
          ? `Unexpected contact \`${arn}\` without an activated channel, expected one that pages; it has ${quoteList(channels, 3)}`
          : `Unexpected ${quoteList(contacts.inactive, 3)} behind \`${arn}\`, who have no activated channel, expected people who are paged`,
        hint: isNew ? newHint : hint,
      };
    }
  },
});
