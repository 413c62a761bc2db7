import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Measurement } from "./measurement.js";

const cli = resolve("dist/cli.js");

/** The baseline: read every plan and parse it with `yaml` alone, in a process of its own. */
const parseAlone = `
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from ${JSON.stringify(new URL(import.meta.resolve("yaml")).href)};
for (const file of readdirSync("plans", { recursive: true })) {
  if (file.endsWith(".yaml")) parse(readFileSync(join("plans", file), "utf8"));
}`;

/** A whole `check` of generated plans, as a process, against parsing them alone. */
export function measureWholeCheck(): readonly Measurement[] {
  return [1, 100, 10_000].map((count) => inFolderOfPlans(count, (folder) => measure(count, folder)));
}

/** Start-up of both entries, against a Node that does nothing. */
export function measureStartUp(): readonly Measurement[] {
  const idle = ["-e", "0"];
  return [
    { name: "cli --version", ratio: medianRatio([cli, "--version"], idle, 9), baseline: "node -e 0", aim: 2.5 },
    {
      name: "action bundle, no event",
      ratio: medianRatio([resolve("dist/action.js")], idle, 9),
      baseline: "node -e 0",
      aim: 2.5,
    },
  ];
}

function measure(count: number, folder: string): Measurement {
  const baseline = ["--input-type=module", "-e", parseAlone];
  const runs = count > 1000 ? 3 : 9;
  const ratio = medianRatio([cli, "check", "--format", "json"], baseline, runs, folder);
  const note = count > 1000 ? `peak memory ${peakMegabytes(folder)} MB (aim: under 512 MB)` : undefined;
  const name = `check of ${count.toLocaleString("en")} plan${count === 1 ? "" : "s"}`;
  return { name, ratio, baseline: "read and parse with yaml alone", aim: 1.3, ...(note === undefined ? {} : { note }) };
}

/** Both commands in turn, so that a slow moment of the machine meets both; the median of the pairs' ratios. */
function medianRatio(command: readonly string[], baseline: readonly string[], runs: number, cwd?: string): number {
  seconds(command, cwd);
  seconds(baseline, cwd);
  const ratios = Array.from({ length: runs }, () => seconds(command, cwd) / seconds(baseline, cwd));
  return ratios.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

function seconds(command: readonly string[], cwd: string | undefined): number {
  const start = process.hrtime.bigint();
  const { error } = spawnSync(process.execPath, command, { cwd, stdio: "ignore", env: quietEnvironment() });
  if (error !== undefined) throw error;
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function peakMegabytes(folder: string): number {
  const script = `process.argv=[process.argv[0],${JSON.stringify(cli)},"check","--format","json"];
process.on("exit",()=>process.stderr.write("\\nPEAK "+process.resourceUsage().maxRSS));
await import(${JSON.stringify(`file://${cli}`)});`;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: folder,
    encoding: "utf8",
    env: quietEnvironment(),
    maxBuffer: 1 << 28,
  });
  return Math.round(Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024);
}

function quietEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NO_COLOR: "1" };
}

function inFolderOfPlans<T>(count: number, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "muster-bench-"));
  try {
    for (let index = 0; index < count; index += 1) {
      const team = join(folder, "plans", `team-${index % 50}`);
      mkdirSync(team, { recursive: true });
      writeFileSync(join(team, `plan-${index}.yaml`), generatedPlan(index));
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** About 1.5 kB, of the kind that teams write. */
export function generatedPlan(index: number): string {
  const service = `service-${index}`;
  const paragraph = `The share of failed requests of ${service} has been above its budget for ten minutes.
    Look at the golden signals first, then at the last deployment, then at the queue in front of it.`;
  return `name: plan-${index}
displayName: ${service} burns its error budget
incidentTemplate:
  title: ${service} fails for customers
  impact: ${1 + (index % 5)}
  summary: |
    ${paragraph}

    ${paragraph}

    If its neighbours fail too, this is a consequence and not the cause: join the incident that is open.
  dedupeString: plan-${index}
  incidentTags: {service: ${service}, signal: errors}
  notificationTargets:
    - snsTopicArn: arn:aws:sns:us-east-1:111122223333:incident-updates
    - snsTopicArn: arn:aws:sns:eu-west-1:111122223333:incident-updates
chatChannel:
  chatbotSns:
    - arn:aws:sns:us-east-1:111122223333:team-${index % 50}-chat
    - arn:aws:sns:eu-west-1:111122223333:team-${index % 50}-chat
engagements:
  - arn:aws:ssm-contacts:us-east-1:111122223333:contact/team-${index % 50}-escalation
actions:
  - ssmAutomation:
      documentName: Mitigate-${index % 50}
      documentVersion: "3"
      roleArn: arn:aws:iam::111122223333:role/incident-runbook
      targetAccount: RESPONSE_PLAN_OWNER_ACCOUNT
      parameters: {Service: [${service}], Strategy: [shed-load]}
      dynamicParameters: {IncidentArn: {variable: INCIDENT_RECORD_ARN}}
tags: {team: team-${index % 50}, tier: "1"}
`;
}
