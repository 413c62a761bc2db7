import { UnexpectedAnswer } from "./expect-answer.js";

/** Why GitHub did not do what it was asked, and what helps; never holds the token. */
export interface GitHubFailure {
  readonly reason: string;
  readonly hint: string;
}

/** Put a failed request into words. `permission` is the one that the workflow has to give. */
export function explainGitHubFailure(error: unknown, tried: string, permission: string): GitHubFailure {
  if (error instanceof UnexpectedAnswer) {
    return {
      reason: `Could not ${tried}: ${error.message}`,
      hint: "Check `GITHUB_API_URL` and the proxies on the way: something else than GitHub may have answered",
    };
  }
  const { status, message } = describe(error);
  if (status === 403 || status === 404) {
    return {
      reason: `GitHub did not let the token ${tried} (${status}: ${message})`,
      hint: remedyOf(message) ?? `Give the job \`permissions: ${permission}\`; a pull request from a fork never has it`,
    };
  }
  if (status === 401) {
    return { reason: `GitHub did not accept the token (401: ${message})`, hint: "Check the input `github-token`" };
  }
  return {
    reason: `Could not ${tried}: GitHub answered ${status === undefined ? message : `${status} (${message})`}`,
    hint: "Run the job again when GitHub is well, see https://www.githubstatus.com",
  };
}

function remedyOf(message: string): string | undefined {
  if (/\blocked\b/iu.test(message)) return "Unlock the conversation, and run the job again";
  if (/\barchived\b/iu.test(message)) return "The repository is archived: nothing can be written to it";
  return undefined;
}

function describe(error: unknown): { readonly status: number | undefined; readonly message: string } {
  if (!(error instanceof Error)) return { status: undefined, message: String(error) };
  const status = "status" in error && typeof error.status === "number" ? error.status : undefined;
  // A connection that was never made has status 500 in this client, and its cause tells more than its message.
  const isConnection = status === 500 && !("response" in error && error.response !== undefined);
  const text = error.message.split(/\r|\n| - https?:/u)[0] ?? "";
  return { status: isConnection ? undefined : status, message: text.slice(0, 300) };
}
