import { OperationalError } from "../../core/operational-error.js";
import type { Published } from "../../ports.js";
import { explainGitHubFailure } from "./explain-github-failure.js";

/** A request whose refusal is a value: the result of a check does not hang on it. */
export async function publish<T>(tried: string, permission: string, request: () => Promise<T>): Promise<Published<T>> {
  try {
    return { isPublished: true, value: await request() };
  } catch (error) {
    if (error instanceof OperationalError) return { isPublished: false, reason: error.message, hint: error.hint ?? "" };
    return { isPublished: false, ...explainGitHubFailure(error, tried, permission) };
  }
}
