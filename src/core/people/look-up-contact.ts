import type { ContactFact, Facts, Known } from "../facts/facts.js";
import { lookUp } from "../facts/look-up.js";

/** The parts of a contact's ARN; escalation plans and on-call schedules are contacts, too. */
export interface ContactArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly alias: string;
}

/** Absent where the text is no contact's ARN, for example a short reference without a target. */
export function parseContactArn(arn: string): ContactArn | undefined {
  const [prefix, partition = "", service, region = "", account = "", resource = ""] = arn.split(":");
  if (prefix !== "arn" || service !== "ssm-contacts" || !resource.startsWith("contact/")) return undefined;
  return { partition, region, account, alias: resource.slice("contact/".length) };
}

/** What is known of an engaged contact. */
export function lookUpContact(facts: Facts, arn: string): Known<ContactFact> {
  const parts = parseContactArn(arn);
  if (parts === undefined) return { state: "unknown", reason: `no target says which account \`${arn}\` is in` };
  const { account, region } = parts;
  return lookUp(facts, facts.contacts, arn, { name: "ssm-contacts:contacts", account, region });
}
