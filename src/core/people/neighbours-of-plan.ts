import { resourceAddress } from "../changes/resource-address.js";
import type { Target } from "../config/config.js";
import type { ContactFact, Facts } from "../facts/facts.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { lookUpContact, parseContactArn } from "./look-up-contact.js";
import { lookUpRotation, membersOf } from "./reach-contact.js";

/**
 * The addresses of the target's own neighbours that a plan relies on, as far as the facts lead: `contact/ALIAS` and
 * `rotation/NAME` of everyone on the way to the people it pages, its `document/NAME` and its `role/NAME`s.
 */
export function neighboursOfPlan(plan: ResponsePlan, facts: Facts, target: Target): ReadonlySet<string> {
  return new Set([
    ...(plan.engagements ?? []).flatMap((arn) => peopleBehind(arn, facts, target)),
    ...(plan.actions ?? []).flatMap(({ ssmAutomation: { documentName, roleArn, parameters = {} } }) => [
      ...ownName("document", documentName, target),
      ...[roleArn, ...(parameters["AutomationAssumeRole"] ?? [])].flatMap((arn) => ownName("role", arn, target)),
    ]),
  ]);
}

function peopleBehind(engaged: string, facts: Facts, { account }: Target): readonly string[] {
  const addresses: string[] = [];
  const seen = new Set([engaged]);
  // A set grows while it is walked, so that escalation plans which engage each other end.
  for (const arn of seen) {
    const parts = parseContactArn(arn);
    if (parts?.account === account) addresses.push(resourceAddress("Contact", parts.alias));
    const contact = lookUpContact(facts, arn);
    if (contact.state !== "present") continue;
    for (const member of membersOf(facts, contact.value).arns) seen.add(member);
    addresses.push(...rotationsOf(contact.value, facts));
  }
  return addresses;
}

function rotationsOf(schedule: ContactFact, facts: Facts): readonly string[] {
  return (schedule.rotationIds ?? []).flatMap((id) => {
    const rotation = lookUpRotation(facts, schedule, id);
    return rotation.state === "present" ? [resourceAddress("Rotation", rotation.value.name)] : [];
  });
}

/** A name, or an ARN of the target's account. */
function ownName(kind: "document" | "role", reference: string, { account }: Target): readonly string[] {
  if (!reference.startsWith("arn:")) return [`${kind}/${reference}`];
  const [, , , , owner, resource = ""] = reference.split(":");
  const name = resource.split("/").at(-1);
  return owner === account && name !== undefined ? [`${kind}/${name}`] : [];
}
