import type { DiffResult, IgnoredDrift, TargetChanges, TargetFailure, UnownedResource } from "../changes/change.js";
import { labelOf } from "../changes/resource-address.js";
import { changeText } from "./change-text.js";
import { listWords } from "./count-words.js";
import { diffWords } from "./diff-words.js";
import { escapeTerminal } from "./escape-terminal.js";
import { type Palette, plainPalette } from "./palette.js";

/** The differences for a terminal or a log, target by target, each with its summary last. */
export function renderDiffText(result: DiffResult, palette: Palette = plainPalette): string {
  const blocks = [
    ...result.targets.map((target) => targetText(target, palette)),
    ...(result.failures ?? []).map((failure) => failureText(failure, palette)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function targetText(changes: TargetChanges, palette: Palette): string {
  const { account, region } = changes;
  const place = account === "" ? "" : `  ${palette.dim(`account ${account}, ${region}`)}`;
  const summary = palette[changes.changes.length === 0 ? "good" : "bold"](`  ${diffWords(changes)}`);
  return [
    `${palette.bold(escapeTerminal(changes.target))}${place}`,
    ...changes.changes.map((change) => changeText(change, palette)),
    ...undecidedLines(changes.undecided ?? [], palette),
    ...unownedLines(changes.unowned, palette),
    ...pendingLines(changes, palette),
    ...(changes.ignored ?? []).map((one) => palette.dim(`  ${ignoredText(one)}`)),
    summary,
    ...(changes.changes.length === 0 ? [] : [palette.dim(`  digest ${changes.digest}`)]),
  ].join("\n");
}

function undecidedLines(undecided: readonly string[], palette: Palette): readonly string[] {
  const names = undecided.map((name) => `\`${escapeTerminal(name)}\``);
  if (names.length === 0) return [];
  const verb = names.length === 1 ? "is" : "are";
  return [
    palette.warning(
      `  ${listWords(names, 10)} ${verb} in no file that can be read: undecided until errors are corrected`,
    ),
  ];
}

function unownedLines(unowned: readonly UnownedResource[], palette: Palette): readonly string[] {
  const names = unowned.map(({ adoption }) => `\`${escapeTerminal(labelOf(adoption))}\``);
  if (names.length === 0) return [];
  const verb = names.length === 1 ? "is" : "are";
  return [
    palette.warning(`  ${listWords(names, 10)} ${verb} not this repository's: a sync stops there, unless adopted`),
  ];
}

function ignoredText({ name, pointer, reason, until }: IgnoredDrift): string {
  const end = until === undefined ? "" : `, until ${until}`;
  return escapeTerminal(`left alone: ${name} ${pointer}, ${reason}${end}`);
}

function pendingLines({ pending = [] }: TargetChanges, palette: Palette): readonly string[] {
  if (pending.length === 0) return [];
  const names = pending.map(
    ({ contact, channel }) => `\`${escapeTerminal(channel)}\` of \`${escapeTerminal(contact)}\``,
  );
  const verb = names.length === 1 ? "waits" : "wait";
  return [palette.warning(`  ${listWords(names, 10)} ${verb} for activation: until then nobody is reached there`)];
}

/** A target that could not be read. */
export function failureText({ target, reason, hint }: TargetFailure, palette: Palette): string {
  return [
    palette.bold(escapeTerminal(target)),
    palette.error(`  could not be read: ${escapeTerminal(reason)}`),
    ...(hint === undefined ? [] : [`  ${palette.dim("→")} ${escapeTerminal(hint)}`]),
  ].join("\n");
}
