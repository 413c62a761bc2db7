import { join } from "node:path";
import { expect, test } from "vitest";
import { startEmulator } from "../../../src/emulator/server.js";
import { clientEnvironment, patience, python, run } from "./aws-cli.js";

test.skipIf(python === undefined)(
  "with boto3 everything that fills an account lives",
  { timeout: patience },
  async () => {
    const emulator = await startEmulator();
    const script = join(import.meta.dirname, "services.py");
    const { status, stdout, stderr } = await run(python ?? "", [script, emulator.endpoint], clientEnvironment());
    await emulator.close();
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toHaveLength(8);
    expect(status).toBe(0);
  },
);
