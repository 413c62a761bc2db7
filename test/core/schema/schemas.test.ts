import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { checkShape } from "../../../src/core/schema/check-shape.js";
import type { JsonSchema } from "../../../src/core/schema/json-schema.js";
import { type ShapeName, schemas } from "../../../src/core/schema/schemas.js";

const names = Object.keys(schemas) as ShapeName[];

describe.each(names)("the schema of %s", (name) => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });

  test("is a JSON Schema 2020-12 with an id and a title", () => {
    expect(ajv.validateSchema(schemas[name])).toBe(true);
    expect(schemas[name]).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: expect.stringMatching(/^[a-z-]+\.schema\.json$/),
      title: expect.any(String),
    });
  });

  test("describes every field, with examples that it accepts", () => {
    for (const [path, field] of fieldsOf(schemas[name], "")) {
      expect(field.description, path).toMatch(/\.$/);
      const { examples = [] } = field as { examples?: readonly unknown[] };
      expect(examples.length, path).toBeGreaterThan(0);
      const validate = ajv.compile({ ...field, $defs: schemas[name].$defs ?? {} });
      for (const example of examples) expect(validate(example), `${path}: ${JSON.stringify(example)}`).toBe(true);
    }
  });

  test("knows no field that it does not name", () => {
    for (const [path, part] of partsOf(schemas[name], "")) {
      if (part.properties !== undefined) expect(part.additionalProperties, path).toBe(false);
    }
  });
});

function partsOf(schema: JsonSchema, path: string): [string, JsonSchema][] {
  const inner = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.anyOf ?? []).map((part, index) => [`anyOf${index}`, part] as const),
    ...(schema.items === undefined ? [] : [["items", schema.items] as const]),
    ...(typeof schema.additionalProperties === "object" ? [["*", schema.additionalProperties] as const] : []),
  ];
  return [[path, schema], ...inner.flatMap(([key, part]) => partsOf(part, `${path}/${key}`))];
}

function fieldsOf(schema: JsonSchema, path: string): [string, JsonSchema][] {
  return partsOf(schema, path).flatMap(([at, part]) =>
    Object.entries(part.properties ?? {}).map(([key, field]): [string, JsonSchema] => [`${at}/${key}`, field]),
  );
}

interface Shape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
}

const models = process.env["MUSTER_MODELS"] ?? join(import.meta.dirname, "../../../../shared/models");
const modelFile = join(models, "ssm-incidents.service-2.json");

describe.skipIf(!existsSync(modelFile))("beside AWS's model of CreateResponsePlan", () => {
  const shapes = (): Record<string, Shape> => JSON.parse(readFileSync(modelFile, "utf8")).shapes;

  test("the fields are the same, less `clientToken` and with `kind` and `arn`", () => {
    const members = Object.keys(shapes()["CreateResponsePlanInput"]?.members ?? {});
    const own = Object.keys(schemas.ResponsePlan.properties ?? {});
    expect(own.toSorted()).toEqual([...members.filter((name) => name !== "clientToken"), "arn", "kind"].toSorted());
  });

  test.each([
    ["ResponsePlanName", (text: string) => ({ name: text })],
    ["ResponsePlanDisplayName", (text: string) => ({ displayName: text })],
    ["IncidentTitle", (text: string) => ({ incidentTemplate: { title: text, impact: 1 } })],
    ["IncidentSummary", (text: string) => ({ incidentTemplate: { title: "t", impact: 1, summary: text } })],
    ["DedupeString", (text: string) => ({ incidentTemplate: { title: "t", impact: 1, dedupeString: text } })],
  ])("%s has the same length", (shape, fieldsWith) => {
    const { min = 0, max = 0 } = shapes()[shape] ?? {};
    const fits = (length: number) =>
      checkShape("ResponsePlan", {
        name: "a",
        incidentTemplate: { title: "t", impact: 1 },
        ...fieldsWith("x".repeat(length)),
      }).length === 0;
    expect([fits(min), fits(max), fits(max + 1)]).toEqual([true, true, false]);
    if (min > 0) expect(fits(min - 1)).toBe(false);
  });
});
