import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { services } from "../../src/emulator/services/index.js";
import { invalidInputs, validInput } from "./generate-calls.js";
import { hasModels, loadModel, type Model } from "./models.js";

let emulator: RunningEmulator;

beforeAll(async () => {
  emulator = await startEmulator();
});

afterAll(() => emulator.close());

interface Answer {
  readonly status: number;
  readonly text: string;
}

describe.skipIf(!hasModels).each([
  ["events", "json"],
  ["iam", "query"],
  ["monitoring", "json"],
  ["monitoring", "query"],
  ["sns", "query"],
  ["ssm", "json"],
])("generated calls of %s in %s", (service, protocol) => {
  const model: Model = hasModels ? loadModel(service) : { operations: {}, shapes: {} };
  const operations = Object.entries(model.operations).map(([name, { input }]) => [name, input?.shape ?? ""] as const);
  const call = protocol === "json" ? callJson : callQuery;

  test.each(operations)("%s takes the smallest and the largest valid input", async (operation, shape) => {
    for (const size of ["minimal", "maximal"] as const) {
      const { status, text } = await call(service, operation, validInput(model, shape, size));
      expect(status, `${size}: ${text}`).toBeLessThan(500);
      expect(text, size).not.toMatch(/failed to satisfy constraint|Serialization|MalformedInput/);
    }
  });

  test.each(operations)("%s refuses every input that breaks a constraint", async (operation, shape) => {
    const accepted: string[] = [];
    for (const { what, input } of invalidInputs(model, shape)) {
      if (protocol === "query" && isNothingInForms(what)) continue;
      const { status, text } = await call(service, operation, input);
      const isRefused = status === 400 && /Validation(Error|Exception)/.test(text) && text.includes("constraint: ");
      if (!isRefused) accepted.push(`${what}: ${status} ${text.slice(0, 300)}`);
    }
    expect(accepted).toEqual([]);
  });
});

/** A form cannot say that a list has no items. */
function isNothingInForms(what: string): boolean {
  return what.endsWith(" with 0 items");
}

function headersOf(service: string): Record<string, string> {
  const credential = `111122223333/20260101/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=x` };
}

async function callJson(service: string, operation: string, input: unknown): Promise<Answer> {
  const target = `${services.get(service)?.description.targetPrefix}.${operation}`;
  const headers = { ...headersOf(service), "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  const response = await fetch(emulator.endpoint, { method: "POST", body: JSON.stringify(input), headers });
  return { status: response.status, text: await response.text() };
}

async function callQuery(service: string, operation: string, input: unknown): Promise<Answer> {
  const body = new URLSearchParams({ Action: operation, Version: "any" });
  const shape = services.get(service)?.description.operations[operation]?.input ?? "";
  addField(body, service, shape, "", input);
  const response = await fetch(emulator.endpoint, { method: "POST", body, headers: headersOf(service) });
  return { status: response.status, text: await response.text() };
}

function addField(form: URLSearchParams, service: string, name: string, place: string, value: unknown): void {
  const shape = services.get(service)?.description.shapes[name];
  const under = (step: string | number) => (place === "" ? String(step) : `${place}.${step}`);
  if (shape?.type === "structure") {
    for (const [member, item] of Object.entries(value as object)) {
      addField(form, service, shape.members[member] ?? "", under(member), item);
    }
  } else if (shape?.type === "list") {
    if ((value as unknown[]).length === 0) form.append(place, "");
    for (const [index, item] of (value as unknown[]).entries()) {
      addField(form, service, shape.of, under(`member.${index + 1}`), item);
    }
  } else if (shape?.type === "map") {
    const [key, item] = shape.names ?? ["key", "value"];
    for (const [index, [name, entry]] of Object.entries(value as object).entries()) {
      form.append(under(`entry.${index + 1}.${key}`), name);
      addField(form, service, shape.of[1], under(`entry.${index + 1}.${item}`), entry);
    }
  } else form.append(place, String(value));
}
