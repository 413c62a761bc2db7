import type { CheckRun } from "../../ports.js";
import { toAnnotations } from "./annotations.js";
import { findOrCreate, withoutRetry } from "./create-once.js";
import type { GitHubClient } from "./github-client.js";
import { botOf, onlyOwn } from "./own-actor.js";

type Place = { readonly owner: string; readonly repo: string };

/** Make the check run of this commit and name, or update the token's own one; annotations go in pages. */
export async function writeCheckRun(
  client: GitHubClient,
  place: Place,
  run: CheckRun,
  actor: () => Promise<string>,
  secondInMs: number,
): Promise<undefined> {
  const annotations = toAnnotations(run.annotations);
  const { name, headSha: head_sha, title, summary, text, conclusion } = run;
  const state = (some: typeof annotations) =>
    ({ status: "completed", conclusion, output: { title, summary, text, annotations: some } }) as const;
  const [first = []] = pagesOf(annotations);
  const written = await findOrCreate(
    () => findOwn(client, place, run, actor),
    () => client.rest.checks.create({ ...place, name, head_sha, ...state(first), request: withoutRetry }),
    secondInMs,
  );
  if ("made" in written) {
    return addPages(client, place, written.made.data.id, annotations.slice(first.length), state);
  }
  const own = written.found;
  if (isAsBefore(own, run, annotations.length)) return undefined;
  // An update adds to the annotations that are there.
  const known = own.output.annotations_count > 0 ? await knownAnnotations(client, place, own.id) : new Set<string>();
  const missing = annotations.filter((one) => !known.has(keyOf(one)));
  if (missing.length > 0) return addPages(client, place, own.id, missing, state);
  await client.rest.checks.update({ ...place, check_run_id: own.id, ...state([]) });
  return undefined;
}

async function findOwn(client: GitHubClient, place: Place, run: CheckRun, actor: () => Promise<string>) {
  const query = { ...place, ref: run.headSha, check_name: run.name, filter: "latest", per_page: 100 } as const;
  const { data } = await client.rest.checks.listForRef(query);
  return (await onlyOwn(data.check_runs, ({ app }) => botOf(app), actor))[0];
}

type Annotations = ReturnType<typeof toAnnotations>;

async function addPages<S extends object>(
  client: GitHubClient,
  place: Place,
  id: number,
  annotations: Annotations,
  state: (some: Annotations) => S,
): Promise<undefined> {
  for (const page of pagesOf(annotations)) {
    await client.rest.checks.update({ ...place, check_run_id: id, ...state(page) });
  }
  return undefined;
}

function isAsBefore(
  own: {
    readonly conclusion: string | null;
    readonly output: { title: string | null; summary: string | null; text: string | null; annotations_count: number };
  },
  run: CheckRun,
  annotations: number,
): boolean {
  const { title, summary, text, annotations_count: count } = own.output;
  if (count < annotations) return false;
  return own.conclusion === run.conclusion && title === run.title && summary === run.summary && text === run.text;
}

async function knownAnnotations(client: GitHubClient, place: Place, id: number): Promise<ReadonlySet<string>> {
  const there = await client.paginate(client.rest.checks.listAnnotations, {
    ...place,
    check_run_id: id,
    per_page: 100,
  });
  return new Set(there.map(keyOf));
}

function keyOf(annotation: {
  path: string;
  start_line: number;
  message: string | null;
  title?: string | null;
}): string {
  return JSON.stringify([annotation.path, annotation.start_line, annotation.message, annotation.title]);
}

/** @see https://docs.github.com/en/rest/checks/runs 50 annotations a request */
function pagesOf<T>(items: readonly T[]): T[][] {
  const pages: T[][] = [];
  for (let start = 0; start < items.length; start += 50) pages.push(items.slice(start, start + 50));
  return pages;
}
