import type { ErrorCode, YAMLParseError } from "yaml";
import { type SourceFault, shorten } from "./compose-value.js";

type Wording = readonly [message: string, hint?: string];

const wordings: Partial<Record<ErrorCode, Wording>> = {
  ALIAS_PROPS: ["Unexpected anchor or tag on an alias, expected the alias alone"],
  BAD_ALIAS: ["Unexpected anchor or alias without a name", "Give it a name of letters and digits"],
  BAD_DIRECTIVE: ["Unexpected YAML directive, expected `%YAML 1.2` or none"],
  BAD_PROP_ORDER: ["Unexpected anchor or tag before the indicator, expected it after"],
  BLOCK_AS_IMPLICIT_KEY: [
    "Unexpected `:` within a value, expected one `key: value` a line",
    "Put a value that contains `: ` in quotes",
  ],
  BLOCK_IN_FLOW: ["Unexpected block collection inside of `[]` or `{}`, expected one in the same style"],
  KEY_OVER_1024_CHARS: ["Unexpected key of more than 1024 characters, expected a shorter one"],
  MULTILINE_IMPLICIT_KEY: [
    "Unexpected text over several lines where a key is, expected `key: value`",
    "Look for a missing `:`, or put the text in quotes",
  ],
  MULTIPLE_ANCHORS: ["Unexpected second anchor, expected at most one a value"],
  MULTIPLE_TAGS: ["Unexpected second tag, expected none"],
  TAB_AS_INDENT: ["Unexpected tab in the indentation, expected spaces", "Replace the tab by spaces"],
};

/** Put an error of the YAML parser into Muster's words. */
export function toSourceFault(error: YAMLParseError, text: string): SourceFault {
  const [start, end] = error.pos;
  const [message, ownHint] = wordings[error.code] ?? describe(error, text);
  const hint = isVariable(text, start) ? "Put a text with `${…}` in quotes inside of `[]` and `{}`" : ownHint;
  return hint === undefined ? { start, end, message } : { start, end, message, hint };
}

// `[${account}]`: YAML reads a mapping after the `$`.
function isVariable(text: string, at: number): boolean {
  return text.startsWith("${", at - 1) || text.startsWith("${", at);
}

function describe(error: YAMLParseError, text: string): Wording {
  const excerpt = shorten(text.slice(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)).trim());
  const culprit = excerpt === "" ? "end of the line" : `\`${excerpt}\``;
  switch (error.code) {
    case "BAD_DQ_ESCAPE":
      return [`Unexpected escape ${culprit}, expected one that YAML knows`, "Write a backslash as `\\\\`"];
    case "BAD_INDENT":
      return badIndent(error.message);
    case "BAD_SCALAR_START":
      return [`Unexpected ${culprit} at the start of a value, expected quotes around it`, "Put the value in quotes"];
    case "MISSING_CHAR":
      return missingCharacter(error.message, culprit);
    case "TAG_RESOLVE_FAILED":
      return ["Unexpected tag, expected plain YAML", "Remove the tag"];
    default:
      return [`Unexpected ${culprit}, expected ${expectedAt(error.message)}`];
  }
}

function badIndent(message: string): Wording {
  const closing = /end with a ([\]}])/.exec(message);
  if (closing !== null) return [`Unexpected end of a collection, expected \`${closing[1]}\``];
  return ["Unexpected indentation, expected the items of one collection in the same column"];
}

function missingCharacter(message: string, culprit: string): Wording {
  const closing = /(?:end with a|Missing closing) (\S+)/.exec(message);
  if (closing !== null) return [`Unexpected end of a value, expected \`${unquoteName(closing[1] ?? "")}\``];
  if (message.startsWith("Implicit map keys")) return [`Unexpected ${culprit}, expected \`key: value\``];
  if (message.startsWith("Comments must")) return ["Unexpected `#`, expected a space before the comment"];
  const missing = /Missing (.+)/.exec(message);
  return [`Unexpected ${culprit}, expected ${missing === null ? "white space before it" : (missing[1] ?? "")}`];
}

function unquoteName(name: string): string {
  return name === '"quote' ? '"' : name === "'quote" ? "'" : name;
}

function expectedAt(message: string): string {
  return /flow/.test(message) ? "`,` or the closing bracket" : "a YAML value, or `key: value`";
}
