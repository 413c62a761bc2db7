import type { Service } from "../service.js";
import { cloudtrail } from "./cloudtrail/cloudtrail.js";
import { events } from "./events/events.js";
import { iam } from "./iam/iam.js";
import { kms } from "./kms/kms.js";
import { monitoring } from "./monitoring/monitoring.js";
import { organizations } from "./organizations/organizations.js";
import { secretsmanager } from "./secretsmanager/secretsmanager.js";
import { sns } from "./sns/sns.js";
import { ssm } from "./ssm/ssm.js";
import { ssmContacts } from "./ssm-contacts/ssm-contacts.js";
import { ssmIncidents } from "./ssm-incidents/ssm-incidents.js";
import { sts } from "./sts/sts.js";

const all: readonly Service[] = [
  cloudtrail,
  events,
  iam,
  kms,
  monitoring,
  organizations,
  secretsmanager,
  sns,
  ssm,
  ssmContacts,
  ssmIncidents,
  sts,
];

/** Every service of the embedded AWS, by the name in the signing scope. */
export const services: ReadonlyMap<string, Service> = new Map(
  all.map((service) => [service.description.name, service]),
);
