import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** AWS's own description of a service, in botocore's form. */
export interface Model {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

export interface ModelShape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly union?: boolean;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
}

const folder = process.env["MUSTER_MODELS"] ?? join(import.meta.dirname, "../../../shared/models");

const files: Readonly<Record<string, readonly string[]>> = {
  events: ["events.subset.service-2.json", "calls/events.2015-10-07.json"],
  iam: ["iam.subset.service-2.json", "calls/iam.2010-05-08.json"],
  monitoring: ["cloudwatch.subset.service-2.json", "calls/cloudwatch.2010-08-01.json"],
  sns: ["sns.subset.service-2.json", "calls/sns.2010-03-31.json"],
  ssm: ["ssm.subset.service-2.json", "calls/ssm.2014-11-06.json"],
  "ssm-contacts": ["ssm-contacts.service-2.json"],
  "ssm-incidents": ["ssm-incidents.service-2.json"],
  sts: ["calls/sts.2011-06-15.json"],
};

export const modelledServices = Object.keys(files);

/** The models are no part of the project: tests that need them are skipped where they are not beside it. */
export const hasModels = existsSync(join(folder, "calls"));

/** The model of a service by its signing name. */
export function loadModel(service: string): Model {
  const models = (files[service] ?? []).map((file): Model => JSON.parse(readFileSync(join(folder, file), "utf8")));
  return {
    operations: Object.assign({}, ...models.map(({ operations }) => operations)),
    shapes: Object.assign({}, ...models.map(({ shapes }) => shapes)),
  };
}
