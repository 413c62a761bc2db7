/** The baseline: read every plan and parse it with `yaml` alone, in a process of its own. */
export const parseAlone = `
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from ${JSON.stringify(new URL(import.meta.resolve("yaml")).href)};
for (const file of readdirSync("plans", { recursive: true })) {
  if (file.endsWith(".yaml")) parse(readFileSync(join("plans", file), "utf8"));
}`;
