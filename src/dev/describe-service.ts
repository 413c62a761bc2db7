// Writes the description of a service from its API model: node src/dev/run.mjs src/dev/describe-service.ts MODEL.json [OPERATION…]
import { existsSync, readFileSync } from "node:fs";

interface ModelShape {
  type: string;
  members?: Record<string, { shape: string; location?: string; locationName?: string }>;
  member?: { shape: string; locationName?: string };
  key?: { shape: string; locationName?: string };
  value?: { shape: string; locationName?: string };
  required?: string[];
  union?: boolean;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  flattened?: boolean;
  exception?: boolean;
  error?: { code?: string; httpStatusCode?: number };
}

interface Model {
  metadata: Record<string, string> & { protocols?: string[] };
  operations: Record<
    string,
    {
      http: { method: string; requestUri: string; responseCode?: number };
      input?: { shape: string };
      output?: { shape: string; resultWrapper?: string };
      errors?: { shape: string }[];
    }
  >;
  shapes: Record<string, ModelShape>;
}

const [file = "", ...chosen] = process.argv.slice(2);
const model: Model = JSON.parse(readFileSync(file, "utf8"));
const smithyFile = file.replace("service-2", "smithy");
const smithy = smithyFile !== file && existsSync(smithyFile) ? JSON.parse(readFileSync(smithyFile, "utf8")).shapes : {};
const traits = new Map<string, Record<string, unknown>>(
  Object.entries(smithy).map(([id, shape]) => [
    id.split("#")[1] ?? id,
    (shape as { traits?: Record<string, unknown> }).traits ?? {},
  ]),
);
const names = (chosen.length > 0 ? chosen : Object.keys(model.operations)).sort();
const hasOutputShapes = model.metadata["protocol"] === "query";

const safePatterns = new Map([
  ["(?i)all|[0-9]{12}", "[aA][lL][lL]|[0-9]{12}"],
  ["^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$", "\\t*[\\x20-\\x7E][\\t\\x20-\\x7E]*"],
  [
    "arn:(aws|aws-cn|aws-us-gov):ssm-contacts:[-\\w+=\\/,.@]*:[0-9]+:([\\w+=\\/,.@:-]+)*",
    "arn:(aws|aws-cn|aws-us-gov):ssm-contacts:[-\\w+=\\/,.@]*:[0-9]+:[\\w+=\\/,.@:-]*",
  ],
]);

function reachable(): string[] {
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const shape = model.shapes[name];
    if (shape === undefined) return;
    for (const member of Object.values(shape.members ?? {})) visit(member.shape);
    for (const member of [shape.member, shape.key, shape.value]) if (member !== undefined) visit(member.shape);
  };
  for (const name of names) {
    const { input, output } = model.operations[name] ?? {};
    if (input) visit(input.shape);
    if (output && hasOutputShapes) visit(output.shape);
  }
  return [...seen].sort();
}

function describe(name: string): Record<string, unknown> {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`no shape ${name}`);
  const { min, max } = shape;
  const bounds = { ...(min ? { min } : {}), ...(max === undefined ? {} : { max }) };
  if (shape.type === "structure") {
    const members = Object.entries(shape.members ?? {});
    const bound = members.filter(([, member]) => member.location !== undefined);
    return {
      type: "structure",
      members: Object.fromEntries(members.map(([key, member]) => [key, member.shape])),
      ...(shape.required?.length ? { required: shape.required } : {}),
      ...(shape.union ? { union: true } : {}),
      ...(bound.length
        ? {
            bindings: Object.fromEntries(
              bound.map(([key, member]) => [key, member.location === "uri" ? "path" : "query"]),
            ),
          }
        : {}),
    };
  }
  if (shape.type === "list") {
    return {
      type: "list",
      of: shape.member?.shape,
      ...bounds,
      ...("smithy.api#uniqueItems" in (traits.get(name) ?? {}) ? { unique: true } : {}),
      ...(shape.member?.locationName && shape.member.locationName !== "member"
        ? { itemName: shape.member.locationName }
        : {}),
      ...(shape.flattened ? { flattened: true } : {}),
    };
  }
  if (shape.type === "map") {
    const names = [shape.key?.locationName ?? "key", shape.value?.locationName ?? "value"];
    const isUsual = names.join() === "key,value";
    return { type: "map", of: [shape.key?.shape, shape.value?.shape], ...(isUsual ? {} : { names }), ...bounds };
  }
  if (["boolean", "timestamp", "blob"].includes(shape.type)) return { type: shape.type };
  const safe = shape.pattern === undefined ? undefined : safePatterns.get(shape.pattern);
  return {
    type: shape.type,
    ...bounds,
    ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
    ...(safe === undefined ? {} : { safePattern: safe }),
    ...(shape.enum === undefined ? {} : { values: shape.enum }),
  };
}

const isRest = model.metadata["protocol"] === "rest-json";
const protocols = { "rest-json": ["rest-json"], json: ["json"], query: ["query"] }[model.metadata["protocol"] ?? ""];

const operations = Object.fromEntries(
  names.map((name) => {
    const operation = model.operations[name];
    if (operation === undefined) throw new Error(`no operation ${name}`);
    const { input, output, http } = operation;
    return [
      name,
      {
        ...(input ? { input: input.shape } : {}),
        ...(output && hasOutputShapes ? { output: output.shape } : {}),
        ...(isRest ? { http: `${http.method} ${http.requestUri}` } : {}),
        ...(http.responseCode && http.responseCode !== 200 ? { status: http.responseCode } : {}),
        ...(output?.resultWrapper ? { wrapper: output.resultWrapper } : {}),
      },
    ];
  }),
);

const errorNames = new Set(names.flatMap((name) => (model.operations[name]?.errors ?? []).map((error) => error.shape)));
const errors = Object.fromEntries(
  [...errorNames].sort().map((name) => {
    const shape = model.shapes[name];
    const status = shape?.error?.httpStatusCode ?? traits.get(name)?.["smithy.api#httpError"] ?? 400;
    return [
      name,
      {
        status,
        ...(shape?.error?.code && shape.error.code !== name ? { code: shape.error.code } : {}),
        ...(shape?.members && "Message" in shape.members ? { message: "Message" } : {}),
      },
    ];
  }),
);

function entries(value: Record<string, unknown>): string {
  return Object.entries(value)
    .map(([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)},`)
    .join("\n");
}

const hasValidationFields = "Fields" in (model.shapes["ValidationException"]?.members ?? {});

console.log(`import type { ServiceDescription } from "../../service.js";

/** ${model.metadata["serviceFullName"]}, API version ${model.metadata["apiVersion"]}: its operations and their constraints. */
export const description = {
  name: ${JSON.stringify(model.metadata["signingName"] ?? model.metadata["endpointPrefix"])},
  apiVersion: ${JSON.stringify(model.metadata["apiVersion"])},
  protocols: ${JSON.stringify(protocols)},
${model.metadata["targetPrefix"] ? `  targetPrefix: ${JSON.stringify(model.metadata["targetPrefix"])},` : ""}
${model.metadata["xmlNamespace"] ? `  xmlNamespace: ${JSON.stringify(model.metadata["xmlNamespace"])},` : ""}
${hasValidationFields ? "  validationFields: true," : ""}
  operations: {
${entries(operations)}
  },
  shapes: {
${entries(Object.fromEntries(reachable().map((name) => [name, describe(name)])))}
  },
  errors: {
${entries(errors)}
  },
} as const satisfies ServiceDescription;`);
