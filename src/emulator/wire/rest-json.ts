import { AwsError } from "../aws-error.js";
import type { Request } from "../request/request.js";
import type { ServiceDescription } from "../service.js";
import type { StructureShape } from "../shape/shape.js";
import { jsonBody } from "./json-body.js";
import type { WireProtocol } from "./protocol.js";

/** REST-JSON: method and path say the operation; members stand in the path, the query or the body. */
export const restJson: WireProtocol = {
  ask: (service, request) => {
    const route = findRoute(routesOf(service), request);
    if (route === undefined) {
      throw new AwsError(
        "UnknownOperationException",
        `No operation for ${request.method} ${request.path.slice(0, 200)}`,
        {
          status: 404,
        },
      );
    }
    const shape = inputShape(service, route.operation);
    const body = request.method === "GET" || request.method === "DELETE" ? {} : jsonBody(request);
    return { operation: route.operation, input: shape === undefined ? {} : bind(service, shape, route, request, body) };
  },

  answer: (service, operation, output, requestId) => {
    const status = service.operations[operation]?.status ?? 200;
    const headers = { "content-type": "application/json", "x-amzn-requestid": requestId };
    return { status, headers, body: status === 204 ? "" : JSON.stringify(output) };
  },

  refuse: (service, error, requestId) => {
    const known = service?.errors[error.code];
    return {
      status: error.status ?? known?.status ?? 400,
      headers: {
        "content-type": "application/json",
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": error.code,
      },
      body: JSON.stringify({ [known?.message ?? "message"]: error.message, ...error.fields }),
    };
  },
};

interface Route {
  readonly operation: string;
  /** As the description has it. */
  readonly http: string;
  readonly method: string;
  readonly path: RegExp;
  readonly names: readonly string[];
}

interface Routes {
  /** By method and path, without members in it. */
  readonly fixed: ReadonlyMap<string, Route>;
  readonly open: readonly Route[];
}

const known = new WeakMap<ServiceDescription, Routes>();

function routesOf(service: ServiceDescription): Routes {
  let routes = known.get(service);
  if (routes === undefined) {
    const all = Object.entries(service.operations).map(([operation, { http = "" }]) => routeOf(operation, http));
    const fixed = all.filter(({ names }) => names.length === 0).map((route) => [route.http, route] as const);
    routes = { fixed: new Map(fixed), open: all.filter(({ names }) => names.length > 0) };
    known.set(service, routes);
  }
  return routes;
}

function findRoute({ fixed, open }: Routes, { method, path }: Request): Route | undefined {
  const trimmed = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  return fixed.get(`${method} ${trimmed}`) ?? open.find((route) => route.method === method && route.path.test(path));
}

function routeOf(operation: string, http: string): Route {
  const [method = "", path = ""] = http.split(" ");
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  // An ARN in the path may come with its slashes unencoded.
  return { operation, http, method, names, path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "(.+)")}/?$`) };
}

function inputShape(service: ServiceDescription, operation: string): StructureShape | undefined {
  const shape = service.shapes[service.operations[operation]?.input ?? ""];
  return shape?.type === "structure" ? shape : undefined;
}

function bind(
  service: ServiceDescription,
  shape: StructureShape,
  route: Route,
  request: Request,
  body: unknown,
): unknown {
  const bindings = Object.entries(shape.bindings ?? {});
  if (bindings.length === 0) return body;
  const found = route.path.exec(request.path);
  // `jsonBody` gives an object, or this is a request without one.
  const input = { ...(body as Record<string, unknown>) };
  for (const [member, place] of bindings) {
    delete input[member];
    const value =
      place === "path"
        ? unescapePath(found?.[route.names.indexOf(member) + 1])
        : queryValue(service.shapes[shape.members[member] ?? ""]?.type === "list", member, request);
    if (value !== undefined) input[member] = value;
  }
  return input;
}

function queryValue(isList: boolean, member: string, request: Request): unknown {
  const values = request.query.getAll(member);
  if (values.length === 0) return undefined;
  return isList ? values : values[0];
}

function unescapePath(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError("SerializationException", "The path is not valid percent-encoded UTF-8", { status: 400 });
  }
}
