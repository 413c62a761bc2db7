import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  GetResponsePlanCommand,
  ListResponsePlansCommand,
  type SSMIncidentsClient,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let folder: string;
let stateFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-state-"));
  stateFile = join(folder, "state.json");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const incidentTemplate = { title: "t", impact: 1 };
const arnOf = (name: string) => `arn:aws:ssm-incidents::111122223333:response-plan/${name}`;

async function onboard(incidents: SSMIncidentsClient): Promise<void> {
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
}

describe("the state file", () => {
  test("carries resources and idempotency tokens over a restart", async () => {
    const first = await startEmulator({ stateFile });
    const before = clientsOf(first.endpoint).incidents;
    await onboard(before);
    const create = { name: "a", incidentTemplate, clientToken: "one" };
    await before.send(new CreateResponsePlanCommand(create));
    await before.send(new UpdateResponsePlanCommand({ arn: arnOf("a"), displayName: "first", clientToken: "two" }));
    await first.close();

    const second = await startEmulator({ stateFile });
    const after = clientsOf(second.endpoint).incidents;
    expect((await after.send(new CreateResponsePlanCommand(create))).arn).toBe(arnOf("a"));
    await after.send(new UpdateResponsePlanCommand({ arn: arnOf("a"), displayName: "second", clientToken: "two" }));
    expect((await after.send(new GetResponsePlanCommand({ arn: arnOf("a") }))).displayName).toBe("first");
    await second.close();
  });

  test.each([
    ["cut off", (text: string) => text.slice(0, -20)],
    ["changed", (text: string) => text.replace('"t"', '"x"')],
    ["empty", () => ""],
    ["something else", () => '{"plans":[]}\n'],
  ])("is refused and left alone when it is %s", async (_name, damage) => {
    const emulator = await startEmulator({ stateFile });
    const { incidents } = clientsOf(emulator.endpoint);
    await onboard(incidents);
    await incidents.send(new CreateResponsePlanCommand({ name: "a", incidentTemplate }));
    await emulator.close();
    const damaged = damage(readFileSync(stateFile, "utf8"));
    writeFileSync(stateFile, damaged);
    await expect(startEmulator({ stateFile })).rejects.toThrow("expected the state that an emulator wrote");
    expect(readFileSync(stateFile, "utf8")).toBe(damaged);
    expect(readdirSync(folder)).toEqual(["state.json"]);
  });

  test("is refused where it cannot be written", async () => {
    const nowhere = join(folder, "nowhere", "state.json");
    await expect(startEmulator({ stateFile: nowhere })).rejects.toThrow("Could not write");
    await expect(startEmulator({ stateFile: folder })).rejects.toThrow("Could not read");
  });

  test("holds every write that was answered when the process is killed", async () => {
    const script = join(folder, "emulator.mjs");
    await bundleEmulator(script);
    const [child, endpoint] = await run(script);
    const { incidents } = clientsOf(endpoint);
    await onboard(incidents);
    const answered: string[] = [];
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let count = 0; count < 200; count += 1) {
        const name = `plan-${writer}-${count}`;
        await incidents.send(new CreateResponsePlanCommand({ name, incidentTemplate }));
        answered.push(name);
        if (answered.length === 60) child.kill("SIGKILL");
      }
    });
    await Promise.allSettled(writers).finally(() => child.kill("SIGKILL"));
    expect(answered.length).toBeGreaterThanOrEqual(60);

    const again = await startEmulator({ stateFile });
    const page = await clientsOf(again.endpoint).incidents.send(new ListResponsePlansCommand({ maxResults: 100 }));
    const kept = page.responsePlanSummaries?.map(({ name }) => name);
    await again.close();
    expect(answered.filter((name) => !kept?.includes(name))).toEqual([]);
  });

  async function bundleEmulator(outfile: string): Promise<void> {
    const contents = [
      'import { startEmulator } from "./src/emulator/server.ts";',
      `const { endpoint } = await startEmulator({ stateFile: ${JSON.stringify(stateFile)} });`,
      "process.stdout.write(`${endpoint}\\n`);",
    ].join("\n");
    const banner =
      'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);';
    await build({
      stdin: { contents, resolveDir: join(import.meta.dirname, "../.."), loader: "ts" },
      outfile,
      bundle: true,
      platform: "node",
      mainFields: ["module", "main"],
      format: "esm",
      banner: { js: banner },
      logLevel: "error",
    });
  }

  function run(script: string): Promise<[ChildProcess, string]> {
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "ignore"] });
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.stdout.once("data", (line: Buffer) => resolve([child, line.toString().trim()]));
    });
  }
});
