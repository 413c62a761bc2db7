import type { FactSource } from "./facts.js";

/** A value of a recorded file, with the JSON Pointer that leads to it. */
export interface FactNode {
  readonly value: unknown;
  readonly pointer: string;
  /** What the whole file or answer is: all but the pointer of its values' sources. */
  readonly origin: FactSource;
}

/** The value under `key`; absent where it is missing or null. Never one that an object inherits. */
export function member(node: FactNode | undefined, key: string): FactNode | undefined {
  const value = node?.value;
  if (node === undefined || !isRecord(value) || !Object.hasOwn(value, key)) return undefined;
  const found = value[key];
  return found === undefined || found === null ? undefined : below(node, key, found);
}

/** The elements of a list; none where it is missing or no list. */
export function elements(node: FactNode | undefined): readonly FactNode[] {
  const value = node?.value;
  if (node === undefined || !Array.isArray(value)) return [];
  return value.map((item: unknown, index) => below(node, String(index), item));
}

/** The members of an object, as pairs of name and value. */
export function members(node: FactNode | undefined): readonly (readonly [string, FactNode])[] {
  const value = node?.value;
  if (node === undefined || !isRecord(value)) return [];
  return Object.keys(value).map((key) => [key, below(node, key, value[key])] as const);
}

/** The text under `key`; absent where there is none. */
export function textAt(node: FactNode | undefined, key: string): string | undefined {
  const value = member(node, key)?.value;
  return typeof value === "string" ? value : undefined;
}

/** The number under `key`; absent where there is none. */
export function numberAt(node: FactNode | undefined, key: string): number | undefined {
  const value = member(node, key)?.value;
  return typeof value === "number" ? value : undefined;
}

/** The texts of the list under `key`. */
export function textsAt(node: FactNode | undefined, key: string): readonly string[] {
  return elements(member(node, key)).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}

/** Where the value stands, for a report. */
export function sourceOf(node: FactNode): FactSource {
  return node.origin.file === undefined ? node.origin : { ...node.origin, pointer: node.pointer };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function below(node: FactNode, key: string, value: unknown): FactNode {
  const step = key.includes("~") || key.includes("/") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
  return { value, pointer: `${node.pointer}/${step}`, origin: node.origin };
}
