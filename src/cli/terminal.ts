import type { Output } from "../ports.js";

/** Results to standard output, progress to standard error; colours only on a terminal that wants them. */
export function terminalOutput(): Output {
  return {
    result: (text) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    progress: (text) => process.stderr.write(`${text}\n`),
    isColored: isColored(process.stdout),
  };
}

/** Write a long result in its parts, waiting for a slow reader: it is never held in memory whole. */
export async function writeParts(parts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  for await (const part of parts) {
    if (!process.stdout.write(part)) await new Promise((resume) => process.stdout.once("drain", resume));
  }
}

/** @see https://no-color.org and https://force-color.org */
function isColored(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0") return true;
  return stream.isTTY === true && TERM !== "dumb";
}
