import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cliPath, inFolder, runCli } from "./run-cli.js";

const plan = `name: a
incidentTemplate: {title: Too slow, impact: 3, summary: It is}
engagements: [contact/on-call]
`;
const config = `version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1]}
`;

describe("exit codes", () => {
  test("0: nothing found that fails", () =>
    inFolder({ "plans/a.yaml": plan }, async (cwd) => {
      const { code, stdout } = await runCli(["check", "--offline"], { cwd });
      expect(stdout).toMatch(/1 plan in 1 file: 0 errors/);
      expect(code).toBe(0);
    }));

  test("1: a finding, with file, line, column, value and remedy", () =>
    inFolder({ "plans/a.yaml": plan.replace("impact: 3", "impact: 7") }, async (cwd) => {
      const { code, stdout, stderr } = await runCli(["check", "--offline"], { cwd });
      expect(stdout).toContain("plans/a.yaml");
      expect(stdout).toMatch(/2:\d+ +error .*`7`/);
      expect(stderr).toBe("");
      expect(code).toBe(1);
    }));

  test("1 also where nobody reads the findings to their end", () =>
    inFolder({ "plans/a.yaml": plan.replace("impact: 3", "impact: 7") }, async (cwd) => {
      const cli = spawn(process.execPath, [cliPath, "check", "--offline"], { cwd, stdio: ["ignore", "pipe", "pipe"] });
      cli.stdout.destroy();
      expect(await new Promise((resolve) => cli.on("exit", resolve))).toBe(1);
    }));

  test("1 with --fail-on notice for what is only advice", () =>
    inFolder({ "plans/a.yaml": plan }, async (cwd) => {
      expect((await runCli(["check", "--offline", "--fail-on", "notice"], { cwd })).code).toBe(1);
    }));

  test.each([
    ["an unknown command", ["frobnicate"]],
    ["an unknown option", ["check", "--frobnicate"]],
    ["an unknown format", ["check", "--format", "xml"]],
    ["a path that is not there", ["check", "nowhere.yaml"]],
    ["a path outside", ["check", ".."]],
    ["an unknown target", ["check", "--target", "prd"]],
    ["a configuration that is not there", ["check", "--config", "other.yaml"]],
    ["an unknown rule", ["explain", "unpined-runbook"]],
    ["a diff without AWS or base", ["diff", "--offline"]],
    ["a snapshot without AWS", ["snapshot", "--offline"]],
    ["a simulation without its file", ["iam", "simulate", "--input", "nowhere.json"]],
  ])("2: %s", (_what, args) =>
    inFolder({ "muster.yaml": config, "plans/a.yaml": plan }, async (cwd) => {
      const { code, stdout, stderr } = await runCli(args, { cwd, env: { GITHUB_REPOSITORY: "o/r" } });
      expect(stderr).not.toBe("");
      expect(stderr).not.toMatch(/\n +at /);
      expect(stdout).toBe("");
      expect(code).toBe(2);
    }),
  );

  test("2: a configuration that cannot be used names its line", () =>
    inFolder({ "muster.yaml": "version: 1\nrule: {}\n" }, async (cwd) => {
      const { code, stderr } = await runCli(["check"], { cwd });
      expect(stderr).toMatch(/muster\.yaml:2:1 .*`rule`/);
      expect(stderr).toContain("`rules`");
      expect(code).toBe(2);
    }));

  test("3: AWS does not answer; nothing is half-printed and there is no stack trace", () =>
    inFolder({ "muster.yaml": config, "plans/a.yaml": plan }, async (cwd) => {
      const env = {
        AWS_ENDPOINT_URL: "http://127.0.0.1:9",
        AWS_ACCESS_KEY_ID: "111122223333",
        AWS_SECRET_ACCESS_KEY: "x",
        AWS_MAX_ATTEMPTS: "1",
        GITHUB_REPOSITORY: "o/r",
      };
      const { code, stderr } = await runCli(["sync"], { cwd, env });
      expect(stderr).not.toMatch(/\n +at /);
      expect(code).toBe(3);
    }));
});

describe("a repository that adopts Muster", () => {
  test("gets its files once, and keeps those that it has", () =>
    inFolder({ "plans/a.yaml": plan, ".github/workflows/muster.yml": "name: mine\n" }, async (cwd) => {
      const first = await runCli(["init", "--account", "111122223333"], { cwd });
      expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining("kept .github/workflows/muster.yml") });
      expect(readFileSync(join(cwd, ".github/workflows/muster.yml"), "utf8")).toBe("name: mine\n");
      expect((await runCli(["init"], { cwd })).stdout).not.toContain("wrote");
      const { stdout } = await runCli(["targets"], { cwd });
      expect(JSON.parse(stdout)).toMatchObject({ include: [{ target: "prod", account: "111122223333" }] });
    }));

  test("fixes what is safe, after a look at the patch", () =>
    inFolder({ "plans/a.yaml": plan.replace("title:", "titel:") }, async (cwd) => {
      const patch = await runCli(["check", "--offline", "--fix", "--dry-run"], { cwd });
      expect(patch.stdout).toMatch(/^--- a\/plans\/a\.yaml\n\+\+\+ b\/plans\/a\.yaml\n@@ /);
      expect(readFileSync(join(cwd, "plans/a.yaml"), "utf8")).toContain("titel:");
      expect((await runCli(["check", "--offline", "--fix"], { cwd })).code).toBe(0);
      expect(readFileSync(join(cwd, "plans/a.yaml"), "utf8")).toBe(plan);
      expect((await runCli(["check", "--offline", "--fix", "--dry-run"], { cwd })).stdout.trim()).toBe("");
    }));

  test("adds rules of its own, checks its targets in parts, and merges the reports", () =>
    inFolder(
      {
        "muster.yaml": `version: 1
policies: [policies.yaml]
targets:
  a: {account: "111122223333", regions: [us-east-1]}
  b: {account: "444455556666", regions: [us-east-1]}
`,
        "policies.yaml": "id: never\nmessage: Unexpected plan\nseverity: error\nexpression: target.name != 'b'\n",
        "plans/a.yaml": plan,
      },
      async (cwd) => {
        const codes: (number | null)[] = [];
        for (const part of [1, 2]) {
          const args = ["check", "--offline", "--format", "json", "--shard", `${part}/2`];
          const { code, stdout } = await runCli(args, { cwd });
          codes.push(code);
          writeFileSync(join(cwd, `report-${part}.json`), stdout);
        }
        expect(codes).toEqual([0, 1]);
        const merged = await runCli(["merge-reports", "report-1.json", "report-2.json"], { cwd });
        expect(merged.code).toBe(1);
        expect(JSON.parse(merged.stdout)).toMatchObject({
          summary: { plans: 1, errors: 1 },
          diagnostics: expect.arrayContaining([expect.objectContaining({ rule: "never", target: "b" })]),
        });
        expect((await runCli(["merge-reports", "muster.yaml"], { cwd })).code).toBe(2);
        expect((await runCli(["check", "--shard", "3/2"], { cwd })).code).toBe(2);
      },
    ));
});

test("help of every command says what it does", async () => {
  const { stdout } = await runCli(["-h"], { cwd: "." });
  const commands = [...stdout.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name ?? "");
  expect(commands).toEqual(expect.arrayContaining(["check", "diff", "sync", "explain", "emulator", "demo"]));
  for (const command of commands) {
    const { code, stdout: help } = await runCli([command, "-h"], { cwd: "." });
    expect(code).toBe(0);
    expect(help).toMatch(/^Usage: muster /);
  }
}, 60_000);

test("a symbolic link that leaves the repository is an error and is not read", () =>
  inFolder({ "secret.yaml": "name: secret-name\n", "repository/plans/a.yaml": plan }, async (folder) => {
    const cwd = join(folder, "repository");
    symlinkSync(join(folder, "secret.yaml"), join(cwd, "plans", "b.yaml"));
    const { code, stdout } = await runCli(["check", "--offline"], { cwd });
    expect(stdout).toContain("file-outside-repository");
    expect(stdout).not.toContain("secret-name");
    expect(code).toBe(1);
  }));

test("a configuration in two documents is refused: nobody knows which one holds", () =>
  inFolder({ "muster.yaml": `${config}---\nversion: 1\n`, "plans/a.yaml": plan }, async (cwd) => {
    const { code, stderr } = await runCli(["check", "--offline"], { cwd });
    expect(stderr).toContain("muster.yaml:5:1 Unexpected second document, expected one");
    expect(code).toBe(2);
  }));

test("a diff says what it could not compare, and is not clean", () =>
  inFolder({ "muster.yaml": config, "plans/a.yaml": plan }, async (cwd) => {
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd });
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "first");
    writeFileSync(join(cwd, "plans", "a.yaml"), plan.replace("impact: 3", "impact: 9"));
    const { code, stdout, stderr } = await runCli(["diff", "--base", "HEAD", "--format", "json"], {
      cwd,
      env: { GITHUB_REPOSITORY: "o/r" },
    });
    expect(JSON.parse(stdout).targets[0].changes).toEqual([]);
    expect(stderr).toMatch(/^Not compared: `plans\/a\.yaml:2:\d+` has errors: Unexpected `9`/);
    expect(code).toBe(1);
  }));

test("a file named like a glob is checked, and the configuration may be named like one", () =>
  inFolder(
    { "[c].yaml": `${config}files: [none/*]\n`, "!x[1].yaml": plan.replace("impact: 3", "impact: 9") },
    async (cwd) => {
      const { code, stdout } = await runCli(["check", "--offline", "--config", "[c].yaml", "!x[1].yaml"], { cwd });
      expect(stdout).toContain("Unexpected `9`");
      expect(code).toBe(1);
    },
  ));

test("facts behind a link that leaves the repository are named, and not read", () =>
  inFolder({ "secret.json": '{"secret-fact": 1}', "repository/plans/a.yaml": plan }, async (folder) => {
    const cwd = join(folder, "repository");
    writeFileSync(join(cwd, "muster.yaml"), `${config}facts: [facts/*.json]\n`);
    mkdirSync(join(cwd, "facts"));
    symlinkSync(join(folder, "secret.json"), join(cwd, "facts", "a.json"));
    const { code, stdout } = await runCli(["check", "--offline"], { cwd });
    expect(stdout).toContain("Unexpected symbolic link `facts/a.json`");
    expect(stdout).not.toContain("secret-fact");
    expect(code).toBe(1);
  }));

test("a configuration behind a link that leaves the repository does not count as none", () =>
  inFolder({ "muster.yaml": config, "repository/plans/a.yaml": plan }, async (folder) => {
    const cwd = join(folder, "repository");
    symlinkSync(join(folder, "muster.yaml"), join(cwd, "muster.yaml"));
    const { code, stdout, stderr } = await runCli(["check", "--offline"], { cwd });
    expect(stderr).toContain("`muster.yaml` is a symbolic link that leaves the repository");
    expect(stdout).toBe("");
    expect(code).toBe(2);
  }));

test.each([
  ["the name of a target", ["check", "--target", "\u001b[31m\n::error::x\u202e"]],
  ["an option", ["check", "--\u001b[31m\n::error::x"]],
  ["a commit", ["diff", "--base", "\u001b[31m\n::error::x"]],
])("hostile text as %s does not reach the terminal raw", (_what, args) =>
  inFolder({ "muster.yaml": config, "plans/a.yaml": plan }, async (cwd) => {
    const { code, stderr } = await runCli(args, { cwd });
    expect(stderr).not.toMatch(/[\u001b\u202e]|^::/m);
    expect(code).toBe(2);
  }),
);

test("hostile text of a plan does not reach the terminal raw", () =>
  inFolder({ "plans/a.yaml": plan.replace("impact: 3", 'impact: "\\e[31m\\u202e3"') }, async (cwd) => {
    const { stdout } = await runCli(["check", "--offline"], { cwd });
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  }));

test("a plan file is found from a folder below the repository's root", () =>
  inFolder({ "muster.yaml": config, "plans/team/a.yaml": plan }, async (folder) => {
    mkdirSync(join(folder, ".git"));
    writeFileSync(join(folder, "plans/team/b.yaml"), plan.replace("name: a", "name: b"));
    const { stdout } = await runCli(["check", "a.yaml", "--offline", "--format", "json"], {
      cwd: join(folder, "plans/team"),
    });
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, summary: { files: 1, plans: 1 } });
  }));

test("iam simulate answers a request from standard input", async () => {
  const request = {
    PolicyInputList: [JSON.stringify({ Statement: [{ Sid: "S", Effect: "Allow", Action: "ssm:*", Resource: "*" }] })],
    ActionNames: ["ssm:StartAutomationExecution", "sts:AssumeRole"],
  };
  const input = `${JSON.stringify(request)}\n{}\n`;
  const { code, stdout } = await runCli(["iam", "simulate", "--input", "-", "--jsonl"], { cwd: ".", input });
  const [first, second] = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(first.EvaluationResults.map((result: { EvalDecision: string }) => result.EvalDecision)).toEqual([
    "allowed",
    "implicitDeny",
  ]);
  expect(second.Error.Code).toBeTypeOf("string");
  expect(code).toBe(0);
});
