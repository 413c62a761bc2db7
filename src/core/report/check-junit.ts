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
 * readiness is a case of its own, so that a plan without findings is seen to pass. Only what the schema of Jenkins's
 * xUnit plugin knows is written, because its readers refuse the rest.
 *
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function renderCheckJunit(result: CheckResult, failOn: Severity = "error"): string {
  const cases = [
    ...result.diagnostics.map((diagnostic) => findingCase(diagnostic, failOn)),
    ...result.unchecked.map(uncheckedCase),
    ...result.readiness.map(readinessCase),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="muster" ${counts(cases)} time="0">`,
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
  const skipped = members.filter(({ outcome }) => outcome === "skipped").length;
  const files = new Set(members.flatMap(({ file }) => file ?? []));
  const place = files.size === 1 ? ` file="${escapeXml([...files].join(""))}"` : "";
  return `  <testsuite name="${escapeXml(name)}" ${counts(members)} skipped="${skipped}" time="0"${place}>\n${lines}\n  </testsuite>`;
}

function counts(cases: readonly TestCase[]): string {
  const failures = cases.filter(({ outcome }) => outcome === "failed").length;
  return `tests="${cases.length}" failures="${failures}" errors="0"`;
}

function caseXml({ suite, name, outcome, message, detail }: TestCase): string {
  const open = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}" time="0"`;
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
