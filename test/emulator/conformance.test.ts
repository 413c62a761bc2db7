import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import type { ServiceDescription } from "../../src/emulator/service.js";
import { services } from "../../src/emulator/services/index.js";
import type { StructureShape } from "../../src/emulator/shape/shape.js";
import { type Broken, brokenValues, sampleValue } from "./sample-value.js";
import { type Answer, sendRaw } from "./send-raw.js";

let emulator: RunningEmulator;

beforeAll(async () => {
  emulator = await startEmulator();
  const description = services.get("ssm-incidents")?.description as ServiceDescription;
  await sendRaw(emulator.endpoint, description, "CreateReplicationSet", { regions: { "us-east-1": {} } });
});

afterAll(() => emulator.close());

interface InvalidCall extends Broken {
  readonly input: unknown;
  readonly path: string;
}

/** One call for every constraint of every member that an input reaches, everything else being right. */
function invalidCalls(description: ServiceDescription, inputName: string): readonly InvalidCall[] {
  const { shapes } = description;
  const calls: InvalidCall[] = [];
  const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  const visit = (name: string, path: string, put: (value: unknown) => unknown, depth: number) => {
    const shape = shapes[name] as StructureShape;
    const base = sampleValue(shapes, name, "minimal") as Record<string, unknown>;
    for (const [member, of] of Object.entries(shape.members)) {
      const at = path === "" ? lower(member) : `${path}.${lower(member)}`;
      // The others of a union must be absent.
      const others = shape.union ? {} : base;
      const place = (value: unknown) => put({ ...others, [member]: value });
      if (shape.required?.includes(member) && shape.bindings?.[member] !== "path") {
        calls.push({ input: place(undefined), path: at, value: null, constraint: "Member must not be null" });
      }
      for (const broken of brokenValues(shapes, of)) calls.push({ ...broken, input: place(broken.value), path: at });
      const inner = shapes[of];
      if (depth > 5) continue;
      if (inner?.type === "structure") visit(of, at, place, depth + 1);
      if (inner?.type === "list" && shapes[inner.of]?.type === "structure") {
        visit(inner.of, `${at}.1.member`, (value) => place([value]), depth + 1);
      }
    }
  };
  visit(inputName, "", (value) => value, 0);
  return calls;
}

const cases = [...services].flatMap(([service, { description }]) =>
  Object.keys(description.operations).map((operation) => ({ service, operation })),
);

/** A form and a query string cannot say "an empty structure" or "an empty list". */
function isSayable(description: ServiceDescription, operation: string, input: unknown): boolean {
  const isRest = description.protocols.includes("rest-json");
  if (!isRest && !description.protocols.includes("query")) return true;
  const shape = description.shapes[description.operations[operation]?.input ?? ""];
  const inQuery = isRest && shape?.type === "structure" ? Object.keys(shape.bindings ?? {}) : [];
  const parts = isRest
    ? inQuery.map((member) => (input as Record<string, unknown>)[member])
    : Object.values(input as object);
  return !parts.some(holdsEmpty);
}

function holdsEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const parts = Object.values(value).filter((part) => part !== undefined);
  return parts.length === 0 || parts.some(holdsEmpty);
}

function describedAs(service: string, operation: string) {
  const description = services.get(service)?.description as ServiceDescription;
  return { description, input: description.operations[operation]?.input };
}

const isValidation = ({ code, message }: Answer) =>
  /Validation/.test(code) && /^\d+ validation errors? detected/.test(message);

describe("every operation", () => {
  test.each(cases)("$service $operation takes a minimal and a maximal call", async ({ service, operation }) => {
    const { description, input } = describedAs(service, operation);
    for (const size of ["minimal", "maximal"] as const) {
      const value = input === undefined ? {} : sampleValue(description.shapes, input, size);
      const answer = await sendRaw(emulator.endpoint, description, operation, value);
      expect(answer.status).toBeLessThan(500);
      expect(answer).not.toSatisfy(isValidation);
      expect(answer.code).not.toMatch(/Serialization|Malformed(Input|Http)|UnknownOperation/);
    }
  });

  test.each(cases)("$service $operation refuses whatever breaks a constraint", async ({ service, operation }) => {
    const { description, input } = describedAs(service, operation);
    if (input === undefined) return;
    const wrong: unknown[] = [];
    for (const { input: value, path, constraint } of invalidCalls(description, input)) {
      if (!isSayable(description, operation, value)) continue;
      const answer = await sendRaw(emulator.endpoint, description, operation, value);
      const isRight =
        answer.status === 400 &&
        isValidation(answer) &&
        answer.message.includes(`'${path}' failed to satisfy constraint: ${constraint}`);
      if (!isRight) wrong.push({ path, constraint, answer });
    }
    expect(wrong).toEqual([]);
  });
});
