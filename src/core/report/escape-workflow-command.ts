import { showControls } from "./show-controls.js";

/**
 * The message of a workflow command. Lines stay lines (`%0A`); other control characters are shown as escapes.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function escapeCommandMessage(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map(showControls)
    .join("\n")
    .replaceAll("%", "%25")
    .replaceAll("\n", "%0A");
}

/** A property of a workflow command, such as the file of an annotation. */
export function escapeCommandProperty(text: string): string {
  return escapeCommandMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
