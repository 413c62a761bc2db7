import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { assumed, type EchoingAws, startEchoingAws } from "./github/echoing-aws.js";
import type { ActionRun } from "./github/run-action.js";
import { config, planFile, type StagedRepository, stageRepository } from "./github/staged-repository.js";

const secrets = {
  "github-token": "ghs_job_token_of_the_test",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  AWS_SESSION_TOKEN: "FwoGZXIvYXdzEBYaDKx_+//session/token/of/the/job==",
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "eyJhbGciOiJSUzI1NiJ9.request-token.of_the_job",
  PAGER_NUMBER: "+12065550100",
};
const { "github-token": token, ...variables } = secrets;
const assumeRole = "    assumeRole: {read: role/muster-read, write: role/muster-write, externalId: acme}\n";
const pager =
  'kind: Contact\nAlias: ann\nDisplayName: Ann\nType: PERSONAL\nPlan: {Stages: [{DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: sms}}]}]}\nChannels:\n  - {Name: sms, Type: SMS, DeliveryAddress: {SimpleAddress: "${secret:PAGER_NUMBER}"}}\n';

let aws: EchoingAws;
let staged: StagedRepository;

beforeAll(async () => {
  aws = await startEchoingAws([...Object.values(secrets), ...Object.values(assumed)]);
});

afterAll(() => aws.close());

beforeEach(async () => {
  aws.calls.length = 0;
  staged = await stageRepository();
});

afterEach(() => staged.close());

/** Everything that a run leaves behind, by where it is; commands that mask are for the runner alone. */
function tracesOf(run: ActionRun): Readonly<Record<string, string>> {
  const { comments, checkRuns, issues, reviewComments, pullRequests } = staged.github;
  const file = (name: string) => (run.outputs[name] === undefined ? "" : readFileSync(run.outputs[name], "utf8"));
  return {
    log: run.log
      .split("\n")
      .filter((line) => !line.startsWith("::add-mask::"))
      .join("\n"),
    summary: run.summary,
    outputs: JSON.stringify(run.outputs),
    report: file("report"),
    sarif: file("sarif"),
    comments: JSON.stringify(comments),
    checkRuns: JSON.stringify(checkRuns),
    others: JSON.stringify([issues, reviewComments, pullRequests]),
  };
}

function expectNoSecret(run: ActionRun, among: readonly string[]): void {
  for (const secret of among) {
    const base64 = Buffer.from(`x:${secret}`).toString("base64").slice(4, -4);
    for (const [place, text] of Object.entries(tracesOf(run))) {
      for (const spelling of [secret, encodeURIComponent(secret), base64, secret.replaceAll(/[_+=]/gu, "\\$&")])
        expect(text.includes(spelling), `${spelling} in ${place}`).toBe(false);
    }
  }
}

describe.each([
  ["the job's own credentials", config],
  ["roles that it assumes", `${config}${assumeRole}`],
])("with %s", (_, settings) => {
  const ofRoles = settings === config ? [] : [assumed.secret, assumed.session];
  const env = { ...variables, AWS_ENDPOINT_URL: "", AWS_REGION: "us-east-1", AWS_MAX_ATTEMPTS: "1" };

  test.each<[string, (env: Record<string, string>) => Promise<ActionRun>]>([
    [
      "a pull request",
      (over) => {
        const change = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }), "muster.yaml": settings });
        return staged.pullRequest(change, { env: over });
      },
    ],
    [
      "a push",
      (over) => {
        staged.propose({
          "plans/a.yaml": planFile("a", { impact: 4 }),
          "muster.yaml": `${settings}sync: {unreviewed: apply}\n`,
        });
        return staged.push(staged.workspace.git("rev-parse", "HEAD"), { env: over });
      },
    ],
    [
      "a schedule",
      (over) => {
        staged.propose({ "plans/ann.yaml": pager, "muster.yaml": settings });
        return staged.schedule({ env: over });
      },
    ],
  ])("%s shows no secret that AWS repeats in its errors", { timeout: 60_000 }, async (_event, start) => {
    const run = await start({ ...env, AWS_ENDPOINT_URL: aws.endpoint });
    expect(aws.calls.length).toBeGreaterThan(0);
    expect(run.code).toBe(3);
    expect(run.log).toContain("***");
    expectNoSecret(run, [...Object.values(secrets).filter((one) => one !== variables.PAGER_NUMBER), ...ofRoles]);
    for (const secret of [token, variables.AWS_SECRET_ACCESS_KEY, variables.AWS_SESSION_TOKEN, ...ofRoles])
      expect(run.log).toContain(`::add-mask::${secret}\n`);
  });
});

test.each([
  ["its errors", (call: string) => (call.includes("comments") ? { status: 422 } : undefined)],
  ["every answer", () => ({ status: 401 })],
])("no token is shown that GitHub repeats in %s", { timeout: 60_000 }, async (_, failing) => {
  const change = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
  const message = `Bad token ${token}, ${Buffer.from(`x-access-token:${token}`).toString("base64")}, ${encodeURIComponent(token)}`;
  staged.github.fault = (call) => {
    const fault = failing(call);
    return fault === undefined ? undefined : { ...fault, body: { message, errors: [{ message }] } };
  };
  const run = await staged.pullRequest(change, { env: { AWS_SECRET_ACCESS_KEY: "" } });
  expect(run.code).toBe(0);
  expect(run.log).toMatch(/::warning::.*\*\*\*/u);
  expectNoSecret(run, [token]);
});

test("a token that somebody committed into a plan is not repeated", async () => {
  const change = staged.propose({
    "plans/a.yaml": planFile("a", { impact: 9, title: `x ${token} ${variables.AWS_SECRET_ACCESS_KEY}` }),
    "plans/c.yaml": planFile("c", { title: `Call ${token} ${variables.AWS_SESSION_TOKEN}` }),
  });
  const run = await staged.pullRequest(change, { env: variables, inputs: { offline: "true" } });
  expect(staged.github.comments).toHaveLength(1);
  expectNoSecret(run, [token, variables.AWS_SECRET_ACCESS_KEY, variables.AWS_SESSION_TOKEN]);
});
