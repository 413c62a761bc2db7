import { type Diagnostic, isAtLeast, type Severity, type Unchecked } from "../diagnostic.js";
import { groupBy } from "../group-by.js";
import type { CheckResult, PlanReadiness } from "./check-result.js";
import { escapeXml } from "./escape-xml.js";
import { inTarget } from "./group-unchecked.js";

interface TestCase {
  readonly suite: string;
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly message: string;
  readonly detail: string;
  readonly file?: string;
}

/**
 * The report as JUnit XML: findings from `failOn` up are failures, what was not checked is skipped, and each plan's
 * readiness is a case of its own, so that a plan without findings is seen to pass.
 */
export function renderCheckJunit(result: CheckResult, failOn: Severity = "error"): string {
  const cases = [
    ...result.diagnostics.map((diagnostic) => findingCase(diagnostic, failOn)),
    ...result.unchecked.map(uncheckedCase),
    ...result.readiness.map(readinessCase),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="muster" ${counts(cases)}>`,
    ...[...groupBy(cases, ({ suite }) => suite)].map(([name, members]) => suiteXml(name, members)),
    "</testsuites>\n",
  ].join("\n");
}

function findingCase(diagnostic: Diagnostic, failOn: Severity): TestCase {
  const { at, rule, severity, message, hint, plan, target } = diagnostic;
  const place = `${at.file}:${at.line}:${at.column}`;
  return {
    suite: plan === undefined ? at.file : inTarget(plan, target),
    name: `${rule} (${place})`,
    outcome: isAtLeast(severity, failOn) ? "failed" : "passed",
    message: `${severity}: ${message}`,
    detail: `${place}\n${message}${hint === undefined ? "" : `\n${hint}`}`,
    file: at.file,
  };
}

function uncheckedCase({ rule, plan, target, reason }: Unchecked): TestCase {
  const suite = plan === undefined ? "muster" : inTarget(plan, target);
  return { suite, name: rule, outcome: "skipped", message: `not checked: ${reason}`, detail: "" };
}

function readinessCase({ plan, target, verdict, because }: PlanReadiness): TestCase {
  return {
    suite: inTarget(plan, target),
    name: "would work in an incident",
    outcome: verdict === "ready" ? "passed" : verdict === "notReady" ? "failed" : "skipped",
    message: verdict === "ready" ? "" : `${verdict}: ${because.join(", ")}`,
    detail: "",
  };
}

function suiteXml(name: string, members: readonly TestCase[]): string {
  const lines = members.map(caseXml).join("\n");
  return `  <testsuite name="${escapeXml(name)}" ${counts(members)}>\n${lines}\n  </testsuite>`;
}

function counts(cases: readonly TestCase[]): string {
  const failures = cases.filter(({ outcome }) => outcome === "failed").length;
  const skipped = cases.filter(({ outcome }) => outcome === "skipped").length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
}

function caseXml({ suite, name, outcome, message, detail, file }: TestCase): string {
  const place = file === undefined ? "" : ` file="${escapeXml(file)}"`;
  const open = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}"${place} time="0"`;
  const body = caseBody(outcome, escapeXml(message), detailXml(detail));
  return body === "" ? `${open}/>` : `${open}>\n      ${body}\n    </testcase>`;
}

function caseBody(outcome: TestCase["outcome"], message: string, detail: string): string {
  if (outcome === "failed") return `<failure message="${message}">${detail}</failure>`;
  if (outcome === "skipped") return `<skipped message="${message}"/>`;
  return detail === "" ? "" : `<system-out>${message}\n${detail}</system-out>`;
}

function detailXml(detail: string): string {
  return detail.split("\n").map(escapeXml).join("\n");
}
