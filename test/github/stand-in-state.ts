export type Json = Record<string, unknown>;
export type Permission = "issues" | "pull-requests" | "checks" | "contents" | "actions";

/** A token's rights; what is absent is refused with 403, as GitHub does it. */
export type Permissions = Partial<Record<Permission, "read" | "write">>;

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
  isMinimized?: boolean;
  /** Now, unless a test says otherwise. */
  readonly createdAt?: string;
}

export interface StoredReviewComment {
  readonly id: number;
  readonly author: string;
  readonly path: string;
  readonly body: string;
  readonly firstLine: number;
  readonly line: number;
}

export interface StoredCheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly app: string;
  conclusion: string;
  title: string;
  summary: string;
  text: string;
  readonly annotations: Json[];
  completedAt: string;
}

export interface StoredPullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly mergeCommitSha: string | null;
  readonly isMerged: boolean;
  /** `OWNER/REPO:BRANCH` */
  readonly head?: string;
  readonly baseSha?: string;
  /** GitHub cannot merge it. */
  readonly isConflicting?: boolean;
  /** What follows is of pull requests that somebody opens while a test runs. */
  readonly author?: string;
  readonly base?: string;
  title?: string;
  body?: string;
  isClosed?: boolean;
}

export interface StoredIssue {
  readonly number: number;
  readonly author: string;
  title: string;
  body: string;
  state: string;
}

export interface StoredArtifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly archive: Uint8Array;
}

export interface StoredFile {
  readonly path: string;
  readonly sha: string;
  readonly content: Uint8Array;
}

/**
 * How GitHub, or what is between, can fail: with an answer of its own (`raw` is sent as it is, as JSON unless the headers say
 * otherwise), without one, after the work was done, in the middle of the answer, or never.
 */
export type Fault =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly raw?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | "cut"
  | "cutAfter"
  | "cutInside"
  | "hang";

export interface GitHubStandIn {
  readonly url: string;
  readonly comments: StoredComment[];
  readonly checkRuns: StoredCheckRun[];
  readonly pullRequests: StoredPullRequest[];
  readonly artifacts: StoredArtifact[];
  readonly issues: StoredIssue[];
  /** Paths that any pull request changes; `OLD -> NEW` for a rename. */
  changedFiles: readonly string[];
  /** What GitHub shows of a changed file, by its path. */
  readonly patches: Map<string, string>;
  readonly reviewComments: StoredReviewComment[];
  /** Logins of the people who may write. */
  readonly writers: Set<string>;
  /** Folder of the repository whose Git database is served; absent: none. */
  repositoryFolder: string | undefined;
  /** The repository's setting `Allow GitHub Actions to create and approve pull requests`. */
  mayPropose: boolean;
  /** Trees by commit. */
  readonly trees: Map<string, readonly StoredFile[]>;
  /** `METHOD /path` of every request. */
  readonly calls: string[];
  /** What GitHub's description has against any request or response. */
  readonly problems: string[];
  permissions: Permissions;
  /** The token's owner; the Actions bot, who has no `viewer`, unless a test says otherwise. */
  login: string;
  /** Answer every request so, until it is taken away. */
  fault: ((call: string) => Fault | undefined) | undefined;
  close(): Promise<void>;
}

export const allPermissions: Permissions = {
  issues: "write",
  "pull-requests": "write",
  checks: "write",
  contents: "read",
  actions: "read",
};
