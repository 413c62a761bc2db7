import type { Protocol } from "../emulator/service.js";

/** An API model as botocore has it. */
export interface ModelShape {
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

export interface Model {
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

/** What the embedded AWS's description of a service takes from its model. */
export interface Described {
  readonly name: string;
  readonly apiVersion: string;
  readonly protocols: readonly Protocol[];
  readonly targetPrefix?: string;
  readonly xmlNamespace?: string;
  readonly validationFields?: true;
  readonly operations: Readonly<Record<string, object>>;
  readonly shapes: Readonly<Record<string, object>>;
  readonly errors: Readonly<Record<string, object>>;
}

type Traits = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

interface Describing {
  readonly model: Model;
  readonly names: readonly string[];
  /** Smithy's traits by shape, which botocore drops. */
  readonly traits: Traits;
  readonly hasOutputShapes: boolean;
}

/** The operations of a model, the shapes that they reach and the errors that they answer. */
export function describeService(model: Model, smithy: object, chosen: readonly string[]): Described {
  const { metadata } = model;
  const { protocol = "", targetPrefix, xmlNamespace } = metadata;
  const names = [...(chosen.length > 0 ? chosen : Object.keys(model.operations))].sort();
  const describing = {
    model,
    names,
    traits: traitsOf(smithy),
    hasOutputShapes: protocol !== "rest-json" && protocol !== "json",
  };
  const hasValidationFields = "Fields" in (model.shapes["ValidationException"]?.members ?? {});
  return {
    name: metadata["signingName"] ?? metadata["endpointPrefix"] ?? "",
    apiVersion: metadata["apiVersion"] ?? "",
    protocols: ({ "rest-json": ["rest-json"], json: ["json"], query: ["query"] } as const)[protocol] ?? [],
    ...(targetPrefix === undefined ? {} : { targetPrefix }),
    ...(xmlNamespace === undefined ? {} : { xmlNamespace }),
    ...(hasValidationFields ? { validationFields: true as const } : {}),
    operations: describeOperations(describing),
    shapes: Object.fromEntries(reachable(describing).map((name) => [name, describeShape(describing, name)])),
    errors: describeErrors(describing),
  };
}

function traitsOf(smithy: object): Traits {
  const entries = Object.entries(smithy) as [string, { readonly traits?: Record<string, unknown> }][];
  return new Map(entries.map(([id, { traits = {} }]) => [id.split("#")[1] ?? id, traits]));
}

const safePatterns = new Map([
  ["(?i)all|[0-9]{12}", "[aA][lL][lL]|[0-9]{12}"],
  ["^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$", "\\t*[\\x20-\\x7E][\\t\\x20-\\x7E]*"],
  [
    "arn:(aws|aws-cn|aws-us-gov):ssm-contacts:[-\\w+=\\/,.@]*:[0-9]+:([\\w+=\\/,.@:-]+)*",
    "arn:(aws|aws-cn|aws-us-gov):ssm-contacts:[-\\w+=\\/,.@]*:[0-9]+:[\\w+=\\/,.@:-]*",
  ],
]);

function reachable({ model, names, hasOutputShapes }: Describing): string[] {
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

function describeShape({ model, traits }: Describing, name: string): Record<string, unknown> {
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

function describeOperations({ model, names, hasOutputShapes }: Describing): Readonly<Record<string, object>> {
  const isRest = model.metadata["protocol"] === "rest-json";
  return Object.fromEntries(
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
}

function describeErrors({ model, names, traits }: Describing): Readonly<Record<string, object>> {
  const errorNames = new Set(
    names.flatMap((name) => (model.operations[name]?.errors ?? []).map((error) => error.shape)),
  );
  return Object.fromEntries(
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
}
