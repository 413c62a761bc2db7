import type { Diagnostic, Severity } from "../diagnostic.js";
import type { CheckResult } from "./check-result.js";
import { escapeCommandMessage, escapeCommandProperty } from "./escape-workflow-command.js";
import { summaryWords } from "./summary-words.js";

/** @see https://docs.github.com/en/actions/reference/limits (annotations of one level that a step may make) */
const mostPerLevel = 10;

const levels: readonly Severity[] = ["error", "warning", "notice"];

/**
 * The findings as workflow commands, worst first, at most ten of a level; the rest is counted.
 *
 * @param folder where the checked files lie in the repository, ending in `/`
 */
export function renderCheckGithub(result: CheckResult, folder = ""): string {
  const lines = levels.flatMap((level) => {
    const found = result.diagnostics.filter(({ severity }) => severity === level);
    const more = found.length - mostPerLevel;
    return [
      ...found.slice(0, mostPerLevel).map((one) => toCommand(one, folder)),
      ...(more > 0 ? [`${more} more of level ${level}`] : []),
    ];
  });
  return `${[...lines, summaryWords(result.summary)].join("\n")}\n`;
}

function toCommand({ severity, rule, at, message, hint }: Diagnostic, folder: string): string {
  const properties = [
    `file=${escapeCommandProperty(`${folder}${at.file}`)}`,
    `line=${at.line}`,
    ...(at.endLine === at.line
      ? [`endLine=${at.endLine}`, `col=${at.column}`, `endColumn=${at.endColumn}`]
      : [`endLine=${at.endLine}`]),
    `title=${escapeCommandProperty(rule)}`,
  ];
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `::${severity} ${properties.join(",")}::${escapeCommandMessage(text)}`;
}
