import { lookUpContact } from "../../people/look-up-contact.js";
import { reachContact } from "../../people/reach-contact.js";
import { ownEngagements } from "../own-engagements.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

/** Deleting a contact leaves it in the plans that engage it. @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_DeleteContact.html */
export const unknownContact = defineRule({
  id: "unknown-contact",
  severity: "error",
  summary: "A plan engages a contact that does not exist (a warning where only an escalation plan or a rotation does)",
  needs: ["contacts", "rotations"],

  *check(context) {
    for (const { at, arn } of ownEngagements(context)) {
      const known = lookUpContact(context.facts, arn);
      if (known.state === "unknown") yield { unchecked: known.reason };
      else if (known.state === "absent") {
        yield {
          at,
          message: `Unexpected contact \`${arn}\`, expected one that exists`,
          hint: "Correct the alias, or create the contact before the plan",
        };
      } else {
        const { state, contacts } = reachContact(context.facts, arn);
        if (contacts.absent.length === 0 || (state !== "reached" && state !== "unknown")) continue;
        yield {
          at,
          severity: "warning",
          message: `Unexpected ${quoteList(contacts.absent, 3)} behind \`${known.value.alias}\`, expected contacts that exist`,
          hint: `Remove deleted contacts from \`${known.value.alias}\` and its rotations`,
        };
      }
    }
  },
});
