import type { Change, Risk } from "../changes/change.js";
import { labelOf } from "../changes/resource-address.js";
import { changeLines } from "./change-details.js";
import { describeChange } from "./describe-change.js";
import { escapeTerminal } from "./escape-terminal.js";
import type { Palette } from "./palette.js";

const signs = { create: "+", update: "~", delete: "-" } as const;
const tones = { create: "good", update: "warning", delete: "error" } as const;
const riskTones: Record<Risk, "error" | "warning" | "dim"> = { high: "error", medium: "warning", low: "dim" };

/** One change for a terminal: what it means to responders, then what differs; the whole of a new plan is in its file. */
export function changeText(change: Change, palette: Palette): string {
  const lines = change.kind === "update" ? changeLines(change) : [];
  return [
    changeHeadline(change, palette),
    `    ${escapeTerminal(meaningOf(change))}`,
    ...lines.map((line) => `      ${paintLine(line, palette)}`),
  ].join("\n");
}

function meaningOf(change: Change): string {
  const isClaim = change.kind === "update" && change.fields.length === 0;
  return isClaim ? `\`${labelOf(change)}\` is as declared, and becomes this repository's` : describeChange(change);
}

/** `~ update checkout  high risk` */
export function changeHeadline(change: Change, palette: Palette): string {
  const { kind, risk } = change;
  const verb = palette[tones[kind]](`${signs[kind]} ${kind}`);
  return `  ${verb} ${palette.bold(escapeTerminal(labelOf(change)))}  ${palette[riskTones[risk]](`${risk} risk`)}`;
}

function paintLine(line: string, palette: Palette): string {
  const shown = escapeTerminal(line.slice(2));
  if (line.startsWith("+")) return palette.good(`+ ${shown}`);
  return line.startsWith("-") ? palette.error(`- ${shown}`) : palette.dim(shown);
}
