import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeService } from "../../src/dev/describe-service.js";
import type { ServiceDescription } from "../../src/emulator/service.js";
import { services } from "../../src/emulator/services/index.js";

const models = process.env["MUSTER_MODELS"] ?? join(import.meta.dirname, "../../../shared/models");

const modelFiles: Readonly<Record<string, string>> = {
  "ssm-incidents": "ssm-incidents.service-2.json",
  "ssm-contacts": "ssm-contacts.service-2.json",
  iam: "calls/iam.2010-05-08.json",
  ssm: "calls/ssm.2014-11-06.json",
  sns: "calls/sns.2010-03-31.json",
  sts: "calls/sts.2011-06-15.json",
  monitoring: "calls/cloudwatch.2010-08-01.json",
  events: "calls/events.2015-10-07.json",
};

function readJson(file: string) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { shapes: {} };
}

function pick(from: object, like: object): object {
  return Object.fromEntries(Object.entries(from).filter(([name]) => Object.hasOwn(like, name)));
}

describe.skipIf(!existsSync(models))("describeService makes from AWS's model the description of", () => {
  test.each(Object.entries(modelFiles))("%s", (name, file) => {
    const description = services.get(name)?.description;
    if (description === undefined) throw new Error(`no service ${name}`);
    const model = readJson(join(models, file));
    const smithy = readJson(join(models, file.replace("service-2", "smithy"))).shapes;
    // The models may be extracts that lack an operation.
    const known = Object.keys(description.operations).filter((operation) => operation in model.operations);
    const described = describeService(model, smithy, known);
    const { operations, errors, apiVersion, targetPrefix, xmlNamespace } = description as ServiceDescription;
    expect(pick(operations, described.operations)).toEqual(described.operations);
    expect({ apiVersion, targetPrefix, xmlNamespace }).toEqual({
      apiVersion: described.apiVersion,
      targetPrefix: described.targetPrefix,
      xmlNamespace: described.xmlNamespace,
    });
    expect(pick(description.shapes, described.shapes)).toEqual(described.shapes);
    expect(pick(errors, described.errors)).toEqual(described.errors);
  });
});
