import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { services } from "../../src/emulator/services/index.js";

const models = process.env["MUSTER_MODELS"] ?? join(import.meta.dirname, "../../../shared/models");

/** Everything that checks read and that fills an account. */
const modelFiles: Readonly<Record<string, readonly string[]>> = {
  events: ["events.subset.service-2.json", "calls/events.2015-10-07.json"],
  iam: ["iam.subset.service-2.json", "calls/iam.2010-05-08.json"],
  monitoring: ["cloudwatch.subset.service-2.json", "calls/cloudwatch.2010-08-01.json"],
  sns: ["sns.subset.service-2.json", "calls/sns.2010-03-31.json"],
  ssm: ["ssm.subset.service-2.json", "calls/ssm.2014-11-06.json"],
  "ssm-contacts": ["ssm-contacts.service-2.json"],
  "ssm-incidents": ["ssm-incidents.service-2.json"],
  sts: ["calls/sts.2011-06-15.json"],
};

describe.skipIf(!existsSync(models))("of the operations in AWS's models", () => {
  test.each(Object.entries(modelFiles))("none is missing in %s", (name, files) => {
    const handled = new Set(Object.keys(services.get(name)?.handlers ?? {}));
    const wanted = files.flatMap((file) =>
      Object.keys(JSON.parse(readFileSync(join(models, file), "utf8")).operations),
    );
    expect(wanted.filter((operation) => !handled.has(operation))).toEqual([]);
  });
});

test.each([...services.values()])("$description.name handles every operation that it describes", (service) => {
  const { description, handlers } = service;
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(description.operations).sort());
});

test("every pattern compiles and answers hostile text at once", () => {
  const parts = ["a", " ", "\t ", "/a", "-", "a-", ".a", "a1", "aws.partner/a", "$.a[0]", "a@a.", "arn:aws:"];
  const hostile = parts.map((part) => `${part.repeat(400)}\u0000`);
  for (const { description } of services.values()) {
    for (const shape of Object.values(description.shapes)) {
      if (shape.type !== "string" || shape.pattern === undefined) continue;
      const flags = shape.pattern.includes("\\p{") ? "u" : "";
      const pattern = new RegExp(`^(?:${shape.safePattern ?? shape.pattern})$`, flags);
      for (const text of hostile) pattern.test(text);
    }
  }
});
