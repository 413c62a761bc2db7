import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateFacts } from "./generate-facts.js";
import { account, generatePlan, regions, shared } from "./generate-plan.js";

/** Make a folder of `count` generated plans, with a target and recorded facts about it where asked for. */
export function planFolder(count: number, hasFacts: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), "muster-bench-"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (let index = 0; index < count; index += 1) {
    write(`plans/team-${index % shared.teams}/plan-${index}.yaml`, generatePlan(index));
  }
  if (hasFacts) {
    write("muster.yaml", config);
    for (const [path, text] of generateFacts()) write(path, text);
  }
  return folder;
}

/** Use such a folder, and take it away. */
export function inPlanFolder<T>(count: number, hasFacts: boolean, use: (folder: string) => T): T {
  const folder = planFolder(count, hasFacts);
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const config = `version: 1
facts: ["facts/**/*.json"]
targets:
  prod:
    account: "${account}"
    regions: [${regions.join(", ")}]
`;
