import type { Bound } from "./estimate-cost.js";
import { subjectTypes } from "./subject-types.js";

/** The CEL library tells types apart by their constructors, so each type has one, without anything in it. */
export const typeConstructors: ReadonlyMap<string, new () => object> = new Map(
  Object.keys(subjectTypes).map((name) => [name, class {}]),
);

const impacts = new Map([
  ["critical", 1],
  ["high", 2],
  ["medium", 3],
  ["low", 4],
  ["none", 5],
]);

/** A value of a file as one of a CEL type. Fields that the type does not have are left out; what does not fit, too. */
export function typedValue(type: string, value: unknown): unknown {
  if (type === "string") return typeof value === "string" ? value : undefined;
  if (type === "int") return toInteger(value);
  const list = /^list<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return Array.isArray(value) ? value.map((item) => typedValue(list, item)) : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const map = /^map<string, (.*)>$/.exec(type)?.[1];
  if (map !== undefined) return new Map(Object.entries(value).map(([key, item]) => [key, typedValue(map, item)]));
  return typedObject(type, value);
}

function typedObject(type: string, value: object): unknown {
  const Constructor = typeConstructors.get(type);
  if (Constructor === undefined) return undefined;
  const object = new Constructor();
  const given = new Map<string, unknown>(Object.entries(value));
  for (const [field, fieldType] of Object.entries(subjectTypes[type] ?? {})) {
    const typed = given.has(field) ? typedValue(fieldType, given.get(field)) : undefined;
    if (typed !== undefined) Object.defineProperty(object, field, { value: typed, enumerable: true });
  }
  return object;
}

function toInteger(value: unknown): bigint | undefined {
  const number = typeof value === "string" ? impacts.get(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? BigInt(number) : undefined;
}

/** How large a value is, in the measures of an expression's cost. */
export function measureValue(value: unknown): Bound {
  if (typeof value === "string") return { entries: 1, characters: value.length, weight: value.length + 1 };
  if (typeof value !== "object" || value === null) return { entries: 1, characters: 20, weight: 20 };
  const entries = Object.entries(value);
  const parts = entries.map(([, item]) => measureValue(item));
  return {
    entries: Math.max(entries.length, ...parts.map((part) => part.entries)),
    characters: Math.max(0, ...entries.map(([key]) => key.length), ...parts.map(({ characters }) => characters)),
    weight: entries.reduce((sum, [key], index) => sum + key.length + (parts[index]?.weight ?? 0), 1),
  };
}
