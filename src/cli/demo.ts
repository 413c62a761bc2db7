import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { OperationalError } from "../core/operational-error.js";
import { account } from "../demo/account.js";
import { tellStory } from "../demo/story.js";
import { startEmulator } from "../emulator/server.js";
import { palette } from "./palette.js";
import { terminalOutput } from "./terminal.js";

/** `muster demo`: the repository's own plans, on an embedded AWS, in a folder that is thrown away. */
export async function demo(output = terminalOutput(), onComment?: (markdown: string) => void): Promise<void> {
  const source = findPlans(dirname(fileURLToPath(import.meta.url)));
  const emulator = await startEmulator({ account });
  const folder = await mkdtemp(join(tmpdir(), "muster-demo-"));
  try {
    pointAwsAt(emulator.endpoint);
    await copyPlans(source, folder);
    const { endpoint } = emulator;
    await tellStory({ endpoint, folder, output, palette: palette(output.isColored), onComment });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await emulator.close();
  }
}

/** The adapters take the ordinary variables: from here on, AWS is the embedded one. */
function pointAwsAt(endpoint: string): void {
  const foreign = Object.keys(process.env).filter((name) => name.startsWith("AWS_") && !name.startsWith("AWS_SDK_JS_"));
  for (const name of foreign) delete process.env[name];
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: "demo",
    AWS_EC2_METADATA_DISABLED: "true",
  });
}

/** The configuration and the plans, without the recorded facts: the demo asks its AWS. */
async function copyPlans(source: string, folder: string): Promise<void> {
  await cp(join(source, "plans"), join(folder, "plans"), { recursive: true });
  const config = await readFile(join(source, "muster.yaml"), "utf8");
  await writeFile(join(folder, "muster.yaml"), config.replace(/^facts:.*\n/m, ""));
}

function findPlans(from: string): string {
  if (existsSync(join(from, "muster.yaml")) && existsSync(join(from, "plans"))) return from;
  const parent = dirname(from);
  if (parent !== from) return findPlans(parent);
  throw new OperationalError(
    "The demo's plans are not beside this program",
    "Run it in a clone of Muster's repository",
  );
}
