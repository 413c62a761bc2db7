import { getInput } from "@actions/core";
import type { Severity } from "../core/diagnostic.js";
import { UsageError } from "../core/operational-error.js";

const commands = ["auto", "check", "diff", "sync", "drift", "comment"] as const;
const severities = ["error", "warning", "notice"] as const satisfies readonly Severity[];
const driftReports = ["issue", "pull-request", "both"] as const;
const switches = ["auto", "true", "false"] as const;

/** The action's inputs, as `action.yml` describes them. */
export interface Inputs {
  readonly command: (typeof commands)[number];
  readonly config: string | undefined;
  readonly target: string | undefined;
  readonly workingDirectory: string;
  readonly token: string | undefined;
  readonly failOn: Severity;
  readonly comment: boolean;
  readonly offline: (typeof switches)[number];
  readonly prune: boolean | undefined;
  readonly confirmDelete: readonly string[];
  readonly sarifFile: string | undefined;
  readonly jsonFile: string | undefined;
  readonly drift: (typeof driftReports)[number];
  readonly failOnDrift: boolean;
}

/** @throws UsageError for a value that the input does not take */
export function readInputs(): Inputs {
  return {
    command: choice("command", commands, "auto"),
    config: text("config"),
    target: text("target"),
    workingDirectory: text("working-directory") ?? ".",
    token: text("github-token"),
    failOn: choice("fail-on", severities, "error"),
    comment: flag("comment") ?? true,
    offline: choice("offline", switches, "auto"),
    prune: flag("prune"),
    confirmDelete: getInput("confirm-delete")
      .split(/[\s,]+/u)
      .filter((name) => name !== ""),
    sarifFile: text("sarif-file"),
    jsonFile: text("json-file"),
    drift: choice("drift", driftReports, "issue"),
    failOnDrift: flag("fail-on-drift") ?? false,
  };
}

function text(name: string): string | undefined {
  const value = getInput(name);
  return value === "" ? undefined : value;
}

function flag(name: string): boolean | undefined {
  const value = text(name);
  return value === undefined ? undefined : choice(name, ["true", "false"], "false") === "true";
}

function choice<const T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
  const value = text(name);
  if (value === undefined) return otherwise;
  const found = allowed.find((one) => one === value.toLowerCase());
  if (found !== undefined) return found;
  const list = allowed.map((one) => `\`${one}\``).join(", ");
  throw new UsageError(
    `Unexpected input \`${name}: ${value}\`, expected one of ${list}`,
    `Correct \`${name}\` of the step`,
  );
}
