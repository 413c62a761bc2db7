import { createReadStream } from "node:fs";
import { simulateForPeople, simulateLines, simulateOnce } from "../commands/iam-simulate.js";
import { OperationalError, UsageError } from "../core/operational-error.js";
import { palette } from "./palette.js";
import { terminalOutput, writeParts } from "./terminal.js";

interface SimulateFlags {
  readonly input: string;
  readonly jsonl?: boolean;
  readonly format: "json" | "text";
}

/** `muster iam simulate`. */
export async function iamSimulate(flags: SimulateFlags): Promise<void> {
  const input = openInput(flags.input);
  if (flags.jsonl) return writeParts(simulateLines(input));
  const colours = palette(terminalOutput().isColored);
  const { text, exitCode } =
    flags.format === "text" ? await simulateForPeople(input, colours) : await simulateOnce(input);
  process.stdout.write(text);
  process.exitCode = exitCode;
}

async function* openInput(path: string): AsyncIterable<string> {
  const stream = path === "-" ? process.stdin : createReadStream(path);
  stream.setEncoding("utf8");
  try {
    yield* stream as AsyncIterable<string>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (Object(error).code === "ENOENT")
      throw new UsageError(`There is no file \`${path}\``, "Give `--input` a file, or `-`");
    throw new OperationalError(`The request could not be read: ${reason}`, "Give `--input` a file, or `-`", {
      cause: error,
    });
  }
}
