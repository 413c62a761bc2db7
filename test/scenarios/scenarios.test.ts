import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openRepository } from "../../src/adapters/repository-files.js";
import { type CheckRun, runCheck } from "../../src/commands/check.js";
import type { Diagnostic } from "../../src/core/diagnostic.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { clientsOf } from "../emulator/clients.js";
import { fillFromFacts } from "../emulator/fill-from-facts.js";
import { runDrill } from "../emulator/run-drill.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { fakeOutput } from "../fakes/output.js";

/** `expected.yaml` of a scenario: plans of public set-ups with facts as the AWS CLI would have recorded them. */
interface Scenario {
  /** Where the set-up's idea comes from. */
  readonly idea: string;
  /** The fact that proves the verdict. */
  readonly proof: string;
  /** By plan; findings are `LINE RULE`, notices and what is unchecked are left out. */
  readonly plans: Readonly<Record<string, PlanExpectation>>;
}

interface PlanExpectation {
  readonly verdict: string;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

const folders = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, "expected.yaml")),
);

let emulator: RunningEmulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.close());

async function check(folder: string): Promise<CheckRun> {
  const knownRules = new Set(ruleCatalogue.map(({ id }) => id));
  const options = { configPath: "muster.yaml", isConfigRequired: true, knownRules };
  return runCheck(
    { ...options, now: new Date("2026-11-28T00:00:00Z") },
    { files: openRepository(join(import.meta.dirname, folder)), output: fakeOutput() },
  );
}

function expectationOf({ result }: CheckRun, plan: string): PlanExpectation {
  const own = result.diagnostics.filter((diagnostic) => diagnostic.plan === plan);
  const show = (severity: Diagnostic["severity"]) =>
    own.filter((each) => each.severity === severity).map(({ at, rule }) => `${at.line} ${rule}`);
  const verdict = result.readiness.find((judged) => judged.plan === plan)?.verdict ?? "none";
  return { verdict, errors: show("error"), warnings: show("warning") };
}

test("there are scenarios of at least twenty public set-ups", () => {
  expect(folders.length).toBeGreaterThanOrEqual(20);
});

describe.each(folders)("%s", (folder) => {
  test("gets the verdicts that AWS's documentation proves", async () => {
    const scenario: Scenario = parse(await readFile(join(import.meta.dirname, folder, "expected.yaml"), "utf8"));
    expect([scenario.idea, scenario.proof].filter((text) => text.length < 20)).toEqual([]);
    const run = await check(folder);
    const found = Object.keys(scenario.plans).map((plan) => [plan, expectationOf(run, plan)]);
    expect(Object.fromEntries(found)).toEqual(scenario.plans);
    const strays = run.result.diagnostics.filter(({ plan, severity }) => plan === undefined && severity !== "notice");
    expect(strays).toEqual([]);
  });

  test("ends in a drill as the verdicts say", async () => {
    const run = await check(folder);
    const [target] = run.repository.targets;
    if (target === undefined) throw new Error("a scenario has one target");
    await fillFromFacts(run.gathered.facts, target, emulator.endpoint);
    const [first, ...others] = target.regions.map((region) => clientsOf(emulator.endpoint, target.account, region));
    if (first === undefined) throw new Error("a target has a Region");
    const outcomes: object[] = [];
    for (const plan of run.repository.plans) {
      const { verdict, warnings } = expectationOf(run, plan.plan.name);
      // Whom a schedule with gaps pages is a matter of the hour.
      if (verdict === "unknown" || warnings.some((warning) => warning.endsWith(" coverage-gap"))) continue;
      const { failures, isPaged } = await runDrill(plan, [first, ...others], emulator.endpoint);
      const { engagements = [], integrations = [], incidentTemplate } = plan.plan;
      const wantsPeople = engagements.length > 0 || (incidentTemplate.impact <= 2 && integrations.length === 0);
      const all = wantsPeople && !isPaged ? [...failures, "not everybody was paged"] : failures;
      if ((verdict === "ready") !== (all.length === 0)) outcomes.push({ plan: plan.plan.name, verdict, failures: all });
    }
    expect(outcomes).toEqual([]);
  });
});
