import { lookUpContact } from "../../people/look-up-contact.js";
import { ownEngagements } from "../own-engagements.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/escalation.html */
export const engagesSingleContact = defineRule({
  id: "engages-single-contact",
  severity: "warning",
  summary: "A plan pages one person and nobody after them (a notice where it may be an escalation plan)",
  needs: ["contacts"],

  *check(context) {
    const { plan } = context;
    const [own] = ownEngagements(context);
    if (own === undefined || plan.engagements?.length !== 1 || (plan.integrations?.length ?? 0) > 0) return;
    const { at, arn: contact } = own;
    const known = lookUpContact(context.facts, contact);
    const hint = "Engage an escalation plan or an on-call schedule, so that someone is next when nobody answers";
    if (known.state === "present" && known.value.type === "PERSONAL") {
      const message = `Unexpected engagement of \`${contact}\` alone, expected more than one person`;
      yield { at, message, hint };
    } else if (known.state === "unknown") {
      const message = `Unexpected engagement of \`${contact}\` alone, expected it to be an escalation plan or an on-call schedule, which the facts do not tell`;
      yield { at, severity: "notice", message, hint };
    }
  },
});
