import { describe, expect, test } from "vitest";
import { services } from "../../src/emulator/services/index.js";
import type { Shape } from "../../src/emulator/shape/shape.js";
import { hasModels, loadModel, type Model, type ModelShape, modelledServices } from "./models.js";

/** Operations that the models have and that nothing here needs. */
const unneeded = new Set(["AssumeRoleWithWebIdentity"]);

describe.skipIf(!hasModels).each(modelledServices)("the description of %s", (name) => {
  const description = services.get(name)?.description;
  const model: Model = hasModels ? loadModel(name) : { operations: {}, shapes: {} };

  test("has the operations of the model, and handlers for them", () => {
    const expected = Object.keys(model.operations).filter((operation) => !unneeded.has(operation));
    expect(Object.keys(description?.operations ?? {})).toEqual(expect.arrayContaining(expected));
    const handled = Object.keys(services.get(name)?.handlers ?? {});
    expect(expected.filter((operation) => !handled.includes(operation))).toEqual([]);
  });

  test("has the constraints of the model", () => {
    const inputs = Object.keys(model.operations).flatMap(
      (operation) => model.operations[operation]?.input?.shape ?? [],
    );
    const differing = reachable(model, inputs).flatMap((shape) => {
      const described = description?.shapes[shape];
      const [ours, theirs] = [described && ofDescription(described), ofModel(model.shapes[shape])];
      return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ shape, ours, theirs }];
    });
    expect(differing).toEqual([]);
  });
});

test("every pattern compiles and answers hostile text at once", () => {
  const hostile = ["a", " ", "\t ", "/a", "-", "a-", ".a", "a1", "aws.partner/a", "$.a[0]"].map(
    (part) => `${part.repeat(400)}\u0000`,
  );
  for (const { description } of services.values()) {
    for (const [name, shape] of Object.entries(description.shapes)) {
      if (shape.type !== "string" || shape.pattern === undefined) continue;
      const pattern = new RegExp(
        `^(?:${shape.safePattern ?? shape.pattern})$`,
        shape.pattern.includes("\\p{") ? "u" : "",
      );
      for (const text of hostile) expect(typeof pattern.test(text), `${description.name} ${name}`).toBe("boolean");
    }
  }
});

interface Constraints {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly values?: readonly string[];
  readonly required?: readonly string[];
  readonly union?: boolean;
  readonly parts?: readonly (readonly [string, string])[];
}

function ofModel(shape: ModelShape | undefined): Constraints | undefined {
  if (shape === undefined) return undefined;
  const parts = Object.entries(shape.members ?? {}).map(([name, member]) => [name, member.shape] as const);
  for (const [name, part] of Object.entries({ of: shape.member, key: shape.key, value: shape.value })) {
    if (part !== undefined) parts.push([name, part.shape]);
  }
  const { type, min, max, pattern, required, union } = shape;
  return normal({ type, min, max, pattern, values: shape.enum, required, union, parts });
}

function ofDescription(shape: Shape): Constraints {
  const { type } = shape;
  switch (type) {
    case "structure":
      return normal({ type, required: shape.required, union: shape.union, parts: Object.entries(shape.members) });
    case "list":
      return normal({ type, min: shape.min, max: shape.max, parts: [["of", shape.of]] });
    case "map": {
      const [key, value] = shape.of;
      return normal({
        type,
        min: shape.min,
        max: shape.max,
        parts: [
          ["key", key],
          ["value", value],
        ],
      });
    }
    case "string":
      return normal({ type, min: shape.min, max: shape.max, pattern: shape.pattern, values: shape.values });
    case "boolean":
    case "timestamp":
    case "blob":
      return normal({ type });
    default:
      return normal({ type, min: shape.min, max: shape.max });
  }
}

/** Without what says nothing: a minimum of 0, an empty list of required members. */
function normal(constraints: { readonly [K in keyof Constraints]: Constraints[K] | undefined }): Constraints {
  const { type = "", min, max, pattern, values, required = [], union, parts = [] } = constraints;
  return {
    type,
    ...(min ? { min } : {}),
    ...(max === undefined ? {} : { max }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(values === undefined ? {} : { values }),
    ...(required.length > 0 ? { required: [...required].sort() } : {}),
    ...(union ? { union } : {}),
    parts: [...parts].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function reachable({ shapes }: Model, roots: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const { members = {}, member, key, value } = shapes[name] ?? { type: "" };
    for (const part of [...Object.values(members), member, key, value]) if (part !== undefined) open.push(part.shape);
  }
  return [...seen].sort();
}
