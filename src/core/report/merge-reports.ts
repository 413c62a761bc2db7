import { Ajv2020 } from "ajv/dist/2020.js";
import checkSchema from "../../../schemas/check-output.schema.json" with { type: "json" };
import diffSchema from "../../../schemas/diff-output.schema.json" with { type: "json" };
import syncSchema from "../../../schemas/sync-output.schema.json" with { type: "json" };
import { compareText, isAtLeast, type Severity } from "../diagnostic.js";
import type { JsonSchema } from "../schema/json-schema.js";
import type { checkOutput } from "./check-json.js";
import type { diffOutput } from "./diff-json.js";
import type { syncOutput } from "./sync-json.js";

type CheckOutput = ReturnType<typeof checkOutput>;
type DiffOutput = ReturnType<typeof diffOutput>;
type SyncOutput = ReturnType<typeof syncOutput>;

/** JSON reports of one command, each about some of the targets. */
export type Reports =
  | { readonly kind: "check"; readonly parts: readonly CheckOutput[] }
  | { readonly kind: "diff"; readonly parts: readonly DiffOutput[] }
  | { readonly kind: "sync"; readonly parts: readonly SyncOutput[] };

const schemas: Readonly<Record<Reports["kind"], JsonSchema>> = {
  check: checkSchema,
  diff: diffSchema,
  sync: syncSchema,
};

/** Which command wrote a report; absent where it is none. */
export function kindOf(report: unknown): Reports["kind"] | undefined {
  const kinds = ["check", "diff", "sync"] as const;
  return kinds.find((kind) => new Ajv2020({ strict: false }).compile(schemas[kind])(report));
}

/** What the command would have said of all targets at once. */
export function mergeReports(reports: Reports): unknown {
  switch (reports.kind) {
    case "check":
      return mergeChecks(reports.parts);
    case "diff":
      return {
        schemaVersion: 1,
        targets: reports.parts.flatMap(({ targets }) => targets),
        ...failuresOf(reports.parts),
      };
    case "sync":
      return {
        schemaVersion: 1,
        applied: reports.parts.some(({ applied }) => applied),
        outcomes: reports.parts.flatMap(({ outcomes }) => outcomes),
        ...failuresOf(reports.parts),
      };
  }
}

/** Do the reports call for exit code 1, as the command itself would have? */
export function hasProblem(reports: Reports, failOn: Severity): boolean {
  switch (reports.kind) {
    case "check":
      return reports.parts.some(({ diagnostics }) => diagnostics.some(({ severity }) => isAtLeast(severity, failOn)));
    case "diff":
      return false;
    case "sync":
      return reports.parts.some(({ outcomes }) => outcomes.some(({ status }) => status === "refused"));
  }
}

/** Could a part not finish? What it did not see is no success. */
export function isUnfinished(reports: Reports): boolean {
  if (reports.kind === "check") return false;
  const isFailed = ({ status }: SyncOutput["outcomes"][number]) => status === "failed";
  if (reports.kind === "sync" && reports.parts.some(({ outcomes }) => outcomes.some(isFailed))) return true;
  return failuresOf(reports.parts).failures !== undefined;
}

function mergeChecks(parts: readonly CheckOutput[]) {
  const diagnostics = withoutRepeats(parts.flatMap(({ diagnostics }) => diagnostics)).toSorted(byPlace);
  const unchecked = withoutRepeats(parts.flatMap(({ unchecked }) => unchecked));
  const readiness = withoutRepeats(parts.flatMap(({ readiness }) => readiness)).toSorted(
    (a, b) => compareText(a.plan, b.plan) || compareText(a.target ?? "", b.target ?? ""),
  );
  const names = [...readiness, ...diagnostics].flatMap(({ plan }) => plan ?? []);
  const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
  const sum = (pick: (summary: CheckOutput["summary"]) => number) =>
    parts.reduce((total, { summary }) => total + pick(summary), 0);
  return {
    schemaVersion: 1,
    summary: {
      // Every part reads all files, whatever targets it judges them for.
      files: Math.max(...parts.map(({ summary }) => summary.files)),
      plans: new Set(names).size,
      errors: count("error"),
      warnings: count("warning"),
      notices: count("notice"),
      unchecked: unchecked.length,
      suppressed: sum(({ suppressed }) => suppressed),
      ...(parts.some(({ summary }) => summary.baselined !== undefined) && {
        baselined: sum(({ baselined = 0 }) => baselined),
      }),
    },
    diagnostics,
    unchecked,
    readiness,
    ...secondOpinionOf(parts),
  };
}

function secondOpinionOf(parts: readonly CheckOutput[]) {
  const given = parts.flatMap(({ secondOpinion }) => secondOpinion ?? []);
  if (given.length === 0) return {};
  return {
    secondOpinion: {
      agreed: given.reduce((sum, { agreed }) => sum + agreed, 0),
      disagreements: given.flatMap(({ disagreements }) => disagreements),
      unanswered: given.flatMap(({ unanswered }) => unanswered),
    },
  };
}

type Flat = CheckOutput["diagnostics"][number];

function byPlace(a: Flat, b: Flat): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message) ||
    compareText(a.target ?? "", b.target ?? "")
  );
}

function failuresOf(parts: readonly { readonly failures?: readonly unknown[] }[]) {
  const failures = parts.flatMap((part) => part.failures ?? []);
  return failures.length === 0 ? {} : { failures };
}

/** What is about a file and no target, every part has found. */
function withoutRepeats<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
