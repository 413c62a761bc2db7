import { showControls } from "./show-controls.js";

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "#": "&#35;",
  "\ufffe": "\\u{fffe}",
  "\uffff": "\\u{ffff}",
};

/** Text for an XML 1.0 attribute or element; what XML cannot hold is shown as an escape. */
export function escapeXml(text: string): string {
  return showControls(text).replace(/[&<>"'#\ufffe\uffff]/gu, (char) => references[char] ?? char);
}
