// Rewrites the README's tables between their markers: rules, commands, inputs, outputs. `npm run docs` in CI proves them fresh.
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { createProgram } from "../cli/program.js";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

const action = parse(readFileSync("action.yml", "utf8")) as ActionFile;

const tables: Record<string, string> = {
  rules: table(
    ["rule", "severity", "finds"],
    ruleCatalogue.map(({ id, severity, summary }) => [`[\`${id}\`](src/core/lint/rules/${id}.md)`, severity, summary]),
  ),
  commands: table(
    ["command", "does"],
    createProgram().commands.flatMap((command) =>
      (command.commands.length > 0 ? command.commands : [command]).map((leaf) => [
        `\`muster ${command === leaf ? "" : `${command.name()} `}${`${leaf.name()} ${leaf.usage().replace("[options]", "").trim()}`.trim()}\``,
        leaf.summary(),
      ]),
    ),
  ),
  inputs: table(
    ["input", "default", "means"],
    Object.entries(action.inputs).map(([name, input]) => [
      `\`${name}\``,
      input.default === undefined || input.default === "" ? "" : `\`${input.default}\``,
      input.description.trim(),
    ]),
  ),
  outputs: table(
    ["output", "holds"],
    Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description.trim()]),
  ),
};

const readme = readFileSync("README.md", "utf8");
writeFileSync("README.md", Object.entries(tables).reduce(insert, readme));

function insert(text: string, [name, content]: readonly [string, string]): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no place for the table \`${name}\`: ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`)
    .join("\n");
}
