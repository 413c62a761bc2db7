import { Ajv2020 } from "ajv/dist/2020.js";
import schema from "../../../schemas/action-report.schema.json" with { type: "json" };
import type { Change, DiffResult, TargetChanges } from "../changes/change.js";
import type { Diagnostic, Severity } from "../diagnostic.js";
import type { ActionReport, actionOutput } from "./action-report.js";
import type { CheckResult } from "./check-result.js";
import { toNeighbourChange } from "./read-neighbour-change.js";

type Output = ReturnType<typeof actionOutput>;
type ChangeOutput = NonNullable<Output["diff"]>["targets"][number]["changes"][number];

/**
 * The report that another job wrote, which may be anybody's work: only its shape is certain then. Counts are made anew.
 *
 * @returns what is wrong with it, where it is no report
 */
export function readActionReport(text: string): ActionReport | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  if (isDeeperThan(value, deepest)) return `it is nested deeper than ${deepest} levels`;
  const ajv = new Ajv2020({ strict: false });
  const isReport = ajv.compile<Output>(schema);
  if (!isReport(value)) return ajv.errorsText(isReport.errors, { dataVar: "report" }).slice(0, 500);
  const outside = value.diagnostics.find(({ file }) => !isWithinRepository(file));
  return outside === undefined
    ? toReport(value)
    : `it names the file \`${outside.file.slice(0, 200)}\`, which no repository holds`;
}

// Runbooks and policies are the deepest that an honest report holds.
const deepest = 100;

/** Not recursive itself: what reads the report later is, and a stack has an end. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** A path from the root as Git keeps it. Any other would make a permalink lead elsewhere. */
function isWithinRepository(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function toReport({ repository, headSha, pullRequest, remarks, diff, ...check }: Output): ActionReport {
  return {
    check: toCheck(check),
    repository,
    headSha,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    remarks,
    ...(diff === undefined ? {} : { comparedWith: diff.comparedWith ?? "base", diff: toDiff(diff) }),
  };
}

function toCheck({
  summary,
  diagnostics,
  unchecked,
  readiness,
}: Omit<Output, "repository" | "headSha" | "remarks">): CheckResult {
  const count = (level: Severity) => diagnostics.filter(({ severity }) => severity === level).length;
  return {
    summary: {
      files: summary.files,
      plans: summary.plans,
      suppressed: summary.suppressed,
      ...(summary.baselined !== undefined && { baselined: summary.baselined }),
      errors: count("error"),
      warnings: count("warning"),
      notices: count("notice"),
      unchecked: unchecked.length,
    },
    diagnostics: diagnostics.map(toDiagnostic),
    unchecked,
    readiness,
  };
}

function toDiagnostic({ file, line, column, endLine, endColumn, ...rest }: Output["diagnostics"][number]): Diagnostic {
  return { ...rest, at: { file, line, column, endLine, endColumn } };
}

function toDiff({ targets, failures }: NonNullable<Output["diff"]>): DiffResult {
  return {
    targets: targets.map(
      ({ target, account, region, digest, changes, neighbours = [], unchanged }): TargetChanges => ({
        target,
        account,
        region,
        digest,
        changes: [
          ...changes.flatMap((change) => toChange(change, account)),
          ...neighbours.flatMap((change) => toNeighbourChange(change, account)),
        ],
        unchanged,
        unmanaged: [],
        unowned: [],
        ownedCount: 0,
      }),
    ),
    failures,
  };
}

function toChange(
  { kind, resource, digest, risk, fields, desired, actual }: ChangeOutput,
  account: string,
): readonly Change[] {
  const name = resource.slice("response-plan/".length);
  const change = { resourceKind: "ResponsePlan", name, digest, risk } as const;
  const remote = actual === undefined ? undefined : { arn: "", account, plan: actual };
  if (kind === "create") return desired === undefined ? [] : [{ kind, ...change, desired }];
  if (remote === undefined) return [];
  if (kind === "delete") return [{ kind, ...change, actual: remote }];
  return desired === undefined ? [] : [{ kind, ...change, desired, actual: remote, fields }];
}
