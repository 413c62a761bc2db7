import type { Shape, Shapes } from "../../src/emulator/shape/shape.js";

/** Values for which there is a name in some pattern of AWS. */
const candidates = [
  "a",
  "1",
  "123456",
  "111122223333",
  "aaa",
  "us-east-1",
  "0f8fad5b-d9cb-469f-a165-70867728950e",
  "related-item/OTHER/0123456789ABCDEF0123456789ABCDEF",
  "arn:aws:ssm-incidents::111122223333:response-plan/none",
  "arn:aws:iam::111122223333:role/none",
  "arn:aws:ssm-contacts:us-east-1:111122223333:contact/none",
  "arn:aws:sns:us-east-1:111122223333:none",
  "arn:aws:iam::111122223333:policy/none",
  "/",
  "/none/",
  "v1",
  "$DEFAULT",
  "o-abcdefghij",
  "r-abcd",
  "p-abcdefgh",
  "h-abcdefgh1",
  "car-abcdefgh1",
  "a@example.com",
  "aws.partner/example/none",
  "$.none",
  "https://none.s3.amazonaws.com/none",
  "a".repeat(20),
  "a".repeat(64),
];

function patternOf(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, source.includes("\\p{") ? "u" : "");
}

/** A value that breaks no constraint: the smallest, or the one with everything in it. */
export function sampleValue(shapes: Shapes, name: string, size: "minimal" | "maximal", depth = 0): unknown {
  const shape = shapes[name] as Shape;
  switch (shape.type) {
    case "structure": {
      const all = Object.keys(shape.members);
      const required = shape.required ?? [];
      const wanted = shape.union ? all.slice(0, 1) : size === "minimal" || depth > 4 ? required : all;
      return Object.fromEntries(
        wanted.map((member) => [member, sampleValue(shapes, shape.members[member] ?? "", size, depth + 1)]),
      );
    }
    case "list": {
      const count = shape.min ?? (size === "maximal" && depth <= 4 ? 1 : 0);
      return Array.from({ length: count }, () => sampleValue(shapes, shape.of, size, depth + 1));
    }
    case "map": {
      const count = shape.min ?? (size === "maximal" && depth <= 4 ? 1 : 0);
      const key = () => String(sampleValue(shapes, shape.of[0], size));
      return Object.fromEntries(
        Array.from({ length: count }, () => [key(), sampleValue(shapes, shape.of[1], size, depth + 1)]),
      );
    }
    case "string":
      return sampleText(shape, size);
    case "boolean":
      return true;
    case "timestamp":
      return 1_800_000_000;
    case "blob":
      return "YQ==";
    default:
      return (size === "maximal" ? shape.max : shape.min) ?? 1;
  }
}

function sampleText(shape: Shape & { type: "string" }, size: "minimal" | "maximal"): string {
  if (shape.values !== undefined) return shape.values[0] ?? "";
  const { min = 0, max = 64, pattern = "[\\s\\S]*" } = shape;
  const fits = (text: string) =>
    text.length >= min && text.length <= max && patternOf(shape.safePattern ?? pattern).test(text);
  const texts =
    size === "maximal" ? candidates.flatMap((text) => [text.padEnd(Math.min(max, 3000), "a"), text]) : candidates;
  const found = texts.find(fits);
  if (found === undefined) throw new Error(`no sample for ${JSON.stringify(shape)}`);
  return found;
}

/** A value that breaks one constraint, and the constraint as AWS words it. */
export interface Broken {
  readonly value: unknown;
  readonly constraint: string;
}

/** Everything that can be wrong with a value of this shape, its parts left alone. */
export function brokenValues(shapes: Shapes, name: string): readonly Broken[] {
  const shape = shapes[name] as Shape;
  switch (shape.type) {
    case "string":
      return brokenTexts(shape);
    case "integer":
    case "long":
    case "float":
    case "double":
      return [
        ...(shape.min === undefined
          ? []
          : [{ value: shape.min - 1, constraint: `Member must have value greater than or equal to ${shape.min}` }]),
        ...(shape.max === undefined
          ? []
          : [{ value: shape.max + 1, constraint: `Member must have value less than or equal to ${shape.max}` }]),
      ];
    case "list":
    case "map":
      return brokenCounts(shapes, shape);
    default:
      return [];
  }
}

function brokenTexts({ min = 0, max, pattern, safePattern, values }: Shape & { type: "string" }): readonly Broken[] {
  if (values !== undefined)
    return [{ value: "none-such", constraint: `Member must satisfy enum value set: [${values.join(", ")}]` }];
  const odd = ["\u0007", "!", "a b", "!".repeat(Math.max(min, 1))].find(
    (text) => text.length >= min && pattern !== undefined && !patternOf(safePattern ?? pattern).test(text),
  );
  return [
    ...(min > 0
      ? [{ value: "a".repeat(min - 1), constraint: `Member must have length greater than or equal to ${min}` }]
      : []),
    ...(max === undefined
      ? []
      : [{ value: "a".repeat(max + 1), constraint: `Member must have length less than or equal to ${max}` }]),
    ...(odd === undefined
      ? []
      : [{ value: odd, constraint: `Member must satisfy regular expression pattern: ${pattern}` }]),
  ];
}

function brokenCounts(shapes: Shapes, shape: Shape & { type: "list" | "map" }): readonly Broken[] {
  const { min = 0, max } = shape;
  const collection = (count: number) =>
    shape.type === "list"
      ? Array.from({ length: count }, () => sampleItem(shapes, shape.of))
      : Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`k${index}`, sampleValue(shapes, shape.of[1], "minimal")]),
        );
  return [
    ...(min > 0
      ? [{ value: collection(min - 1), constraint: `Member must have length greater than or equal to ${min}` }]
      : []),
    ...(max === undefined
      ? []
      : [{ value: collection(max + 1), constraint: `Member must have length less than or equal to ${max}` }]),
    ...(shape.type === "list" && shape.unique
      ? [
          {
            value: [1, 2].map(() => sampleValue(shapes, shape.of, "minimal")),
            constraint: "Member must have unique values",
          },
        ]
      : []),
  ];
}

/** The smallest item that is more than an empty structure or list. */
function sampleItem(shapes: Shapes, name: string): unknown {
  const item = sampleValue(shapes, name, "minimal");
  const isEmpty = typeof item === "object" && item !== null && Object.keys(item).length === 0;
  return isEmpty ? sampleValue(shapes, name, "maximal") : item;
}
