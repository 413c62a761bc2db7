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

/** Is this login the token's own? Some of GitHub's answers leave the `[bot]` of an app away; a person's name is no app's. */
export function isOwnActor(name: string | undefined, login: string): boolean {
  return name !== undefined && (name === login || name === `${login}[bot]`);
}

/** The login of the app that made a check run. */
export function botOf(app: { readonly slug?: string } | null): string | undefined {
  return app?.slug === undefined ? undefined : `${app.slug}[bot]`;
}

/** Those of the items that the token itself wrote. */
export async function onlyOwn<T>(
  items: readonly T[],
  nameOf: (item: T) => string | undefined,
  actor: () => Promise<string>,
): Promise<readonly T[]> {
  if (items.length === 0) return [];
  const login = await actor();
  return items.filter((item) => isOwnActor(nameOf(item), login));
}
