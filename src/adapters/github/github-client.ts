import { getOctokit } from "@actions/github";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { expectAnswers } from "./expect-answer.js";

/** How to reach GitHub. */
export interface GitHubAccess {
  readonly token: string;
  /** Address of the REST API, GitHub's or an Enterprise Server's. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** Where waits and retries are told. */
  readonly log: (text: string) => void;
  /** Takes the secrets out of what is written, and of what is said of a failure. */
  readonly hide?: (text: string) => string;
  readonly fetch?: typeof fetch;
  /** Milliseconds that one "second" of waiting takes; tests shorten it. */
  readonly secondInMs?: number;
  /** Milliseconds that a request may take; tests shorten it. */
  readonly patienceInMs?: number;
}

export type GitHubClient = ReturnType<typeof getOctokit>;

/** Longer waits than this are not worth a runner's time: the result decides without GitHub. */
const longestWaitSeconds = 120;
/** All waits of a job together; those of requests that wait at the same time count once. */
const longestWaitsSeconds = 300;
const mostRetries = 3;

/**
 * A client that retries 5xx answers and cut connections, and waits as GitHub's primary and secondary limits ask.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function createGitHubClient(access: GitHubAccess): GitHubClient {
  const second = access.secondInMs ?? 1000;
  const isAffordable = limitWaits(longestWaitsSeconds * second);
  const onLimit = (retryAfter: number, _options: unknown, _client: unknown, retryCount: number) => {
    const isWorthWaiting =
      retryAfter <= longestWaitSeconds && retryCount < mostRetries && isAffordable(retryAfter * second);
    const time = Number.isFinite(retryAfter) ? `for ${retryAfter} s` : "for a time that it does not tell";
    access.log(`GitHub limits requests ${time}${isWorthWaiting ? ", waiting" : ", giving up"}`);
    return isWorthWaiting;
  };
  return getOctokit(
    access.token,
    {
      baseUrl: access.apiUrl,
      userAgent: "muster",
      log: silentLog,
      ...(access.fetch === undefined ? {} : { request: { fetch: access.fetch } }),
      retry: {
        retries: mostRetries,
        retryAfterBaseValue: second / 5,
        doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
      },
      throttle: Object.assign(
        { onRateLimit: onLimit, onSecondaryRateLimit: onLimit, retryAfterBaseValue: second },
        paceWrites(second),
      ),
    },
    // The first plugin is the innermost: each try has its own time.
    limitTime(access.patienceInMs ?? 15_000),
    expectAnswers,
    hideSecrets(access.hide ?? ((text) => text)),
    retry,
    throttling,
  );
}

/** May so many milliseconds be waited from now, too? */
function limitWaits(most: number): (wait: number) => boolean {
  let [waited, until] = [0, 0];
  return (wait) => {
    const now = performance.now();
    const added = Math.max(0, now + wait - Math.max(now, until));
    if (waited + added > most) return false;
    waited += added;
    until = Math.max(until, now + wait);
    return true;
  };
}

/**
 * Each try has its own time, longer than the ten seconds after which GitHub gives up. Who has waited in vain twice hurries
 * through the rest, so that the job ends.
 */
function limitTime(patience: number) {
  let lost = 0;
  const isHurried = () => lost >= 2 * patience;
  return (client: { readonly hook: GitHubClient["hook"] }): object => {
    client.hook.wrap("request", async (request, options) => {
      const start = performance.now();
      options.request.signal = AbortSignal.timeout(isHurried() ? patience / 3 : patience);
      try {
        return await request(options);
      } catch (error) {
        lost += performance.now() - start;
        if (isHurried()) options.request["retries"] = 0;
        throw error;
      }
    });
    return {};
  };
}

/** What of a request's options is the client's own. */
const transport = new Set(["method", "url", "baseUrl", "headers", "request", "mediaType", "owner", "repo"]);

function hideSecrets(hide: (text: string) => string) {
  const hideIn = (value: unknown): unknown => {
    if (typeof value === "string") return hide(value);
    if (Array.isArray(value)) return value.map(hideIn);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hideIn(one)]));
  };
  return (client: { readonly hook: GitHubClient["hook"] }): object => {
    client.hook.before("request", (options) => {
      if (options.method === "GET") return;
      const said = Object.entries(options).filter(([key]) => !transport.has(key));
      Object.assign(options, Object.fromEntries(said.map(([key, value]) => [key, hideIn(value)])));
    });
    client.hook.error("request", (failure) => {
      failure.message = hide(failure.message);
      throw failure;
    });
    return {};
  };
}

const silentLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The first writes go at once, so that a small pull request does not wait; more of them keep GitHub's pace. */
function paceWrites(second: number): object {
  const free = 8;
  let count = 0;
  const schedule = async (_options: unknown, job: () => Promise<unknown>) => {
    count += 1;
    if (count > free) await new Promise((resolve) => setTimeout(resolve, second));
    return job();
  };
  const group = { key: () => ({ schedule }) };
  return { write: group, notifications: group };
}
