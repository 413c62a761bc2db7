import type { ContactFact } from "../../facts/facts.js";
import { lookUpContact } from "../../people/look-up-contact.js";
import { ownEngagements } from "../own-engagements.js";
import { defineRule } from "../rule.js";

/** "Acknowledgment stops plan progression". @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_ContactTargetInfo.html */
export const endlessEscalation = defineRule({
  id: "endless-escalation",
  severity: "warning",
  summary: "An escalation plan goes on although somebody has acknowledged",
  needs: ["contacts"],

  *check(context) {
    for (const { at, arn } of ownEngagements(context)) {
      const known = lookUpContact(context.facts, arn);
      if (known.state === "unknown") yield { unchecked: known.reason };
      if (known.state !== "present" || known.value.type !== "ESCALATION") continue;
      if (known.value.stages === undefined) {
        yield { unchecked: `the plan of contact \`${known.value.alias}\` is not in the facts` };
      } else if (isEndless(known.value)) {
        yield {
          at,
          message: `Unexpected escalation plan \`${arn}\` whose targets are all without \`IsEssential\`, expected one whose acknowledgement stops it`,
          hint: "Set `IsEssential: true` on the targets that can take the incident over",
        };
      }
    }
  },
});

/** With one stage there is nothing left to stop. */
function isEndless({ stages = [] }: ContactFact): boolean {
  const used = stages
    .map(({ targets }) => targets.filter((target) => target.kind === "contact"))
    .filter(({ length }) => length > 0);
  return used.length > 1 && used.flat().every((target) => !target.isEssential);
}
