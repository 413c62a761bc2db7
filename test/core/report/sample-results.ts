import type { Diagnostic, Severity } from "../../../src/core/diagnostic.js";
import type { CheckResult } from "../../../src/core/report/check-result.js";

/** A check result with the counts that its findings give. */
export function checkResult(parts: Partial<Omit<CheckResult, "summary">>): CheckResult {
  const { diagnostics = [], unchecked = [], readiness = [] } = parts;
  const count = (level: Severity) => diagnostics.filter(({ severity }) => severity === level).length;
  return {
    summary: {
      files: new Set(diagnostics.map(({ at }) => at.file)).size,
      plans: readiness.length,
      errors: count("error"),
      warnings: count("warning"),
      notices: count("notice"),
      unchecked: unchecked.length,
      suppressed: 0,
    },
    diagnostics,
    unchecked,
    readiness,
  };
}

export function diagnostic(parts: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: "role-cannot-start-runbook",
    severity: "error",
    at: { file: "plans/a.yaml", line: 3, column: 12, endLine: 3, endColumn: 20 },
    message: "Unexpected role `role/run`, expected one that may start `Fix`",
    ...parts,
  };
}

/** One plan that is not ready, one that is, one that nobody could judge. */
export const mixedResult = checkResult({
  diagnostics: [
    diagnostic({
      hint: "Allow `ssm:StartAutomationExecution`",
      pointer: "/actions/0/ssmAutomation/roleArn",
      plan: "a",
      target: "prod",
    }),
    diagnostic({
      rule: "missing-summary",
      severity: "notice",
      message: "Unexpected absent `summary`, expected what responders should know",
      at: { file: "plans/b.yaml", line: 1, column: 1, endLine: 1, endColumn: 5 },
    }),
  ],
  unchecked: [
    { rule: "unknown-contact", plan: "a", target: "prod", reason: "no facts about `contact/x`" },
    { rule: "unknown-contact", plan: "c", target: "prod", reason: "no facts about `contact/x`" },
  ],
  readiness: [
    { plan: "a", target: "prod", verdict: "notReady", because: ["role-cannot-start-runbook"] },
    { plan: "b", target: "prod", verdict: "ready", because: [] },
    { plan: "c", target: "prod", verdict: "unknown", because: ["unknown-contact"] },
  ],
});

/** Texts that try to act where they are shown. */
export const hostileTexts: readonly string[] = [
  "@everyone see #1 and octo/repo#2",
  "<img src=x onerror=alert(1)>",
  "<!-- muster:default -->",
  "</details></table>",
  "[click](https://evil.example) ![x](https://evil.example/x.png)",
  "```\n# out\n```",
  "a | b\n| --- | --- |",
  "\n::error::owned\n::add-mask::x\r\n::stop-commands::t",
  "##[add-mask]secret",
  "\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
  "abc\u202edef\u2066ghi",
  "100%0A::warning::x%",
  "]]><failure/>&amp;\u0000\uffff\ud800",
];
