import type { Call } from "./call.js";
import { tableOf } from "./state/store.js";

/** What a call with a client's token has answered. */
interface Answered {
  readonly output: object;
  /** The ARN of what it made or changed. */
  readonly resource: string;
}

const answered = tableOf<Answered>("emulator/tokens", "account");

/** More than a client can retry; the oldest go first. */
const maxTokens = 10_000;

/**
 * Runs a call once for each client token. The same token again gets the first answer, whatever else the call says;
 * AWS does not document that case, and changing nothing is what an idempotent call promises.
 */
export function once(call: Call, operation: string, token: string | undefined, run: () => Answered): object {
  if (token === undefined || token === "") return run().output;
  const table = call.store.table(answered, call);
  const key = `${operation}/${call.region}/${token}`;
  const first = table.get(key);
  if (first !== undefined) return first.output;
  const result = run();
  table.set(key, result);
  if (table.size > maxTokens) table.dropOldest();
  return result.output;
}

/** Forgets the tokens of everything that these services keep. */
export function forgetAllTokens(call: Call, services: readonly string[]): void {
  call.store.table(answered, call).dropWhere(({ resource }) => services.includes(resource.split(":", 3)[2] ?? ""));
}

/** Forgets the tokens of a resource that is gone, so that it can be made again. */
export function forgetTokens(call: Call, resource: string): void {
  call.store.table(answered, call).dropWhere((entry) => entry.resource === resource);
}
