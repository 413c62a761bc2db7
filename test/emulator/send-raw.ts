import { XMLParser } from "fast-xml-parser";
import type { ServiceDescription } from "../../src/emulator/service.js";
import type { Shape, Shapes } from "../../src/emulator/shape/shape.js";

export interface Answer {
  readonly status: number;
  /** Empty for a success. */
  readonly code: string;
  readonly message: string;
}

/** Sends a call as the wire has it, with no client in between that would refuse what is wrong. */
export async function sendRaw(
  endpoint: string,
  description: ServiceDescription,
  operation: string,
  input: unknown,
): Promise<Answer> {
  const { path, ...init } = requestOf(description, operation, (input ?? {}) as Record<string, unknown>);
  const credential = `111122223333/20260101/us-east-1/${description.name}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=00`;
  const response = await fetch(endpoint + path, { ...init, headers: { ...init.headers, authorization } });
  return readAnswer(response.status, response.headers.get("x-amzn-errortype") ?? "", await response.text());
}

interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

function requestOf(description: ServiceDescription, operation: string, input: Record<string, unknown>): RawRequest {
  if (description.protocols.includes("rest-json")) return restRequest(description, operation, input);
  if (description.protocols.includes("query")) {
    const form = new URLSearchParams({ Action: operation, Version: description.apiVersion });
    const name = description.operations[operation]?.input;
    if (name !== undefined) addToForm(form, description.shapes, name, input, "");
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { method: "POST", path: "/", headers, body: form.toString() };
  }
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `${description.targetPrefix}.${operation}`,
  };
  return { method: "POST", path: "/", headers, body: JSON.stringify(input) };
}

function restRequest(description: ServiceDescription, operation: string, input: Record<string, unknown>): RawRequest {
  const { http = "", input: name = "" } = description.operations[operation] ?? {};
  const shape = description.shapes[name];
  const bindings = shape?.type === "structure" ? (shape.bindings ?? {}) : {};
  const [method = "", template = ""] = http.split(" ");
  const body = Object.fromEntries(Object.entries(input).filter(([member]) => !Object.hasOwn(bindings, member)));
  const query = new URLSearchParams();
  for (const [member, place] of Object.entries(bindings)) {
    if (place === "query") for (const value of [input[member] ?? []].flat()) query.append(member, String(value));
  }
  const path = template.replace(/\{(\w+)\}/g, (_, member) => encodeURIComponent(String(input[member] ?? "none")));
  const request = {
    method,
    path: query.size > 0 ? `${path}?${query}` : path,
    headers: { "content-type": "application/json" },
  };
  return method === "POST" ? { ...request, body: JSON.stringify(body) } : request;
}

function addToForm(form: URLSearchParams, shapes: Shapes, name: string, value: unknown, prefix: string): void {
  const shape = shapes[name] as Shape;
  const dotted = (step: string | number) => (prefix === "" ? String(step) : `${prefix}.${step}`);
  if (value === undefined) return;
  if (shape.type === "structure") {
    for (const [member, of] of Object.entries(shape.members)) {
      addToForm(form, shapes, of, (value as Record<string, unknown>)[member], dotted(member));
    }
    return;
  }
  if (shape.type === "list") {
    const items = value as readonly unknown[];
    if (items.length === 0) form.append(prefix, "");
    const step = shape.flattened ? prefix : dotted(shape.itemName ?? "member");
    for (const [index, item] of items.entries()) addToForm(form, shapes, shape.of, item, `${step}.${index + 1}`);
    return;
  }
  if (shape.type === "map") {
    const [keyName, valueName] = shape.names ?? ["key", "value"];
    for (const [index, [key, item]] of Object.entries(value as object).entries()) {
      form.append(dotted(`entry.${index + 1}.${keyName}`), key);
      addToForm(form, shapes, shape.of[1], item, dotted(`entry.${index + 1}.${valueName}`));
    }
    return;
  }
  const text = shape.type === "timestamp" ? new Date(Number(value) * 1000).toISOString() : String(value);
  form.append(prefix, text);
}

const xml = new XMLParser({ parseTagValue: false });

function readAnswer(status: number, errorType: string, text: string): Answer {
  if (status < 300) return { status, code: "", message: "" };
  if (text.startsWith("<")) {
    const { Code = "", Message = "" } = xml.parse(text).ErrorResponse?.Error ?? {};
    return { status, code: Code, message: Message };
  }
  const body = JSON.parse(text);
  return { status, code: errorType, message: body.message ?? body.Message ?? "" };
}
