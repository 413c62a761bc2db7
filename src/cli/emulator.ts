import { UsageError } from "../core/operational-error.js";
import { startEmulator } from "../emulator/server.js";
import { terminalOutput } from "./terminal.js";

interface EmulatorFlags {
  readonly port?: string;
  readonly account: string;
  readonly state?: string;
}

/** `muster emulator`: runs until it is told to stop. */
export async function emulator(flags: EmulatorFlags): Promise<void> {
  if (!/^\d{12}$/.test(flags.account))
    throw new UsageError(`Unexpected account \`${flags.account}\`, expected twelve digits`);
  const server = await startEmulator({
    account: flags.account,
    ...(flags.port === undefined ? {} : { port: toPort(flags.port) }),
    ...(flags.state === undefined ? {} : { stateFile: flags.state }),
  });
  terminalOutput().result(JSON.stringify({ endpoint: server.endpoint }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`Unexpected port \`${text}\`, expected a number from 0 to 65535`);
  }
  return port;
}
