import { XMLBuilder } from "fast-xml-parser";
import { AwsError } from "../aws-error.js";
import type { ServiceDescription } from "../service.js";
import type { Shape, Shapes } from "../shape/shape.js";
import { type FormTree, formTree } from "./form-tree.js";
import type { WireProtocol } from "./protocol.js";

/** AWS Query: a form in, XML out. */
export const query: WireProtocol = {
  ask: (service, request) => {
    const form = new URLSearchParams(request.body.toString("utf8"));
    if (!form.has("Action")) for (const [name, value] of request.query) form.append(name, value);
    const operation = form.get("Action") ?? "";
    if (operation === "") throw new AwsError("MissingAction", "Missing Action", { status: 400 });
    const known = Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
    if (known === undefined) {
      const message = `Could not find operation ${operation.slice(0, 100)} for version ${(form.get("Version") ?? "NO_VERSION_SPECIFIED").slice(0, 20)}`;
      throw new AwsError("InvalidAction", message, { status: 400 });
    }
    const input = known.input === undefined ? {} : fromForm(service.shapes, known.input, formTree(form));
    return { operation, input: input ?? {} };
  },

  answer: (service, operation, output, requestId) => {
    const { output: shape, wrapper } = service.operations[operation] ?? {};
    const result = shape === undefined ? {} : toXml(service.shapes, shape, output);
    return {
      status: 200,
      headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
      body: xml.build({
        [`${operation}Response`]: {
          "@xmlns": service.xmlNamespace ?? "",
          ...(wrapper === undefined ? {} : { [wrapper]: result }),
          ResponseMetadata: { RequestId: requestId },
        },
      }),
    };
  },

  refuse: (service, error, requestId) => {
    const known = service?.errors[error.code];
    const status = error.status ?? known?.status ?? (error.code === "AccessDeniedException" ? 403 : 400);
    return {
      status,
      headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
      body: xml.build({
        ErrorResponse: {
          ...(service?.xmlNamespace === undefined ? {} : { "@xmlns": service.xmlNamespace }),
          Error: {
            Type: status < 500 ? "Sender" : "Receiver",
            Code: queryCodeOf(service, error),
            Message: error.message.replace(unprintable, "\u{FFFD}"),
          },
          RequestId: requestId,
        },
      }),
    };
  },
};

/** What XML 1.0 has no way to write. */
const unprintable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** What an error is called in this protocol, and to clients that still go by its names in another one. */
export function queryCodeOf(service: ServiceDescription | undefined, { code }: AwsError): string {
  return service?.errors[code]?.code ?? queryCodes.get(code) ?? code;
}

/** The header by which a service that was once called by Query tells the old name of an error. */
export function queryErrorHeader(service: ServiceDescription | undefined, error: AwsError): Record<string, string> {
  if (service?.protocols.includes("query") !== true) return {};
  const status = error.status ?? service.errors[error.code]?.status ?? 400;
  return { "x-amzn-query-error": `${queryCodeOf(service, error)};${status < 500 ? "Sender" : "Receiver"}` };
}

/** What errors of every service are called in this protocol. */
const queryCodes = new Map([
  ["ValidationException", "ValidationError"],
  ["ThrottlingException", "Throttling"],
  ["AccessDeniedException", "AccessDenied"],
  ["MissingAuthenticationTokenException", "MissingAuthenticationToken"],
  ["IncompleteSignatureException", "IncompleteSignature"],
  ["InternalServerException", "InternalFailure"],
  ["SerializationException", "MalformedInput"],
]);

const xml = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", suppressEmptyNode: true });

function fromForm(shapes: Shapes, name: string, tree: FormTree): unknown {
  const shape = shapes[name];
  switch (shape?.type) {
    case "structure":
      return Object.fromEntries(
        Object.entries(shape.members)
          .filter(([member]) => tree.children.has(member))
          .map(([member, of]) => [member, fromForm(shapes, of, child(tree, member))]),
      );
    case "list": {
      const holder = shape.flattened === true ? tree : child(tree, shape.itemName ?? "member");
      return numbered(holder).map((item) => fromForm(shapes, shape.of, item));
    }
    case "map": {
      const [key, value] = shape.names ?? mapNames;
      const entries = numbered(child(tree, "entry"));
      return Object.fromEntries(
        entries.map((entry) => [child(entry, key).text ?? "", fromForm(shapes, shape.of[1], child(entry, value))]),
      );
    }
    default:
      return fromText(shape, tree.text ?? "");
  }
}

const mapNames = ["key", "value"] as const;

const emptyTree: FormTree = { text: undefined, children: new Map() };

function child(tree: FormTree, name: string): FormTree {
  return tree.children.get(name) ?? emptyTree;
}

function numbered(tree: FormTree): FormTree[] {
  return [...tree.children]
    .filter(([key]) => /^\d{1,9}$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);
}

function fromText(shape: Shape | undefined, text: string): unknown {
  switch (shape?.type) {
    case "integer":
    case "long":
    case "float":
    case "double":
      return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
    case "boolean":
      return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : text;
    default:
      return text;
  }
}

function toXml(shapes: Shapes, name: string, value: unknown): unknown {
  const shape = shapes[name];
  if (value === undefined || value === null) return undefined;
  switch (shape?.type) {
    case "structure":
      return Object.fromEntries(
        Object.entries(shape.members)
          .map(([member, of]) => [member, toXml(shapes, of, memberOf(value, member))] as const)
          .filter(([, item]) => item !== undefined),
      );
    case "list": {
      const items = (Array.isArray(value) ? value : []).map((item) => toXml(shapes, shape.of, item));
      return shape.flattened === true ? items : items.length === 0 ? "" : { [shape.itemName ?? "member"]: items };
    }
    case "map": {
      const entries = Object.entries(value as object);
      if (entries.length === 0) return "";
      const names = shape.names ?? mapNames;
      return {
        entry: entries.map(([key, item]) => ({ [names[0]]: key, [names[1]]: toXml(shapes, shape.of[1], item) })),
      };
    }
    case "timestamp":
      return new Date(Number(value) * 1000).toISOString().replace(".000Z", "Z");
    default:
      return String(value);
  }
}

function memberOf(value: unknown, member: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, member)
    ? (value as Record<string, unknown>)[member]
    : undefined;
}
