import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";

interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required?: boolean;
  readonly schema: object;
}

interface OpenApiOperation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly properties?: object } }>>;
  };
  readonly responses: Readonly<Record<string, { readonly content?: unknown; readonly $ref?: string }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const file = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");
// GitHub publishes this description itself; its shape is the one that the interface above takes of it.
const description = JSON.parse(readFileSync(file, "utf8")) as Description;

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
formats.default(ajv, ["date-time", "uri", "uuid", "email", "int64"]);
ajv.addFormat("repo.nwo", /^[\w.-]+\/[\w.-]+$/u);
allowNull(description.components["schemas"]);
ajv.addSchema({ $id: "github", components: description.components });
const compiled = new Map<string, ValidateFunction>();

/** A path of GitHub's description that a request matched. */
export interface MatchedRoute {
  /** `GET /repos/{owner}/{repo}/…` */
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The route of the description that a request matches best: the one with the most fixed words. */
export function matchRoute(method: string, pathname: string): MatchedRoute | undefined {
  const parts = pathname.split("/");
  const found = Object.keys(description.paths)
    .filter((template) => description.paths[template]?.[method.toLowerCase()] !== undefined && matches(template, parts))
    .sort((a, b) => fixedWords(b) - fixedWords(a))[0];
  if (found === undefined) return undefined;
  const names = found.split("/");
  const parameters = Object.fromEntries(
    names.flatMap((name, index) =>
      name.startsWith("{")
        ? [
            [
              name.slice(1, -1),
              decodeURIComponent(parts.slice(index, index === names.length - 1 ? undefined : index + 1).join("/")),
            ],
          ]
        : [],
    ),
  );
  return { name: `${method} ${found}`, parameters };
}

/** What is wrong with a request by GitHub's description; empty when nothing is. */
export function requestProblems(route: MatchedRoute, query: URLSearchParams, body: unknown): readonly string[] {
  const operation = operationOf(route);
  const known = (operation.parameters ?? []).map(resolve<Parameter>);
  const queryProblems = [...query.keys()].filter(
    (name) => !known.some((one) => one.in === "query" && one.name === name),
  );
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const allowed = schema?.properties === undefined ? undefined : new Set(Object.keys(schema.properties));
  const bodyProblems =
    schema === undefined || body === undefined
      ? []
      : [
          ...problemsOf(`${route.name} request`, schema, body),
          ...Object.keys(Object(body))
            .filter((name) => allowed !== undefined && !allowed.has(name))
            .map((name) => `unknown member ${name}`),
        ];
  return [...queryProblems.map((name) => `unknown query parameter ${name}`), ...bodyProblems].map(
    (one) => `${route.name}: ${one}`,
  );
}

/** What is wrong with a response by GitHub's description. */
export function responseProblems(route: MatchedRoute, status: number, body: unknown): readonly string[] {
  const response = operationOf(route).responses[String(status)];
  if (response === undefined) return status >= 400 ? [] : [`${route.name}: unexpected status ${status}`];
  const content = resolve<{ content?: Record<string, { schema: object }> }>(response).content?.["application/json"];
  if (content === undefined) return [];
  return problemsOf(`${route.name} ${status}`, content.schema, body).map((one) => `${route.name} ${status}: ${one}`);
}

/** One of the description's own examples, to be varied. */
export function exampleOf(name: string): Record<string, unknown> {
  const example = description.components["examples"]?.[name];
  if (typeof example !== "object" || example === null || !("value" in example)) throw new Error(`no example ${name}`);
  return structuredClone(Object(example.value));
}

// OpenAPI 3.0 has `nullable` beside a reference too; the validator knows it only beside a type.
function allowNull(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    allowNull(member);
    if (typeof member !== "object" || member === null || !("nullable" in member) || "type" in member) continue;
    const { nullable: _, ...rest } = member;
    Object.assign(value, { [key]: { anyOf: [rest, { type: "null" }] } });
  }
}

function operationOf({ name }: MatchedRoute): OpenApiOperation {
  const [method = "", template = ""] = name.split(" ");
  const operation = description.paths[template]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return operation;
}

function resolve<T>(value: object): T {
  const reference = "$ref" in value ? String(value.$ref) : undefined;
  const [, , group = "", name = ""] = reference?.split("/") ?? [];
  // The caller names the type that the description has at this place.
  return (reference === undefined ? value : description.components[group]?.[name]) as T;
}

function problemsOf(key: string, schema: object, value: unknown): readonly string[] {
  let validate = compiled.get(key);
  if (validate === undefined) {
    const own = { schema: JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/')) };
    allowNull(own);
    validate = ajv.compile(own.schema);
    compiled.set(key, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function matches(template: string, parts: readonly string[]): boolean {
  const names = template.split("/");
  const isOpenEnded = template.endsWith("{path}") || template.endsWith("{ref}");
  if (isOpenEnded ? parts.length < names.length : parts.length !== names.length) return false;
  return names.every((name, index) => name.startsWith("{") || name === parts[index]);
}

function fixedWords(template: string): number {
  return template.split("/").filter((name) => !name.startsWith("{")).length;
}
