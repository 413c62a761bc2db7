import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import type { Target } from "../config/config.js";
import { compareDiagnostics, type Diagnostic, type Location } from "../diagnostic.js";
import { indexLines } from "../source/line-index.js";
import { assembleFacts } from "./assemble-facts.js";
import { type Conflict, createLedger, type FactLedger } from "./fact-ledger.js";
import type { Facts } from "./facts.js";
import { createFactLocator, type FactLocator } from "./locate-fact.js";
import { isDeeperThan, maxDepth } from "./policy-text.js";
import { isRegion, readWrapped } from "./read-wrapped.js";
import type { FactProblem, Place } from "./reading.js";
import { shorten } from "./reading.js";

/** A file that `facts:` of `muster.yaml` names. */
export interface RecordedFile {
  readonly path: string;
  readonly text: string;
}

/** The largest file that is read, in UTF-16 code units: more than a recording of the largest account. */
export const maxFactsLength = 64 * 1024 * 1024;

const maxProblemsOfFile = 50;
const maxScannedLength = 4 * 1024 * 1024;
const rule = "invalid-facts";

/**
 * Facts from recorded outputs of the AWS CLI and from what `muster snapshot` wrote. Each output is told by its shape;
 * its account and Region come from its ARNs, its wrapper, its folder `facts/TARGET/REGION/`, or the only target.
 */
export function readRecorded(
  files: readonly RecordedFile[],
  targets: readonly Target[],
): readonly [Facts, readonly Diagnostic[]] {
  const ledger = createLedger();
  const locate = createFactLocator(files);
  const diagnostics = files.flatMap((file) => readFile(file, targets, ledger, locate));
  const conflicts = ledger.conflicts
    .slice(0, maxProblemsOfFile)
    .flatMap((conflict) => describeConflict(conflict, locate));
  return [assembleFacts(ledger), [...diagnostics, ...conflicts].sort(compareDiagnostics)];
}

function readFile(
  file: RecordedFile,
  targets: readonly Target[],
  ledger: FactLedger,
  locate: FactLocator,
): readonly Diagnostic[] {
  if (file.text.length > maxFactsLength)
    return [atStart(file, `Unexpected size of \`${file.text.length}\` characters, expected at most ${maxFactsLength}`)];
  const text = file.text.startsWith("\ufeff") ? file.text.slice(1) : file.text;
  const [value, fault] = parseJson(file.path, text);
  if (fault !== undefined) return [fault];
  if (isDeeperThan(value, maxDepth))
    return [atStart(file, `Unexpected nesting of more than \`${maxDepth}\` levels, expected an output of the AWS CLI`)];
  const origin = { kind: "recorded", file: file.path } as const;
  const place = { folder: placeOfFolder(file.path, targets), fallback: placeOfOnly(targets), targets };
  const problems = readWrapped({ value, pointer: "", origin }, place, ledger);
  return describeProblems(file, problems, locate);
}

function parseJson(path: string, text: string): readonly [unknown, Diagnostic | undefined] {
  try {
    return [JSON.parse(text), undefined];
  } catch {
    return [undefined, malformed(path, text)];
  }
}

/** The first fault of a text that `JSON.parse` refused; its own message has no dependable place. */
function malformed(path: string, text: string): Diagnostic {
  const fault = firstFault(text);
  const lines = indexLines(text);
  const start = lines.position(fault?.offset ?? 0);
  const end = lines.position((fault?.offset ?? 0) + (fault?.length ?? 0));
  const faulty = fault === undefined ? text.slice(0, 40) : text.slice(fault.offset, fault.offset + fault.length);
  const found = text.trim() === "" ? "empty file" : `\`${shorten(faulty) || "end of file"}\``;
  const why = fault === undefined ? "" : ` (${printParseErrorCode(fault.error)})`;
  const at = { file: path, ...start, endLine: end.line, endColumn: end.column };
  return { rule, severity: "error", at, message: `Unexpected ${found}, expected JSON${why}` };
}

function firstFault(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  if (text.trim() === "" || text.length > maxScannedLength) return undefined;
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Nested deeper than the stack: the fault is shown at the file's start.
  }
  return errors[0];
}

/** `facts/TARGET/REGION/NAME.json`, wherever `facts` lies. */
function placeOfFolder(path: string, targets: readonly Target[]): Place {
  const steps = path.split("/").slice(0, -1);
  const names = new Set(targets.map(({ name }) => name));
  const at = steps.findLastIndex((step) => names.has(step));
  const target = targets.find(({ name }) => name === steps[at]);
  if (target === undefined) return {};
  const region = steps[at + 1];
  return { account: target.account, ...(region !== undefined && isRegion(region) ? { region } : {}) };
}

function placeOfOnly(targets: readonly Target[]): Place {
  const [target] = targets;
  return target === undefined || targets.length > 1 ? {} : { account: target.account, region: target.regions[0] };
}

function describeProblems(
  file: RecordedFile,
  problems: readonly FactProblem[],
  locate: FactLocator,
): readonly Diagnostic[] {
  const shown = problems.slice(0, maxProblemsOfFile).map((problem): Diagnostic => {
    const { severity, pointer, message, hint } = problem;
    const at = locate({ kind: "recorded", file: file.path, pointer }) ?? startOf(file.path);
    return { rule, severity, at, message, pointer, ...(hint === undefined ? {} : { hint }) };
  });
  const rest = problems.length - shown.length;
  return rest === 0
    ? shown
    : [...shown, atStart(file, `Unexpected values at \`${rest}\` further places, expected none`)];
}

function describeConflict({ key, believed, ignored }: Conflict, locate: FactLocator): readonly Diagnostic[] {
  const at = locate(ignored);
  const other = locate(believed);
  if (at === undefined || other === undefined) return [];
  const message = `Unexpected facts about \`${shorten(key)}\`, expected what \`${other.file}:${other.line}\` says of it`;
  const hint =
    "Remove one of the two, or wrap both with the `recordedAt` of their reading, so that the later one is believed";
  return [{ rule, severity: "notice", at, message, hint, pointer: ignored.pointer ?? "" }];
}

function atStart(file: RecordedFile, message: string): Diagnostic {
  return { rule, severity: "error", at: startOf(file.path), message };
}

function startOf(file: string): Location {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
