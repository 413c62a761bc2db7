import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "../emulator/clients.js";
import {
  type ActionRun,
  createWorkspace,
  payloadOf,
  type RunOptions,
  runAction,
  type Workspace,
} from "./run-action.js";
import { type GitHubStandIn, type StoredFile, type StoredPullRequest, startGitHub } from "./stand-in.js";

export const account = "111122223333";
export const secretKey = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
export const runId = 30433642;

export const config = `version: 1
targets:
  prod:
    account: "${account}"
    regions: [us-east-1]
`;

export function planFile(name: string, parts: { title?: string; impact?: number; more?: string } = {}): string {
  const { title = "Checkout is slow", impact = 3, more = "" } = parts;
  return `name: ${name}\nincidentTemplate:\n  title: ${JSON.stringify(title)}\n  impact: ${impact}\n${more}`;
}

type Overrides = Partial<Omit<RunOptions, "event" | "workspace">>;

/** A repository with a pull request, its GitHub, and on demand its AWS: what an attack needs, one for each test. */
export interface StagedRepository {
  readonly github: GitHubStandIn;
  readonly workspace: Workspace;
  readonly emulator: () => RunningEmulator;
  /** Commits a base, then a change to it; the pull request 2 proposes it. */
  propose(
    files: Readonly<Record<string, string | undefined>>,
    base?: Readonly<Record<string, string>>,
  ): { base: string; head: string };
  useAws(): Promise<void>;
  pullRequest(change: { base: string; head: string }, over?: Overrides & { fork?: boolean }): Promise<ActionRun>;
  push(sha: string, over?: Overrides): Promise<ActionRun>;
  schedule(over?: Overrides): Promise<ActionRun>;
  /** Somebody comments on the pull request. */
  comment(
    body: string,
    by?: { login: string; type?: string } | null,
    changes?: object,
    action?: string,
  ): Promise<ActionRun>;
  /** The second workflow, for the run of a fork's pull request. */
  forkComment(head: string, changes?: object, over?: Overrides): Promise<ActionRun>;
  run(event: string, payload: object, over?: Overrides): Promise<ActionRun>;
  /** A commit's files as GitHub gives them. */
  treeOf(commit: string): StoredFile[];
  awsCalls(): Promise<readonly { operation: string; status: number }[]>;
  /** Requests that write. */
  writes(): readonly string[];
  close(): Promise<void>;
}

export async function stageRepository(): Promise<StagedRepository> {
  const github = await startGitHub();
  const workspace = createWorkspace();
  let emulator: RunningEmulator | undefined;
  const awsEnv = () =>
    emulator === undefined
      ? {}
      : {
          AWS_ENDPOINT_URL: emulator.endpoint,
          AWS_ACCESS_KEY_ID: account,
          AWS_SECRET_ACCESS_KEY: secretKey,
          AWS_REGION: "us-east-1",
        };
  const run: StagedRepository["run"] = (event, payload, { env, ...over } = {}) =>
    runAction({
      event,
      payload,
      workspace: workspace.root,
      githubUrl: github.url,
      ...over,
      env: { ...awsEnv(), ...env },
    });
  return {
    github,
    workspace,
    run,
    emulator: () => {
      if (emulator === undefined) throw new Error("no AWS is staged");
      return emulator;
    },
    propose: (files, before = { "plans/a.yaml": planFile("a"), "plans/b.yaml": planFile("b") }) => {
      workspace.write({ "muster.yaml": config, ...before });
      const base = workspace.commit();
      workspace.write(files);
      const head = workspace.commit();
      github.changedFiles = Object.keys(files);
      github.pullRequests.push(proposed({ headSha: head, baseSha: base }));
      return { base, head };
    },
    useAws: async () => {
      emulator = await startEmulator({ account });
      const { incidents } = clientsOf(emulator.endpoint);
      await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
    },
    pullRequest: ({ base, head }, { fork = false, ...over } = {}) => {
      const repo = { full_name: fork ? "mallory/Hello-World" : "Codertocat/Hello-World" };
      const pull_request = { head: { sha: head, repo }, base: { sha: base } };
      const payload = payloadOf("pull_request", { pull_request }, "opened");
      return run("pull_request", payload, { ref: "refs/pull/2/merge", sha: head, ...over });
    },
    push: (sha, over) => {
      const repository = { default_branch: "master" };
      const payload = payloadOf("push", { ref: "refs/heads/master", after: sha, commits: [{ id: sha }], repository });
      return run("push", payload, { sha, ...over });
    },
    schedule: (over) => run("schedule", {}, { sha: workspace.git("rev-parse", "HEAD"), ...over }),
    comment: (body, by = { login: "alice" }, changes = {}, action = "created") => {
      const user = by === null ? null : { type: "User", ...by };
      const parts = { issue: { number: 2, pull_request: {} }, comment: { body, user }, ...changes, action };
      return run("issue_comment", payloadOf("issue_comment", parts));
    },
    forkComment: (head, changes = {}, over) => {
      const workflow_run = {
        id: runId,
        event: "pull_request",
        head_sha: head,
        head_branch: "patch-1",
        head_repository: { full_name: "mallory/Hello-World" },
        ...changes,
      };
      return run("workflow_run", payloadOf("workflow_run", { workflow_run }, "completed"), over);
    },
    treeOf: (commit) =>
      workspace
        .git("ls-tree", "-r", commit)
        .split("\n")
        .map((line) => {
          const [, sha = "", path = ""] = /^\S+ blob (\S+)\t(.*)$/u.exec(line) ?? [];
          return { path, sha, content: Buffer.from(`${workspace.git("cat-file", "blob", sha)}\n`) };
        }),
    awsCalls: async () => {
      const answer = await fetch(`${emulator?.endpoint}/_emulator/calls`);
      return (await answer.json()) as { operation: string; status: number }[];
    },
    writes: () => github.calls.filter((call) => !call.startsWith("GET") && !call.includes("/graphql")),
    close: async () => {
      workspace.remove();
      await emulator?.close();
      await github.close();
    },
  };
}

/** The open pull request 2 of a fork, with some of its members changed. */
export function proposed(parts: Partial<StoredPullRequest>): StoredPullRequest {
  const head = "mallory/Hello-World:patch-1";
  return { number: 2, headSha: "", mergeCommitSha: null, isMerged: false, head, ...parts };
}

/** The lines of a log in which the runner would find a workflow command, less those that Muster means. */
export function forgedCommands(log: string): readonly string[] {
  const meant = /^::(?:error|warning|notice)(?: file=[^:]*)?::|^::add-mask::/u;
  return log.split(/\r\n|\r|\n/u).filter((line) => {
    const isCommand = /^\s*::/u.test(line) || line.includes("##[");
    return isCommand && !meant.test(line);
  });
}
