import { openRepository } from "../adapters/repository-files.js";
import { repositoryWriter } from "../adapters/repository-writer.js";
import { type InitPlan, prepareInit, writeInit } from "../commands/init.js";
import { UsageError } from "../core/operational-error.js";
import { terminalOutput } from "./terminal.js";
import { findWorkspace } from "./workspace.js";

interface InitFlags {
  readonly action?: string;
  readonly branch: string;
  readonly account?: string;
  readonly region?: readonly string[];
  readonly dryRun?: true;
}

/** `muster init`. */
export async function init({ action, branch, account, region, dryRun }: InitFlags): Promise<void> {
  expectMatch(
    "--action",
    action,
    /^[\w.-]+\/[\w.-]+(\/[\w./-]+)?@[0-9a-f]{40}$/,
    "`OWNER/REPO@SHA` with all 40 digits",
  );
  expectMatch("--branch", branch, /^[A-Za-z0-9][\w./-]*$/, "the name of a branch");
  expectMatch("--account", account, /^[0-9]{12}$/, "twelve digits");
  const regions = region ?? ["us-east-1"];
  for (const each of regions)
    expectMatch("--region", each, /^[a-z]{2}(-[a-z]+)+-[0-9]+$/, "a Region such as `eu-west-1`");
  const { root } = findWorkspace(undefined);
  const plan = await prepareInit(openRepository(root), { action, branch, account, regions });
  if (!dryRun) await writeInit(plan, repositoryWriter(root));
  terminalOutput().result(dryRun ? preview(plan) : summary(plan, action));
}

function expectMatch(option: string, value: string | undefined, pattern: RegExp, expected: string): void {
  if (value === undefined || pattern.test(value)) return;
  throw new UsageError(`Unexpected \`${option} ${value}\`, expected ${expected}`);
}

function preview({ create, kept }: InitPlan): string {
  const files = create.map(({ path, text }) => `--- ${path}\n${text}`);
  return [...files, ...kept.map((path) => `kept ${path}`)].join("\n");
}

function summary({ create, kept }: InitPlan, action: string | undefined): string {
  const hasWorkflow = create.some(({ path }) => path.startsWith(".github/"));
  return [
    ...create.map(({ path }) => `wrote ${path}`),
    ...kept.map((path) => `kept ${path}`),
    ...(hasWorkflow && action === undefined ? ["Fill in the action's commit where the workflows say `FILL IN`"] : []),
    ...(hasWorkflow
      ? ["Set the repository variables `MUSTER_READ_ROLE` and `MUSTER_WRITE_ROLE` to the ARNs of two IAM roles"]
      : []),
  ].join("\n");
}
