import { showControls } from "./show-controls.js";

/**
 * Text from a file or from AWS as one line of a terminal or job log: no escape sequence of it acts, and GitHub's
 * runner takes no part of it for a workflow command (`::name::` that starts a line, `##[name]` anywhere).
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function escapeTerminal(text: string): string {
  return showControls(text)
    .replace(/^(\s*):(?=:)/u, "$1\\u{3a}")
    .replaceAll("##[", "#\\u{23}[");
}

/** The same for text of several lines, which stay lines. */
export function escapeTerminalLines(text: string): string {
  return text.split("\n").map(escapeTerminal).join("\n");
}
