import type { Outcome, SyncResult } from "../changes/change.js";
import { groupBy } from "../group-by.js";
import { changeText } from "./change-text.js";
import { failureText } from "./diff-text.js";
import { escapeTerminal } from "./escape-terminal.js";
import { type Palette, plainPalette } from "./palette.js";
import { operationWords, syncWords } from "./sync-words.js";

/** What a sync did, or would do, for a terminal or a log; the summary comes last. */
export function renderSyncText(result: SyncResult, palette: Palette = plainPalette): string {
  const blocks = [
    ...[...groupBy(result.outcomes, ({ target }) => target)].map(([target, outcomes]) =>
      [palette.bold(escapeTerminal(target)), ...outcomes.map((outcome) => outcomeText(outcome, palette))].join("\n"),
    ),
    ...(result.failures ?? []).map((failure) => failureText(failure, palette)),
    summaryText(result, palette),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const statusWords = { applied: "applied", failed: "failed", notTried: "not tried", refused: "refused" } as const;
const statusTones = { applied: "good", failed: "error", notTried: "warning", refused: "warning" } as const;

function outcomeText(outcome: Outcome, palette: Palette): string {
  if (outcome.operations !== undefined && outcome.change !== undefined) {
    const calls = outcome.operations.map((operation) => `    → ${escapeTerminal(operationWords(operation))}`);
    return [changeText(outcome.change, palette), ...calls].join("\n");
  }
  const { kind, resource, status, reason, hint, file, line } = outcome;
  const name = palette.bold(escapeTerminal(resource.replace(/^response-plan\//, "")));
  const place = status === "applied" || file === undefined ? "" : palette.dim(`  ${escapeTerminal(file)}:${line ?? 1}`);
  return [
    `  ${palette[statusTones[status]](statusWords[status])}  ${kind} ${name}${place}`,
    ...(reason === undefined ? [] : [`    ${escapeTerminal(reason)}`]),
    ...(hint === undefined ? [] : [`    ${palette.dim("→")} ${escapeTerminal(hint)}`]),
  ].join("\n");
}

function summaryText(result: SyncResult, palette: Palette): string {
  const isClean = result.outcomes.every(({ status }) => status === "applied") && result.failures === undefined;
  const words = palette[isClean ? "good" : "bold"](syncWords(result));
  const isOpen = !result.applied && result.outcomes.some(({ operations }) => operations !== undefined);
  return isOpen ? `Dry run: ${words}. Run it again with \`--apply\` to do it` : words;
}
