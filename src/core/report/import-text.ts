import { optionWords } from "../changes/option-words.js";
import type { ResourceKind } from "../plan/resource.js";
import { countKinds } from "./count-kinds.js";
import { countOf } from "./count-words.js";
import { escapeTerminal } from "./escape-terminal.js";
import { type Palette, plainPalette } from "./palette.js";

/** What of an import is told. */
export interface ImportReport {
  readonly files: readonly {
    readonly target: string;
    readonly kind: ResourceKind;
    readonly name: string;
    readonly path: string;
    readonly isUnowned: boolean;
    readonly before?: unknown;
    readonly secrets?: readonly string[];
  }[];
  readonly skipped: readonly {
    readonly target: string;
    readonly name: string;
    readonly reason: string;
    readonly hint?: string;
    readonly isProblem: boolean;
    /** A file says already what AWS has. */
    readonly isSettled: boolean;
  }[];
  readonly failures: readonly { readonly target: string; readonly reason: string; readonly hint?: string }[];
}

/** The files of an import, what was left out, and the step after it. */
export function renderImportText(report: ImportReport, palette: Palette = plainPalette): string {
  const lines = [
    ...report.files.map(
      ({ path, before }) =>
        `  ${before === undefined ? palette.good("new") : palette.warning("edited")}  ${escapeTerminal(path)}`,
    ),
    ...report.skipped
      .filter(({ isSettled }) => !isSettled)
      .flatMap(({ name, target, reason, hint, isProblem }) => [
        `  ${isProblem ? palette.error("not imported") : palette.dim("skipped")}  ${name === "" ? "a plan" : escapeTerminal(name)} ${palette.dim(`(${escapeTerminal(target)})`)}: ${escapeTerminal(reason)}`,
        ...(hint === undefined ? [] : [`    ${palette.dim("→")} ${escapeTerminal(hint)}`]),
      ]),
    ...report.failures.flatMap(({ target, reason, hint }) => [
      palette.error(`  ${escapeTerminal(target)} could not be read: ${escapeTerminal(reason)}`),
      ...(hint === undefined ? [] : [`    ${palette.dim("→")} ${escapeTerminal(hint)}`]),
    ]),
  ];
  const settled = report.skipped.filter(({ isSettled }) => isSettled).length;
  const summary = [
    palette.bold(importedWords(report)),
    ...(settled === 0 ? [] : [palette.dim(`, ${settled} declared as AWS has them`)]),
  ].join("");
  return `${[...lines, ...(lines.length === 0 ? [] : [""]), summary, ...nextStep(report)].join("\n")}\n`;
}

/** `12 plans, 4 contacts and 1 role imported` */
function importedWords({ files }: ImportReport): string {
  return `${countKinds(files.map(({ kind }) => kind))} imported`;
}

/** What a person does next: secrets, and the command that takes imported plans over. */
function nextStep({ files }: ImportReport): readonly string[] {
  const secrets = [...new Set(files.flatMap((file) => file.secrets ?? []))].sort();
  const unowned = files.filter(({ isUnowned }) => isUnowned);
  const plans = [...new Set(unowned.filter(({ kind }) => kind === "ResponsePlan").map(({ name }) => name))];
  const neighbours = unowned.filter(({ kind }) => kind !== "ResponsePlan");
  return [
    ...(secrets.length === 0
      ? []
      : [
          "",
          "Phone numbers and addresses stay out of the files. Where `muster sync` runs, set:",
          ...secrets.map((secret) => `  ${secret}`),
        ]),
    ...(plans.length === 0
      ? []
      : [
          "",
          "Nobody owns them in AWS yet. To let this repository write to them:",
          `  muster sync --apply ${escapeTerminal(optionWords("--adopt", plans))}`,
        ]),
    ...(neighbours.length === 0
      ? []
      : [
          "",
          `Nobody owns ${countOf(neighbours.length, "neighbour")} of the plans yet: a sync leaves them alone while they are as declared.`,
          `Adopt one in the same way, by its address: \`${escapeTerminal(optionWords("--adopt", [neighbours[0]?.name ?? ""]))}\``,
        ]),
  ];
}
