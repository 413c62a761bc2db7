import { Command, Option } from "commander";
import { resourceKinds } from "../core/plan/resource.js";
import { escapeTerminalLines } from "../core/report/escape-terminal.js";

/** Options that most commands share. */
export interface CommonOptions {
  readonly config?: string;
  readonly target?: string;
  readonly shard?: string;
  readonly offline?: boolean;
  readonly workers?: string;
}

/** The command line: names, options and help. What a command needs is loaded only when it runs. */
export function createProgram(): Command {
  const program = new Command("muster")
    .description(
      "Response plans of AWS Systems Manager Incident Manager as code: checked, reviewed and synced from Git",
    )
    .version(MUSTER_VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .showSuggestionAfterError()
    .showHelpAfterError("(muster -h lists the commands)")
    .configureOutput({ outputError: (text, write) => write(escapeTerminalLines(text)) })
    .exitOverride();
  addCheck(program);
  addDiff(program);
  addSync(program);
  addDrift(program);
  addImport(program);
  addExport(program);
  addSnapshot(program);
  addExplain(program);
  addInit(program);
  addTargets(program);
  addMergeReports(program);
  addIamSimulate(program);
  addTimeline(program);
  addRole(program);
  addEmulator(program);
  addDemo(program);
  return program;
}

function addCheck(program: Command): void {
  common(program.command("check"))
    .summary("check plans: shape, rules, and whether they would work")
    .description("Check response plans: shape, rules, and whether each would work in an incident.")
    .argument("[path...]", "files or folders; all plans without")
    .addOption(format(["text", "json", "sarif", "junit", "github", "markdown"]))
    .addOption(
      new Option("--fail-on <severity>", "the least severity that makes the exit code 1")
        .choices(["error", "warning", "notice"])
        .default("error"),
    )
    .option("--write-baseline", "record all findings in `muster-baseline.json`: only new ones are told from then on")
    .option("--fix", "repair what can be repaired safely in the files, comments and format kept")
    .option("--dry-run", "with --fix: print the patch, and write nothing")
    .option("--policies", "run the examples of the organisation's own rules, too")
    .option("--simulate", "ask AWS's own policy simulator, too, and tell where it disagrees")
    .action(async (paths, options) => (await import("./check.js")).check(paths, options));
}

function addDiff(program: Command): void {
  common(program.command("diff"))
    .summary("show what a sync would change in AWS")
    .description("Compare the plans with AWS, or with another commit.")
    .option("--base <ref>", "compare with this commit instead; needs no AWS")
    .addOption(format(["text", "json", "markdown"]))
    .option("--exit-code", "exit with 1 when there are differences")
    .action(async (options) => (await import("./diff.js")).diff(options));
}

function addSync(program: Command): void {
  common(program.command("sync"))
    .summary("make AWS as the plans say; a dry run without --apply")
    .description("Show the operations that make AWS as the plans say, or perform them with --apply.")
    .option("--apply", "perform the operations")
    .option("--prune", "delete plans that this repository owns and no longer declares")
    .option(
      "--reviewed <digest...>",
      "apply only what has these digests; a file that `diff --format json` wrote counts too",
    )
    .option(
      "--confirm-delete <name...>",
      "delete these plans although they are many, or nobody can say whether something uses them",
    )
    .option(
      "--undo <run>",
      "the way back from a sync: its name under .muster/runs, the id of a workflow run, or a file",
    )
    .option("--adopt <name...>", "take over plans that nobody owns yet")
    .addOption(format(["text", "json"]))
    .action(async (options) => (await import("./sync.js")).sync(options));
}

function addDrift(program: Command): void {
  common(program.command("drift"))
    .summary("show how AWS differs from what was merged, and what no longer works")
    .description("Compare AWS with the plans as they are here, and look whether each would still work.")
    .addOption(format(["text", "json", "markdown"]))
    .option("--exit-code", "exit with 1 when AWS differs or a plan would not work")
    .option("--who", "say who changed what differs, and when, as CloudTrail has it")
    .action(async (options) => (await import("./drift.js")).drift(options));
}

function addTimeline(program: Command): void {
  common(program.command("timeline"))
    .summary("show who is paged at which minute")
    .description("Show who is paged at which minute of an incident, through escalation plans, schedules and rotations.")
    .argument("<plan>", "the plan's name")
    .option("--at <time>", "when the incident starts, ISO 8601 (default: now)")
    .addOption(format(["text", "json", "mermaid"]))
    .action(async (plan, options) => (await import("./timeline.js")).timeline(plan, options));
}

function addRole(program: Command): void {
  common(program.command("role"))
    .summary("print the policies that a plan's role needs, and no more")
    .description(
      "Print the least-privilege trust and permission policies of the role that starts a plan's runbook, for all plans of the target that share it.",
    )
    .argument("<plan>", "the plan's name")
    .addOption(format(["json", "cloudformation", "terraform"]))
    .action(async (plan, options) => (await import("./role.js")).role(plan, options));
}

function addSnapshot(program: Command): void {
  common(program.command("snapshot"))
    .summary("record facts for checks without credentials")
    .description(
      "Record what checks need to know of AWS in files under `facts/`. Names, phone numbers and e-mail addresses of people are left out.",
    )
    .action(async (options) => (await import("./snapshot.js")).snapshot(options));
}

function addImport(program: Command): void {
  common(program.command("import"))
    .summary("write the plans and their neighbours that AWS has as files")
    .description(
      "Write what the targets' accounts have and no file declares as files, without loss: plans, contacts, escalation plans, on-call schedules, rotations, the account's own runbooks, and the roles that plans and runbooks name.",
    )
    .argument("[name...]", "only these, by name or address (`contact/ann`); all without")
    .option("--from <file>", "plans of a CloudFormation template or a Terraform state instead of AWS")
    .addOption(new Option("--kind <kind...>", "only these kinds of resources").choices([...resourceKinds]))
    .option("--update", "edit the files of what AWS has otherwise than declared")
    .action(async (names, options) => (await import("./import.js")).importResources(names, options));
}

function addExport(program: Command): void {
  common(program.command("export"))
    .summary("print the plans for CloudFormation, Terraform or the AWS CLI")
    .description("Print the plans of a target as CloudFormation, Terraform or `create-response-plan` JSON.")
    .argument("[name...]", "only these plans; all without")
    .addOption(format(["cloudformation", "terraform", "json"]))
    .action(async (names, options) => (await import("./export.js")).exportPlans(names, options));
}

function addExplain(program: Command): void {
  common(program.command("explain"))
    .summary("print a rule's page, or why a plan is ready or not")
    .description(
      "Print why a rule exists, with cases it flags and cases it does not; or what a plan's readiness stands on.",
    )
    .argument("<rule-or-plan>", "a rule's name, as a finding prints it, or a plan's")
    .action(async (name, options) => (await import("./explain.js")).explain(name, options));
}

function addInit(program: Command): void {
  program
    .command("init")
    .summary("propose `muster.yaml`, a first plan and the workflows; overwrites nothing")
    .description("Write `muster.yaml`, a first plan and the workflows where they are missing. Nothing is overwritten.")
    .option(
      "--action <owner/repo@sha>",
      "the action that the workflows use, pinned to a commit; a place to fill in without",
    )
    .option("--branch <name>", "the default branch", "main")
    .option("--account <id>", "the account of the first target")
    .option("--region <name...>", "the Regions of its replication set")
    .option("--dry-run", "print the files, and write nothing")
    .action(async (options) => (await import("./init.js")).init(options));
}

function addTargets(program: Command): void {
  common(program.command("targets"))
    .summary("print the targets as the matrix of a workflow")
    .description("Print the targets as the matrix of a workflow: JSON on one line, for `$GITHUB_OUTPUT`.")
    .option("--shards <number>", "a job for each of so many parts instead of one for each target")
    .action(async (options) => (await import("./targets.js")).targets(options));
}

function addMergeReports(program: Command): void {
  program
    .command("merge-reports")
    .summary("put the JSON reports of parts together again")
    .description("Put JSON reports of `check`, `diff` or `sync` about some of the targets each together again.")
    .argument("<file...>", "the reports, all of one command")
    .addOption(
      new Option("--fail-on <severity>", "the least severity that makes the exit code 1")
        .choices(["error", "warning", "notice"])
        .default("error"),
    )
    .action(async (files, options) => (await import("./merge-reports.js")).mergeReportFiles(files, options));
}

function addIamSimulate(program: Command): void {
  program
    .command("iam")
    .summary("evaluate IAM policies offline")
    .helpCommand(false)
    .command("simulate")
    .summary("answer requests as AWS's SimulateCustomPolicy does, offline")
    .description("Answer requests as AWS's SimulateCustomPolicy does, offline: JSON in, JSON out.")
    .requiredOption("--input <file>", "the request; `-` is standard input")
    .option("--jsonl", "one request a line, one answer a line")
    .addOption(new Option("--format <format>", "how to print the answer").choices(["json", "text"]).default("json"))
    .action(async (options) => (await import("./iam-simulate.js")).iamSimulate(options));
}

function addEmulator(program: Command): void {
  program
    .command("emulator")
    .summary("run the embedded AWS on a loopback port")
    .description("Run the embedded AWS on a loopback port. Prints its endpoint as one line of JSON when it is ready.")
    .option("--port <number>", "the port; any free one without")
    .option("--account <id>", "the account of credentials that name none", "123456789012")
    .option("--state <file>", "keep the state in this file across restarts")
    .action(async (options) => (await import("./emulator.js")).emulator(options));
}

function addDemo(program: Command): void {
  program
    .command("demo")
    .summary("the main job, end to end, against the embedded AWS")
    .description("Check, comment, sync and catch a lost permission, on the embedded AWS: needs no account.")
    .action(async () => (await import("./demo.js")).demo());
}

function common(command: Command): Command {
  return command
    .option("--config <file>", "the configuration (default: muster.yaml at the repository's root)")
    .option("--target <name>", "only this target of the configuration")
    .option("--shard <part>", "only the targets that fall to this part, such as `2/10`")
    .option("--offline", "use recorded and declared facts only; call no AWS")
    .addOption(
      new Option(
        "--workers <number>",
        "threads that read the plans, 1 to 64 (default: as many as cores, at most 4)",
      ).env("MUSTER_WORKERS"),
    );
}

function format(choices: readonly string[]): Option {
  return new Option("--format <format>", "how to print the result").choices([...choices]).default(choices[0]);
}
