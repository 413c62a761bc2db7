import { AwsError } from "../aws-error.js";
import type { ListShape, MapShape, NumberShape, Shape, Shapes, StringShape, StructureShape } from "./shape.js";

/** A constraint that a value breaks; `path` as AWS's messages write it, with 1-based list positions. */
export interface Violation {
  readonly path: string;
  readonly value: unknown;
  readonly constraint: string;
}

export interface ReadInput {
  readonly value: Readonly<Record<string, unknown>>;
  readonly violations: readonly Violation[];
}

/**
 * Reads an operation's input from parsed JSON: keeps what the shape knows, drops the rest, as AWS does.
 *
 * @throws AwsError SerializationException where a value has the wrong JSON type
 */
export function readInput(shapes: Shapes, name: string, json: unknown): ReadInput {
  const violations: Violation[] = [];
  const value = read({ shapes, violations }, name, json ?? {}, "");
  // The input of an operation is a structure, and `readStructure` returns nothing else.
  return { value: value as ReadInput["value"], violations };
}

interface Reading {
  readonly shapes: Shapes;
  readonly violations: Violation[];
}

function read(reading: Reading, name: string, json: unknown, path: string): unknown {
  const shape = shapeOf(reading, name);
  switch (shape.type) {
    case "structure":
      return readStructure(reading, shape, json, path);
    case "list":
      return readList(reading, shape, json, path);
    case "map":
      return readMap(reading, shape, json, path);
    default:
      return readScalar(reading, shape, json, path);
  }
}

function shapeOf(reading: Reading, name: string): Shape {
  const shape = reading.shapes[name];
  if (shape === undefined) throw new Error(`the description has no shape ${name}`);
  return shape;
}

function readStructure(reading: Reading, shape: StructureShape, json: unknown, path: string): unknown {
  if (!isObject(json)) throw unexpected(json, "Start of structure");
  const value: Record<string, unknown> = {};
  for (const member in shape.members) {
    if (!Object.hasOwn(json, member)) continue;
    const given = json[member];
    const of = shape.members[member];
    if (given === null || given === undefined || of === undefined) continue;
    value[member] = read(reading, of, given, join(path, memberName(member)));
  }
  for (const member of shape.required ?? []) {
    if (value[member] === undefined) {
      refuse(reading, join(path, memberName(member)), null, "Member must not be null");
    }
  }
  if (shape.union === true) checkUnion(reading, shape, value, path);
  return value;
}

function checkUnion(reading: Reading, shape: StructureShape, value: object, path: string): void {
  if (Object.keys(value).length === 1) return;
  const names = Object.keys(shape.members).map(memberName).join(", ");
  refuse(reading, path, value, `Member must specify exactly one of: [${names}]`);
}

function readList(reading: Reading, shape: ListShape, json: unknown, path: string): unknown {
  if (!Array.isArray(json)) throw unexpected(json, "Start of list");
  checkCount(reading, shape, json.length, json, path);
  const element = shapeOf(reading, shape.of);
  const items = isScalar(element)
    ? readScalarItems(reading, element, json, path)
    : json.map((item, index) => readItem(reading, shape, item, `${path}.${index + 1}.member`));
  if (shape.unique === true && new Set(items.map((item) => JSON.stringify(item))).size < items.length) {
    refuse(reading, path, json, "Member must have unique values");
  }
  return items;
}

function readItem(reading: Reading, shape: ListShape, item: unknown, path: string): unknown {
  if (item === null || item === undefined) return refuse(reading, path, null, "Member must not be null");
  return read(reading, shape.of, item, path);
}

/** AWS reports what is wrong with scalar elements at the list, all constraints of the element together. */
function readScalarItems(reading: Reading, element: Shape, json: readonly unknown[], path: string): unknown[] {
  const broken = { shapes: reading.shapes, violations: [] };
  const items = json.map((item) =>
    item === null || item === undefined
      ? refuse(broken, path, null, "Member must not be null")
      : readScalar(broken, element, item, path),
  );
  if (broken.violations.length > 0) {
    refuse(reading, path, json, `Member must satisfy constraint: [${constraintsOf(element).join(", ")}]`);
  }
  return items;
}

function readMap(reading: Reading, shape: MapShape, json: unknown, path: string): unknown {
  if (!isObject(json)) throw unexpected(json, "Start of map");
  const entries = Object.entries(json).filter(([, value]) => value !== null);
  checkCount(reading, shape, entries.length, json, path);
  const [key, value] = [shapeOf(reading, shape.of[0]), shapeOf(reading, shape.of[1])];
  const broken = { keys: { ...reading, violations: [] }, values: { ...reading, violations: [] } };
  const result = entries.map(([name, item]) => {
    readScalar(broken.keys, key, name, path);
    const place = isScalar(value) ? broken.values : reading;
    return [name, read(place, shape.of[1], item, `${path}.${name}.member`)] as const;
  });
  if (broken.keys.violations.length > 0) {
    refuse(reading, path, json, `Map keys must satisfy constraint: [${constraintsOf(key).join(", ")}]`);
  }
  if (broken.values.violations.length > 0) {
    refuse(reading, path, json, `Map value must satisfy constraint: [${constraintsOf(value).join(", ")}]`);
  }
  return Object.fromEntries(result);
}

function readScalar(reading: Reading, shape: Shape, json: unknown, path: string): unknown {
  switch (shape.type) {
    case "string":
      if (typeof json !== "string") throw unconvertible(json, "a String");
      return checkString(reading, shape, json, path);
    case "integer":
    case "long":
    case "float":
    case "double":
      return checkNumber(reading, shape, readNumber(shape, json), path);
    case "boolean":
      if (typeof json !== "boolean") throw unconvertible(json, "a Boolean");
      return json;
    case "timestamp":
      return readTimestamp(json);
    case "blob":
      if (typeof json !== "string") throw unconvertible(json, "a Blob");
      return json;
    default:
      throw new Error(`${shape.type} is no scalar`);
  }
}

function readNumber(shape: NumberShape, json: unknown): number {
  const isWhole = shape.type === "integer" || shape.type === "long";
  const name = { integer: "an Integer", long: "a Long", float: "a Float", double: "a Double" }[shape.type];
  if (typeof json !== "number") throw unconvertible(json, name);
  if (isWhole && !Number.isSafeInteger(json)) {
    throw new AwsError("SerializationException", `DECIMAL_VALUE can not be converted to ${name}`);
  }
  if (shape.type === "integer" && Math.abs(json) > 2 ** 31) {
    throw new AwsError("SerializationException", "NUMBER_VALUE out of the range of an Integer");
  }
  return json;
}

function readTimestamp(json: unknown): number {
  const seconds = typeof json === "string" ? Date.parse(json) / 1000 : json;
  if (typeof seconds !== "number" || !Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12) {
    throw unconvertible(json, "a Timestamp");
  }
  return seconds;
}

function checkString(reading: Reading, shape: StringShape, text: string, path: string): string {
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape;
  const length = text.length > max || text.length < min * 2 ? [...text].length : text.length;
  if (length < min) refuse(reading, path, text, `Member must have length greater than or equal to ${min}`);
  if (length > max) refuse(reading, path, text, `Member must have length less than or equal to ${max}`);
  // A text that is too long is refused already: no pattern needs to run on it.
  if (shape.pattern !== undefined && length <= max && !patternOf(shape).test(text)) {
    refuse(reading, path, text, `Member must satisfy regular expression pattern: ${shape.pattern}`);
  }
  if (shape.values !== undefined && !shape.values.includes(text)) {
    refuse(reading, path, text, `Member must satisfy enum value set: [${shape.values.join(", ")}]`);
  }
  return text;
}

function checkNumber(reading: Reading, shape: NumberShape, value: number, path: string): number {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = shape;
  if (value < min) refuse(reading, path, value, `Member must have value greater than or equal to ${min}`);
  if (value > max) refuse(reading, path, value, `Member must have value less than or equal to ${max}`);
  return value;
}

function checkCount(reading: Reading, shape: ListShape | MapShape, count: number, value: unknown, path: string): void {
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape;
  if (count < min) refuse(reading, path, value, `Member must have length greater than or equal to ${min}`);
  if (count > max) refuse(reading, path, value, `Member must have length less than or equal to ${max}`);
}

function constraintsOf(shape: Shape): string[] {
  if (shape.type === "string") {
    return [
      ...(shape.max === undefined ? [] : [`Member must have length less than or equal to ${shape.max}`]),
      ...(shape.max === undefined && shape.min === undefined
        ? []
        : [`Member must have length greater than or equal to ${shape.min ?? 0}`]),
      ...(shape.pattern === undefined ? [] : [`Member must satisfy regular expression pattern: ${shape.pattern}`]),
      ...(shape.values === undefined ? [] : [`Member must satisfy enum value set: [${shape.values.join(", ")}]`]),
      "Member must not be null",
    ];
  }
  return ["Member must not be null"];
}

const patterns = new Map<string, RegExp>();

/** AWS's patterns must match the whole text, anchored or not. */
function patternOf(shape: StringShape): RegExp {
  const source = shape.safePattern ?? shape.pattern ?? "";
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const pattern = new RegExp(`^(?:${source})$`, source.includes("\\p{") ? "u" : "");
  patterns.set(source, pattern);
  return pattern;
}

function refuse(reading: Reading, path: string, value: unknown, constraint: string): undefined {
  reading.violations.push({ path, value, constraint });
}

function isScalar(shape: Shape): boolean {
  return shape.type !== "structure" && shape.type !== "list" && shape.type !== "map";
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** AWS writes members with a small first letter, whatever the model has. */
function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function unexpected(json: unknown, expected: string): AwsError {
  return new AwsError("SerializationException", `${tokenOf(json)} found where ${expected} was expected`);
}

function unconvertible(json: unknown, type: string): AwsError {
  return typeof json === "object"
    ? new AwsError("SerializationException", `${tokenOf(json)} found where not expected`)
    : new AwsError("SerializationException", `${tokenOf(json)} can not be converted to ${type}`);
}

function tokenOf(json: unknown): string {
  if (Array.isArray(json)) return "Start of list";
  if (typeof json === "object") return "Start of structure or map";
  if (typeof json === "boolean") return json ? "TRUE_VALUE" : "FALSE_VALUE";
  return typeof json === "number" ? "NUMBER_VALUE" : "STRING_VALUE";
}
