import { setTimeout as wait } from "node:timers/promises";

/** Give as the request's options: a lost answer must not make a second one of what was made. */
export const withoutRetry = { retries: 0 };

const mostTries = 3;

/**
 * Make a thing that must be there once: after an answer that leaves open whether it was made, look for it again.
 *
 * @param find the thing, where it is there already
 * @param create makes it, with `withoutRetry`
 */
export async function findOrCreate<Found, Made>(
  find: () => Promise<Found | undefined>,
  create: () => Promise<Made>,
  secondInMs: number,
): Promise<{ readonly found: Found } | { readonly made: Made }> {
  for (let tries = 1; ; tries += 1) {
    const found = await find();
    if (found !== undefined) return { found };
    try {
      return { made: await create() };
    } catch (error) {
      if (tries === mostTries || !isOpen(error)) throw error;
      await wait(tries * secondInMs);
    }
  }
}

// Answers from 500 up and cut connections: the request may have been carried out.
function isOpen(error: unknown): boolean {
  return error instanceof Error && "status" in error && typeof error.status === "number" && error.status >= 500;
}
