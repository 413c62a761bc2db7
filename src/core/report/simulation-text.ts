import type { StatementRef } from "../policy/decision.js";
import { explainDecision } from "../policy/explain-decision.js";
import type { Simulated } from "../policy/simulation.js";
import { escapeTerminal } from "./escape-terminal.js";
import type { Palette } from "./palette.js";

/** A table of the answers, and under it one sentence for each that says why. */
export function renderSimulation(results: readonly Simulated[], palette: Palette): string {
  const rows = results.map(({ decision, action, resource }) => [
    decision.missingKeys.length > 0 ? `${decision.effect}?` : decision.effect,
    escapeTerminal(action),
    escapeTerminal(resource),
  ]);
  const head = ["DECISION", "ACTION", "RESOURCE"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const sentences = results.map((result) => escapeTerminal(sentenceOf(result)));
  const colored = rows.map((row, index) => paint(results[index], palette)(line(row)));
  return `${[palette.bold(line(head)), ...colored, "", ...sentences].join("\n")}\n`;
}

function sentenceOf({ action, resource, decision, policies }: Simulated): string {
  const placeOf = ({ policy, index }: StatementRef) => {
    const range = policies.get(policy)?.locate(index);
    return range && `${policy}:${range.line}`;
  };
  return `${action} on ${resource} is ${explainDecision(decision, placeOf)}`;
}

function paint(result: Simulated | undefined, palette: Palette): (text: string) => string {
  if (result === undefined || result.decision.missingKeys.length > 0) return palette.warning;
  return result.decision.effect === "allowed" ? palette.good : palette.error;
}
