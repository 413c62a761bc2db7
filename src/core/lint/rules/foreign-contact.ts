import { parseContactArn } from "../../people/look-up-contact.js";
import { engagementsOf } from "../own-engagements.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/incident-manager-cross-account-cross-region.html */
export const foreignContact = defineRule({
  id: "foreign-contact",
  severity: "error",
  summary: "A plan engages a contact of another account",

  *check({ plan, target }) {
    for (const { at, arn } of engagementsOf(plan)) {
      const contact = parseContactArn(arn);
      if (contact === undefined) continue;
      if (target === undefined) yield { unchecked: `no target says which account the plan belongs to` };
      else if (contact.account !== target.account) {
        yield {
          at,
          message: `Unexpected contact \`${arn}\` of account \`${contact.account}\`, expected one of the plan's account \`${target.account}\``,
          hint: `Engage a contact of account ${target.account}, for example \`contact/${contact.alias}\``,
        };
      }
    }
  },
});
