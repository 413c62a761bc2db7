// Writes the validators that nearly every run needs as code, so that no start pays for compiling them.
// `npm run docs` calls it, and CI proves the file fresh.
import { writeFileSync } from "node:fs";
import { _, Ajv2020, type CodeKeywordDefinition } from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { type JsonSchema, withoutVariables } from "../core/schema/json-schema.js";
import { schemas } from "../core/schema/schemas.js";

const file = "src/core/schema/validators.js";
const standalone = "default" in standaloneModule ? standaloneModule.default : standaloneModule;

// As in check-shape.ts: the keyword of ajv compares each item with each other one.
const uniqueItems: CodeKeywordDefinition = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  code: (context) => context.fail(_`new Set(${context.data}).size !== ${context.data}.length`),
};

const ajv = new Ajv2020({
  strict: false,
  messages: false,
  meta: false,
  validateSchema: false,
  code: { source: true, esm: true, lines: false },
});
ajv.removeKeyword("uniqueItems");
ajv.addKeyword(uniqueItems);

const compiled = {
  isWrittenPlan: schemas.ResponsePlan,
  isResolvedPlan: withoutVariables(schemas.ResponsePlan),
  isConfig: schemas.Config,
};
for (const [name, schema] of Object.entries(compiled)) ajv.addSchema({ ...withoutProse(schema), $id: name });
const names = Object.fromEntries(Object.keys(compiled).map((name) => [name, name]));

/** What editors show decides nothing. */
function withoutProse(schema: JsonSchema): JsonSchema {
  const prose = new Set(["description", "examples", "title", "$schema", "$comment", "default"]);
  const strip = (part: unknown, isNames: boolean): unknown => {
    if (Array.isArray(part)) return part.map((item) => strip(item, false));
    if (typeof part !== "object" || part === null) return part;
    const kept = Object.entries(part).filter(([key]) => isNames || !prose.has(key));
    return Object.fromEntries(kept.map(([key, value]) => [key, strip(value, key === "properties" || key === "$defs")]));
  };
  return strip(schema, false) as JsonSchema;
}

const { outputFiles } = await build({
  stdin: { contents: standalone(ajv, names), resolveDir: "." },
  bundle: true,
  format: "esm",
  platform: "neutral",
  mainFields: ["main"],
  minify: true,
  write: false,
});
writeFileSync(file, `// Made by src/dev/validators.ts from schemas/: do not edit.\n${outputFiles[0]?.text ?? ""}`);
