import { countOf } from "./count-words.js";
import { escapeTerminal } from "./escape-terminal.js";
import { type Palette, plainPalette } from "./palette.js";

/** What of an import is told. */
export interface ImportReport {
  readonly files: readonly {
    readonly target: string;
    readonly plan: string;
    readonly path: string;
    readonly isUnowned: boolean;
    readonly before?: unknown;
  }[];
  readonly skipped: readonly {
    readonly target: string;
    readonly plan: string;
    readonly reason: string;
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
      .map(
        ({ plan, target, reason, isProblem }) =>
          `  ${isProblem ? palette.error("not imported") : palette.dim("skipped")}  ${plan === "" ? "a plan" : escapeTerminal(plan)} ${palette.dim(`(${escapeTerminal(target)})`)}: ${escapeTerminal(reason)}`,
      ),
    ...report.failures.flatMap(({ target, reason, hint }) => [
      palette.error(`  ${escapeTerminal(target)} could not be read: ${escapeTerminal(reason)}`),
      ...(hint === undefined ? [] : [`    ${palette.dim("→")} ${escapeTerminal(hint)}`]),
    ]),
  ];
  const settled = report.skipped.filter(({ isSettled }) => isSettled).length;
  const summary = [
    palette.bold(`${countOf(report.files.length, "plan")} imported`),
    ...(settled === 0 ? [] : [palette.dim(`, ${settled} declared as AWS has them`)]),
  ].join("");
  return `${[...lines, ...(lines.length === 0 ? [] : [""]), summary, ...nextStep(report)].join("\n")}\n`;
}

/** The command that takes the imported plans over. */
function nextStep({ files }: ImportReport): readonly string[] {
  const names = [...new Set(files.filter(({ isUnowned }) => isUnowned).map(({ plan }) => plan))];
  if (names.length === 0) return [];
  return [
    "",
    "Nobody owns them in AWS yet. To let this repository write to them:",
    `  muster sync --apply --adopt ${names.join(" ")}`,
  ];
}
