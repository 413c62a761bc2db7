import { join } from "node:path";
import { expect, test } from "vitest";
import { startEmulator } from "../../../src/emulator/server.js";
import { clientEnvironment, patience, python, run } from "./aws-cli.js";

test.skipIf(python === undefined)(
  "plans, contacts, channels and rotations live with boto3",
  { timeout: patience },
  async () => {
    const emulator = await startEmulator();
    const script = join(import.meta.dirname, "incidents.py");
    const answer = await run(python ?? "", [script, emulator.endpoint], clientEnvironment());
    await emulator.close();
    expect(answer).toEqual({ status: 0, stdout: "done\n", stderr: "" });
  },
);
