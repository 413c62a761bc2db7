import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { factCollector } from "../adapters/aws/collect-facts.js";
import { incidentReader } from "../adapters/aws/incident-reader.js";
import { incidentWriter } from "../adapters/aws/incident-writer.js";
import { neighbourReader } from "../adapters/aws/neighbours/neighbour-reader.js";
import { neighbourWriter } from "../adapters/aws/neighbours/neighbour-writer.js";
import { planUseReader } from "../adapters/aws/plan-use-reader.js";
import { openRepository } from "../adapters/repository-files.js";
import { applySync } from "../commands/apply.js";
import { type CheckRun, runCheck } from "../commands/check.js";
import { runDiff } from "../commands/diff.js";
import { previewPages } from "../commands/page-previews.js";
import { readLines } from "../commands/read-lines.js";
import { prepareSync } from "../commands/sync.js";
import type { DiffResult, SyncResult } from "../core/changes/change.js";
import type { Review } from "../core/changes/review.js";
import type { Target } from "../core/config/config.js";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import { renderCheckText } from "../core/report/check-text.js";
import { renderComment } from "../core/report/comment.js";
import type { Palette } from "../core/report/palette.js";
import { renderSyncText } from "../core/report/sync-text.js";
import type { Output } from "../ports.js";
import { regions, roles } from "./account.js";
import { fillAccount, putStartPolicy } from "./fill-account.js";

export interface Stage {
  readonly endpoint: string;
  /** A copy of `muster.yaml` and `plans/` that may be changed. */
  readonly folder: string;
  readonly output: Output;
  readonly palette: Palette;
  /** Hears the whole comment; what is printed leaves out the folded details. */
  readonly onComment?: ((markdown: string) => void) | undefined;
}

const owner = "example/incident-response";
const changed = "plans/checkout/checkout-latency.yaml";
const added = "plans/identity/certificate-expiry.yaml";

/** The main job as a responder would live it: check, comment, sync, sync again, and a role that loses a permission. */
export async function tellStory(stage: Stage): Promise<void> {
  const aws = {
    endpoint: stage.endpoint,
    credentials: { accessKeyId: process.env["AWS_ACCESS_KEY_ID"] ?? "", secretAccessKey: "demo" },
  };
  intro(stage);
  await fillAccount(aws);
  await asItWasBefore(stage, () => sync(stage));

  heading(stage, "1", "A pull request changes one plan and adds another: would they work?", "muster check");
  const check = await checkPlans(stage);
  stage.output.result(await checkText(stage, check));

  heading(stage, "2", "The comment that the reviewer gets", "on the pull request");
  const { repository, result } = check;
  const diff = await runDiff(repository, owner, reading());
  const pages = previewPages(check, diff, "aws", new Date());
  const comment = renderComment({ check: result, diff, comparedWith: "aws", ...pages });
  stage.onComment?.(comment);
  stage.output.result(quoted(comment, stage.palette));

  heading(stage, "3", "It is merged, and what was reviewed is applied", "muster sync --apply");
  stage.output.result(renderSyncText(await sync(stage, reviewOf(diff)), stage.palette));

  heading(stage, "4", "Once more: nothing is left to do", "muster sync --apply");
  stage.output.result(renderSyncText(await sync(stage), stage.palette));

  heading(stage, "5", "Weeks later somebody tidies up a role; no plan has changed", "muster check");
  for (const role of roles.filter(({ name }) => name === "payments-runbook")) {
    await putStartPolicy(aws, role, { withExecutions: false });
  }
  stage.output.result(await checkText(stage, await checkPlans(stage)));
  outro(stage);
}

function intro({ endpoint, output, palette }: Stage): void {
  output.result(palette.bold("Muster: response plans of AWS Systems Manager Incident Manager, from Git"));
  output.result(
    palette.dim(`An embedded AWS on ${endpoint} plays the account of five teams. Nothing leaves this machine.`),
  );
}

function outro({ output, palette }: Stage): void {
  output.result("");
  output.result(
    `${palette.bold("In sync, and yet it would not have worked.")} AWS says nothing about it until 03:00; Muster says it on the next pull request.`,
  );
  output.result(
    palette.dim("Try it on your own plans: muster check -h, muster import -h. The README has the workflow to paste."),
  );
}

function heading({ output, palette }: Stage, number: string, title: string, command: string): void {
  output.result("");
  output.result(`${palette.bold(`${number}. ${title}`)}  ${palette.dim(`(${command})`)}`);
  output.result("");
}

/** Last month's repository: the change is not there yet, nor is the new plan. */
async function asItWasBefore({ folder }: Stage, use: () => Promise<unknown>): Promise<void> {
  const now = await readFile(join(folder, changed), "utf8");
  const before = now
    .replace(/impact: critical.*/, "impact: medium")
    .replace("contact/checkout-escalation", "contact/alice-hartmann")
    .replace('documentVersion: "3"', 'documentVersion: "2"');
  await writeFile(join(folder, changed), before);
  await rename(join(folder, added), join(folder, "later"));
  await use();
  await writeFile(join(folder, changed), now);
  await rename(join(folder, "later"), join(folder, added));
  await rm(join(folder, "later"), { force: true });
}

function checkPlans(stage: Stage): Promise<CheckRun> {
  const files = openRepository(stage.folder);
  return runCheck(
    {
      configPath: "muster.yaml",
      isConfigRequired: true,
      knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
      now: new Date(),
    },
    { files, output: stage.output, collectorOf: (target) => factCollector(target) },
  );
}

async function checkText(stage: Stage, { result }: CheckRun): Promise<string> {
  const lineAt = await readLines(result, openRepository(stage.folder));
  return renderCheckText(result, { palette: stage.palette, lineAt });
}

/** What the check run of the pull request would record: only these changes may be applied. */
function reviewOf({ targets }: DiffResult): Review {
  const digests = targets.flatMap(({ changes }) => changes.map(({ digest }) => digest));
  return { digests: new Set(digests), changes: [] };
}

async function sync(stage: Stage, review?: Review): Promise<SyncResult> {
  const { repository } = await checkPlans(stage);
  const options = { repository: owner, attempt: "demo", ...(review === undefined ? {} : { review }) };
  const prepared = await prepareSync(repository, options, reading());
  return applySync(prepared, {
    ...reading(),
    wait,
    writerFor: ({ regions: [region] }) => incidentWriter(region),
    neighbourWriterFor: (target) => neighbourWriter(target),
  });
}

function reading() {
  const output: Output = { result: () => undefined, progress: () => undefined, isColored: false };
  return {
    output,
    neighboursFor: (target: Target) => neighbourReader(target),
    readerFor: ({ account }: { account: string }) => incidentReader({ account, region: regions[0] }),
    usesFor: () => planUseReader(regions),
  };
}

/** A comment as GitHub first shows it, details folded, and as a quotation: these are not the demo's own words. */
function quoted(markdown: string, palette: Palette): string {
  return markdown
    .replace(/<details>\s*<summary>(.*?)<\/summary>[\s\S]*?<\/details>/g, "▸ $1")
    .trimEnd()
    .split("\n")
    .map((line) => `${palette.dim("│")} ${line}`.trimEnd())
    .join("\n");
}
