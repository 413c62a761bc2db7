// Writes the description of a service from its API model: node src/dev/run.mjs src/dev/write-description.ts MODEL.json [OPERATION…]
import { existsSync, readFileSync } from "node:fs";
import { describeService } from "./describe-service.js";

const [file = "", ...chosen] = process.argv.slice(2);
const model = JSON.parse(readFileSync(file, "utf8"));
const smithyFile = file.replace("service-2", "smithy");
const smithy = smithyFile !== file && existsSync(smithyFile) ? JSON.parse(readFileSync(smithyFile, "utf8")).shapes : {};
const { operations, shapes, errors, ...head } = describeService(model, smithy, chosen);

console.log(`import type { ServiceDescription } from "../../service.js";

/** ${model.metadata.serviceFullName}, API version ${head.apiVersion}: its operations and their constraints. */
export const description = {
${entries(head)}
  operations: {
${entries(operations)}
  },
  shapes: {
${entries(shapes)}
  },
  errors: {
${entries(errors)}
  },
} as const satisfies ServiceDescription;`);

function entries(value: object): string {
  return Object.entries(value)
    .map(([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)},`)
    .join("\n");
}
