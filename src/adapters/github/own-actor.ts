import type { GitHubClient } from "./github-client.js";

const jobActor = "github-actions[bot]";

/** Ask once for the name under which the token writes; the job's token may not ask, and is the Actions bot. */
export function ownActor(client: GitHubClient): () => Promise<string> {
  let login: Promise<string> | undefined;
  return () => {
    login ??= client
      .graphql<{ viewer: { login: string } }>("query { viewer { login } }")
      .then(({ viewer }) => viewer.login)
      .catch(() => jobActor);
    return login;
  };
}

/** Is the author of a comment, or the app of a check run, the token's own? An app's bot is `SLUG[bot]`. */
export function isOwnActor(name: string | undefined, login: string): boolean {
  return name !== undefined && (name === login || `${name}[bot]` === login || name === `${login}[bot]`);
}

/** The first of the items that the token itself wrote. */
export async function firstOwn<T>(
  items: readonly T[],
  nameOf: (item: T) => string | undefined,
  actor: () => Promise<string>,
): Promise<T | undefined> {
  const login = await actor();
  return items.find((item) => isOwnActor(nameOf(item), login));
}
