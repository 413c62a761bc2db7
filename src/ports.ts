import type { PlanOperation, PlanUse, RemotePlan } from "./core/changes/change.js";
import type { HistoryQuestion } from "./core/changes/history-question.js";
import type { NeighbourOperation } from "./core/changes/neighbour-operation.js";
import type { PastChange } from "./core/changes/past-change.js";
import type { Diagnostic } from "./core/diagnostic.js";
import type { FactRequest } from "./core/facts/fact-request.js";
import type { Facts, ReplicationSetFact } from "./core/facts/facts.js";
import type { Recording } from "./core/facts/recording.js";
import type { DocumentToClone, NeighbourKind, RemoteNeighbour, WantedNeighbours } from "./core/neighbours/neighbour.js";
import type { ReadFile } from "./core/plan/read-file.js";
import type { Request } from "./core/policy/request.js";
import type { SecondOpinion } from "./core/policy/second-opinion.js";
import type { SuggestedChange } from "./core/report/suggested-changes.js";

export type { FactRequest } from "./core/facts/fact-request.js";

/** The files of the repository, or of one of its commits. Nothing outside of it can be read. */
export interface RepositoryFiles {
  /** Paths from the root that match one of the globs, sorted; forward slashes. */
  list(globs: readonly string[]): Promise<readonly ListedFile[]>;
  /** @throws OperationalError where the file cannot be read */
  read(path: string): Promise<Uint8Array>;
  /**
   * Read and parse many files on several threads, as `readFile` would. A file that is missing in the answer is left to
   * the caller. Absent where there is only one thread.
   */
  readParsed?(paths: readonly string[]): Promise<readonly ReadFile[]>;
}

/** Writes files of the repository, each whole or not at all, and nothing that somebody else wrote meanwhile. */
export interface RepositoryWriter {
  /**
   * @param path from the root, with forward slashes; its folders are made
   * @throws OperationalError where the file is there already, lies outside, or cannot be written
   */
  create(path: string, text: string): Promise<void>;
  /** @throws OperationalError where the file does not hold `before`, or cannot be written */
  replace(path: string, before: Uint8Array, text: string): Promise<void>;
}

/** A path that a glob found; one that a symbolic link leads outside is listed and not read. */
export interface ListedFile {
  readonly path: string;
  readonly isOutside: boolean;
}

/** Where a command writes files of the repository. */
export interface FileWriter {
  /**
   * Replace a file in one step, with its folders where they are missing.
   *
   * @param path from the repository's root
   * @throws OperationalError where it cannot be written, or lies outside of the repository
   */
  write(path: string, text: string): Promise<void>;
}

/** Plans of an account, some of them read. */
export interface SomePlans {
  readonly read: readonly RemotePlan[];
  /** Names of the account's own plans that were listed only. */
  readonly listed: readonly string[];
}

/** What Muster reads of Incident Manager. Holds no way to write. */
export interface IncidentReader {
  /** The account that the credentials belong to, twelve digits. */
  callerAccount(): Promise<string>;
  /** The account's replication set, absent where there is none. */
  replicationSet(): Promise<ReplicationSetFact | undefined>;
  /** Every plan that the account lists, with its tags; shared ones of other accounts without. */
  plans(): Promise<readonly RemotePlan[]>;
  /** The same, with only those read that are wanted by name; of the others the names alone. */
  somePlans(isWanted: (name: string) => boolean): Promise<SomePlans>;
  /** One plan read again, absent where it is gone. */
  plan(arn: string): Promise<RemotePlan | undefined>;
}

/** What Muster reads of the plans' neighbours: people, schedules, runbooks, roles. Holds no way to write. */
export interface NeighbourReader {
  /**
   * The account's own neighbours of these kinds, sorted by kind and name; what others share with it is left out.
   *
   * @throws OperationalError where AWS refused a read or did not answer, with the operation and what it was about
   */
  neighbours(wanted: WantedNeighbours): Promise<readonly RemoteNeighbour[]>;
  /**
   * One neighbour read again, absent where it is gone.
   *
   * @throws OperationalError also where two rotations have this name
   */
  neighbour(kind: NeighbourKind, name: string): Promise<RemoteNeighbour | undefined>;
  /**
   * The default version of a document that a runbook is cloned from, in the target's first Region: one of AWS's, or one
   * that the account may read. Absent where there is none.
   */
  documentToClone(name: string): Promise<DocumentToClone | undefined>;
  /** With whom a neighbour is shared, a sentence each, where that cannot be read why; no file has a field for it. */
  sharing?(remote: RemoteNeighbour): Promise<readonly string[]>;
}

/** What still relies on plans that are about to be deleted. */
export interface PlanUseReader {
  /** The first use of each plan that has any, or why nobody can say, by the plan's ARN. */
  usesOf(arns: readonly string[]): Promise<ReadonlyMap<string, PlanUse>>;
}

/** Who changed resources, and when. Asked only about what is not as expected: AWS allows few questions a second. */
export interface ChangeHistory {
  /** The latest change of each resource that AWS still knows, by its address; `gap` says why not all could be looked up. */
  latestChanges(questions: readonly HistoryQuestion[]): Promise<{
    readonly changes: ReadonlyMap<string, PastChange>;
    readonly gap?: string;
  }>;
}

/** What Muster writes to Incident Manager, one operation at a time. */
export interface IncidentWriter {
  /** @throws OperationalError when AWS refused or did not answer, with its request id */
  perform(operation: PlanOperation): Promise<void>;
}

/** What Muster writes to the neighbours of the plans, one operation at a time. */
export interface NeighbourWriter {
  /**
   * References to channels and rotations are ARNs already.
   *
   * @throws OperationalError when AWS refused or did not answer, with its request id
   */
  perform(operation: NeighbourOperation): Promise<void>;
}

/** Reads facts about one target's account with the ordinary credentials. What it may not read is said in `refused`. */
export interface FactCollector {
  collect(request: FactRequest): Promise<Facts>;
  /**
   * The same as AWS's answers, for files.
   * @param extent `account` also lists what no plan names, so that the recording can say what does not exist
   */
  record(request: FactRequest, extent?: "plans" | "account"): Promise<Recording>;
}

/** AWS's own judge of a role's permissions. */
export interface PolicySimulator {
  /**
   * What AWS says of one request of a role, by the role's identity policies, its boundary and the organisation's
   * policies. AWS does not read resource policies for this.
   *
   * @throws OperationalError where AWS could not be reached
   */
  simulate(request: Request): Promise<SecondOpinion>;
}

/** Where a command prints. */
export interface Output {
  /** What the command was asked for. */
  result(text: string): void;
  /** Progress and logs. */
  progress(text: string): void;
  readonly isColored: boolean;
}

/** A pull request, as far as a check or a sync has to know it. */
export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
}

/** A pull request and the branch that it proposes. */
export interface ProposedChange extends PullRequest {
  readonly isOpen: boolean;
  /** `OWNER/REPO`; absent where the fork was deleted. */
  readonly headRepository: string | undefined;
  readonly headBranch: string;
  readonly baseSha: string;
}

/** GitHub's merge of a pull request into its base branch as that is now; `unknown` where GitHub has not made one. */
export type TestMerge =
  | { readonly kind: "merge"; readonly sha: string; readonly baseSha: string }
  | { readonly kind: "conflict" | "unknown" };

/** The result of a check of one target, shown beside a commit. */
export interface CheckRun {
  readonly name: string;
  readonly headSha: string;
  readonly conclusion: "success" | "failure" | "neutral";
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** Markdown; holds the record that a later sync reads. */
  readonly text: string;
  readonly annotations: readonly Diagnostic[];
}

export interface CheckRunRecord {
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What somebody wrote below a pull request. */
export interface ReviewComment {
  readonly author: string;
  /** No bot and no app: those repeat what others wrote. */
  readonly isPerson: boolean;
  readonly body: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** The files that a pull request adds, changes, renames (both names) and deletes, from the repository's root. */
export interface ChangedFiles {
  readonly paths: readonly string[];
  /** GitHub lists 3,000 at most: then there may be more. */
  readonly isWhole: boolean;
  /** The lines that the pull request shows, as its head has them, by file and number: only they take comments. */
  readonly shownLines: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

/** What GitHub did with a request to publish; a refusal or an outage is a value, because the check decides without it. */
export type Published<T> =
  | { readonly isPublished: true; readonly value: T }
  | { readonly isPublished: false; readonly reason: string; readonly hint: string };

/** Where changes are reviewed: comments and check runs of one repository, written under the token's own name. */
export interface ReviewHost {
  /**
   * Make the one comment with this marker say `body`: writes it, changes it in place, or leaves it as it is.
   * @returns the comment's address
   */
  putComment(pullRequest: number, marker: string, body: string): Promise<Published<string>>;
  /**
   * Make the one comment with this marker say `body`, which has nothing to say any more, and fold it as outdated; where
   * there is none, none is written. The next `putComment` unfolds it.
   */
  retireComment(pullRequest: number, marker: string, body: string): Promise<Published<undefined>>;
  changedFiles(pullRequest: number): Promise<Published<ChangedFiles>>;
  /** Write a review comment for each change that has none yet; their lines are shown by the pull request. */
  putSuggestions(
    pullRequest: number,
    headSha: string,
    suggestions: readonly SuggestedChange[],
  ): Promise<Published<undefined>>;
  /** Make the check run of this name and commit, or update the one that is there. */
  putCheckRun(run: CheckRun): Promise<Published<undefined>>;
  /** The merged pull requests that a commit of the default branch came from. */
  mergedPullRequests(commit: string): Promise<Published<readonly PullRequest[]>>;
  /** A pull request by its number, with where it comes from. */
  pullRequest(number: number): Promise<Published<ProposedChange>>;
  /** What merging an open pull request would give. */
  testMerge(number: number): Promise<Published<TestMerge>>;
  /** The text of a file of a commit; absent where there is none, or the token may not know of it. */
  fileAt(commit: string, path: string): Promise<Published<string | undefined>>;
  /** The text of a file in an artefact of a workflow run, absent where there is none. It may be anybody's work. */
  artifactFile(runId: number, artifact: string, file: string): Promise<Published<string | undefined>>;
  /** The texts of the token's own check runs of a commit whose names begin with `prefix`, and when they were made. */
  checkRunRecords(headSha: string, prefix: string): Promise<Published<readonly CheckRunRecord[]>>;
  /** The comments of a pull request, the oldest first. */
  comments(pullRequest: number): Promise<Published<readonly ReviewComment[]>>;
  /** May this person write to the repository? One whom GitHub does not know may not. */
  mayWrite(login: string): Promise<Published<boolean>>;
}

/** A pull request that Muster itself proposes, on a branch of its own. */
export interface Proposal {
  readonly branch: string;
  /** The branch that it is for, and the commit of it that the files were read from. */
  readonly base: string;
  readonly baseSha: string;
  /** Files that are there already, by their path from the repository's root. */
  readonly files: ReadonlyMap<string, { readonly before: Uint8Array; readonly text: string }>;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** What became of a proposal: people closed the same one before, or work on its branch, or it is open. */
export type ProposalState =
  | { readonly kind: "open" | "declined"; readonly url: string; readonly number: number }
  | { readonly kind: "taken"; readonly reason: string };

/** Pull requests of Muster's own. A branch that holds a commit of somebody else is never written to. */
export interface ProposalHost {
  /** Make the branch hold the files on top of its base, and the one pull request propose it; nothing where it does. */
  propose(proposal: Proposal): Promise<Published<ProposalState>>;
  /** Close the open pull request of the branch, where there is one, and remove the branch. */
  withdraw(proposal: Pick<Proposal, "branch" | "base" | "baseSha">, body: string): Promise<Published<undefined>>;
}

/** The issues of a repository, each found again by its marker and written under the token's own name. */
export interface IssueHost {
  /** Make the one open issue with this marker say `body`: opens it, changes it in place, or leaves it as it is. */
  putIssue(marker: string, title: string, body: string): Promise<Published<undefined>>;
  /** Close the open issue with this marker, where there is one. */
  closeIssue(marker: string): Promise<Published<undefined>>;
}
