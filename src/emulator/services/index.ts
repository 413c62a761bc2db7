import type { Service } from "../service.js";
import { iam } from "./iam/iam.js";
import { sns } from "./sns/sns.js";
import { ssmIncidents } from "./ssm-incidents/ssm-incidents.js";
import { sts } from "./sts/sts.js";

/** Every service of the embedded AWS, by the name in the signing scope. */
export const services: ReadonlyMap<string, Service> = new Map(
  [iam, sns, ssmIncidents, sts].map((service) => [service.description.name, service]),
);
