import type { Model, ModelShape } from "./models.js";

/** An input that is wrong in one place. */
export interface InvalidInput {
  readonly what: string;
  readonly input: unknown;
}

/** The smallest input, or one that has every member. */
export function validInput(model: Model, shape: string, size: "minimal" | "maximal"): unknown {
  return sample(model, shape, size, []);
}

/** Inputs that break one constraint each, in every place that a constraint stands. */
export function invalidInputs(model: Model, shape: string): readonly InvalidInput[] {
  return mutations(model, shape, sample(model, shape, "maximal", []), "", []);
}

function sample(model: Model, name: string, size: "minimal" | "maximal", path: readonly string[]): unknown {
  const shape = shapeOf(model, name);
  if (shape.type === "structure") return structure(model, name, shape, size, path);
  if (shape.type === "list") {
    const count = Math.max(shape.min ?? 0, size === "maximal" ? 1 : 0);
    return Array.from({ length: count }, () => sample(model, shape.member?.shape ?? "", size, path));
  }
  if (shape.type === "map") {
    const count = Math.max(shape.min ?? 0, size === "maximal" ? 1 : 0);
    return Object.fromEntries(
      Array.from({ length: count }, () => [
        sample(model, shape.key?.shape ?? "", size, path),
        sample(model, shape.value?.shape ?? "", size, path),
      ]),
    );
  }
  return scalar(name, shape);
}

function structure(
  model: Model,
  name: string,
  shape: ModelShape,
  size: "minimal" | "maximal",
  path: readonly string[],
): unknown {
  const members = Object.entries(shape.members ?? {});
  const wanted = shape.union === true ? members.slice(0, 1) : members;
  const isInside = path.includes(name);
  return Object.fromEntries(
    wanted
      .filter(([member]) => shape.union || shape.required?.includes(member) || (size === "maximal" && !isInside))
      .map(([member, { shape: of }]) => [member, sample(model, of, size, [...path, name])]),
  );
}

const texts = [
  "abc123",
  "a",
  "1",
  "v1",
  "/",
  "$LATEST",
  "$DEFAULT",
  "111122223333",
  "10%",
  "arn:aws:iam::111122223333:role/runbook",
  "arn:aws:sns:us-east-1:111122223333:updates",
  "12345678-1234-1234-1234-123456789012",
  "aws.partner/example.com/a",
  "https://bucket.s3.amazonaws.com/key",
  "arn:aws:secretsmanager:us-east-1:111122223333:secret:a",
];

function scalar(name: string, shape: ModelShape): unknown {
  if (shape.type === "string") return textOf(name, shape);
  if (shape.type === "boolean") return true;
  if (shape.type === "timestamp") return 1_700_000_000;
  if (shape.type === "blob") return "YWJj";
  return Math.max(shape.min ?? 1, 1);
}

function textOf(name: string, shape: ModelShape): string {
  if (shape.enum !== undefined) return shape.enum[0] ?? "";
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape;
  const padded = texts.map((text) => (text.length < min ? text + "a".repeat(min - text.length) : text));
  const found = [...texts, ...padded].find(
    (text) => text.length >= min && text.length <= max && (shape.pattern === undefined || matches(shape.pattern, text)),
  );
  if (found === undefined) throw new Error(`no text for ${name}: ${shape.pattern}`);
  return found;
}

function matches(pattern: string, text: string): boolean {
  const isLoose = pattern.startsWith("(?i)");
  const source = isLoose ? pattern.slice("(?i)".length) : pattern;
  return new RegExp(`^(?:${source})$`, isLoose ? "i" : source.includes("\\p{") ? "u" : "").test(text);
}

function mutations(
  model: Model,
  name: string,
  value: unknown,
  place: string,
  path: readonly string[],
): readonly InvalidInput[] {
  const shape = shapeOf(model, name);
  if (path.includes(name)) return [];
  const inner = [...path, name];
  if (shape.type === "structure")
    return structureMutations(model, shape, value as Record<string, unknown>, place, inner);
  if (shape.type === "list") {
    const [first] = value as unknown[];
    const of = shape.member?.shape ?? "";
    return [
      ...counts(shape, place, (count) => Array.from({ length: count }, () => first)),
      ...mutations(model, of, first, `${place}[0]`, inner).map(({ what, input }) => ({ what, input: [input] })),
    ];
  }
  if (shape.type === "map") return mapMutations(model, shape, value as Record<string, unknown>, place, inner);
  return scalarMutations(shape, place).map(({ what, input }) => ({ what, input }));
}

function structureMutations(
  model: Model,
  shape: ModelShape,
  value: Record<string, unknown>,
  place: string,
  path: readonly string[],
): InvalidInput[] {
  const without = (shape.required ?? []).map((member) => {
    const { [member]: _, ...rest } = value;
    return { what: `${place} without ${member}`, input: rest };
  });
  const changed = Object.entries(value).flatMap(([member, item]) => {
    const of = shape.members?.[member]?.shape ?? "";
    const mutated = mutations(model, of, item, place === "" ? member : `${place}.${member}`, path);
    return mutated.map(({ what, input }) => ({ what, input: { ...value, [member]: input } }));
  });
  return [...without, ...changed];
}

function mapMutations(
  model: Model,
  shape: ModelShape,
  value: Record<string, unknown>,
  place: string,
  path: readonly string[],
): InvalidInput[] {
  const [key = "", item] = Object.entries(value)[0] ?? [];
  const keyShape = shapeOf(model, shape.key?.shape ?? "");
  return [
    ...counts(shape, place, (count) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${key}${index}`, item])),
    ),
    ...scalarMutations(keyShape, `${place} key`).map(({ what, input }) => ({ what, input: { [String(input)]: item } })),
    ...mutations(model, shape.value?.shape ?? "", item, `${place}.${key}`, path).map(({ what, input }) => ({
      what,
      input: { [key]: input },
    })),
  ];
}

const mostItems = 2000;

function counts(shape: ModelShape, place: string, make: (count: number) => unknown): InvalidInput[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape;
  return [
    ...(min > 0 ? [{ what: `${place} with ${min - 1} items`, input: make(min - 1) }] : []),
    ...(max < mostItems ? [{ what: `${place} with ${max + 1} items`, input: make(max + 1) }] : []),
  ];
}

const strangers = ["\u0007", " ", "é\u2603", "{}", "no such thing", "a\u0007", "%%%", ""];

function scalarMutations(shape: ModelShape, place: string): InvalidInput[] {
  if (shape.type === "string") return textMutations(shape, place);
  if (!["integer", "long", "float", "double"].includes(shape.type)) return [];
  const { min, max } = shape;
  return [
    ...(min === undefined || min === 0 ? [] : [{ what: `${place} of ${min - 1}`, input: min - 1 }]),
    ...(max === undefined ? [] : [{ what: `${place} of ${max + 1}`, input: max + 1 }]),
  ];
}

function textMutations({ min = 0, max = Number.POSITIVE_INFINITY, pattern, enum: values }: ModelShape, place: string) {
  const wrong: InvalidInput[] = [];
  if (min > 0) wrong.push({ what: `${place} too short`, input: "a".repeat(min - 1) });
  if (max < 200_000) wrong.push({ what: `${place} too long`, input: "a".repeat(max + 1) });
  if (values !== undefined) wrong.push({ what: `${place} out of its values`, input: "NO_SUCH_VALUE" });
  const stranger =
    pattern === undefined
      ? undefined
      : strangers.find((text) => {
          const long = text.length < min ? text.repeat(min) : text;
          return long.length >= min && long.length <= max && !matches(pattern, long);
        });
  if (stranger !== undefined) {
    wrong.push({
      what: `${place} against its pattern`,
      input: stranger.length < min ? stranger.repeat(min) : stranger,
    });
  }
  return wrong;
}

function shapeOf({ shapes }: Model, name: string): ModelShape {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`the model has no shape ${name}`);
  return shape;
}
