import { listWords } from "./count-words.js";
import type { DriftRow } from "./drift-rows.js";
import { escapeTerminal } from "./escape-terminal.js";
import { type Palette, plainPalette } from "./palette.js";

const inSync = { create: "no: AWS lacks it", update: "no", delete: "no: in no file" } as const;
const verdicts = { ready: "yes", notReady: "no", unknown: "unknown" } as const;
const tones = { ready: "good", notReady: "error", unknown: "warning" } as const;

/** What differs and what would not work, in two columns; empty where there is neither. */
export function renderDriftRows(rows: readonly DriftRow[], palette: Palette = plainPalette): string {
  if (rows.length === 0) return "";
  const cells = rows.map((row) => ({
    ...row,
    label: labelOf(row),
    sync: row.change ? inSync[row.change] : row.isCompared ? "yes" : "unknown",
  }));
  const wide = Math.max(...cells.map(({ label }) => label.length));
  const synced = Math.max("in sync".length, ...cells.map(({ sync }) => sync.length));
  const head = palette.dim(`${" ".repeat(wide)}  ${"in sync".padEnd(synced)}  would work`);
  const lines = cells.map(({ label, sync, wouldWork, because }) => {
    const reason = because.length === 0 ? "" : `: ${listWords(because.map(escapeTerminal), 3)}`;
    const would = wouldWork === undefined ? "-" : palette[tones[wouldWork]](`${verdicts[wouldWork]}${reason}`);
    return `${label.padEnd(wide)}  ${sync.padEnd(synced)}  ${would}`;
  });
  return `${[head, ...lines].join("\n")}\n`;
}

function labelOf({ resource, target }: DriftRow): string {
  return escapeTerminal(target === undefined ? resource : `${resource} (${target})`);
}
