import { runSimulation, type SimulationError, simulate } from "../core/policy/simulation.js";
import { escapeTerminal } from "../core/report/escape-terminal.js";
import type { Palette } from "../core/report/palette.js";
import { safeJson } from "../core/report/safe-json.js";
import { renderSimulation } from "../core/report/simulation-text.js";

export { simulate };

/** What to print, and the exit code: 1 where the request is malformed. */
export interface SimulationOutput {
  readonly text: string;
  readonly isError: boolean;
  readonly exitCode: 0 | 1;
}

/** `muster iam simulate --input FILE`: one request, one answer, as JSON. */
export async function simulateOnce(input: AsyncIterable<string>): Promise<SimulationOutput> {
  const answer = simulate(await readAll(input));
  const isError = "Error" in answer;
  return { text: `${safeJson(answer)}\n`, isError, exitCode: isError ? 1 : 0 };
}

/** The same for people: a table and a sentence for each answer. */
export async function simulateForPeople(input: AsyncIterable<string>, palette: Palette): Promise<SimulationOutput> {
  const results = runSimulation(await readAll(input));
  if ("Error" in results) return { text: `${describe(results)}\n`, isError: true, exitCode: 1 };
  return { text: renderSimulation(results, palette), isError: false, exitCode: 0 };
}

/**
 * `muster iam simulate --jsonl`: one answer line for each request line, in their order. A malformed line is answered
 * with its error, and the next one goes on.
 *
 * @param chunks the input in pieces of any size
 */
export async function* simulateLines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of splitLines(chunks)) yield `${JSON.stringify(simulate(line))}\n`;
}

/** Lines without their ends; a last line needs none. */
async function* splitLines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const [first = "", ...rest] = chunk.split("\n");
    pieces.push(first);
    for (const next of rest) {
      yield withoutReturn(pieces.join(""));
      pieces = [next];
    }
  }
  const last = withoutReturn(pieces.join(""));
  if (last !== "") yield last;
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

async function readAll(input: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of input) pieces.push(piece);
  return pieces.join("");
}

function describe({ Error: { Code, Message } }: SimulationError): string {
  return escapeTerminal(`${Code}: ${Message}`);
}
