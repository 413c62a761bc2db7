import fc from "fast-check";
import { expect, test } from "vitest";
import { runCheck } from "../../src/commands/check.js";
import { toBaseline } from "../../src/core/lint/baseline.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { packFiles, unpackFiles } from "../../src/core/plan/pack-files.js";
import { readFile } from "../../src/core/plan/read-file.js";
import { renderCheckJson } from "../../src/core/report/check-json.js";
import type { RepositoryFiles } from "../../src/ports.js";
import { fakeOutput } from "../fakes/output.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";
import { variedRepository } from "../fakes/varied-repository.js";

async function check(files: RepositoryFiles) {
  const options = {
    configPath: "muster.yaml",
    isConfigRequired: false,
    knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
    now: new Date("2026-11-23T00:00:00Z"),
  };
  return (await runCheck(options, { files, output: fakeOutput() })).result;
}

const texts = variedRepository(56);
const first = await check(fakeRepositoryFiles(texts));
// Half of what there is to tell is known already.
const known = toBaseline(
  first.diagnostics.filter((_, index) => index % 2 === 0),
  [],
);
const files = fakeRepositoryFiles({ ...texts, "muster-baseline.json": JSON.stringify(known) });
const expected = renderCheckJson(await check(files));

/** The same files, listed in another order. */
function inOrder(compare: (a: string, b: string) => number): RepositoryFiles {
  return {
    ...files,
    list: async (globs) => (await files.list(globs)).toSorted((a, b) => compare(a.path, b.path)),
  };
}

/** The same files, shared out among threads as `parties` says, which answer in that order. */
function onThreads(parties: readonly number[]): RepositoryFiles {
  const readParsed = async (paths: readonly string[]) => {
    const shares = new Map<number, string[]>();
    for (const [index, path] of paths.entries()) {
      const party = parties[index % parties.length] ?? 0;
      shares.set(party, [...(shares.get(party) ?? []), path]);
    }
    const answers = [...shares.values()].map(async (share) => {
      const read = await Promise.all(share.map(async (path) => readFile(path, await files.read(path))));
      const { text, numbers } = packFiles(read);
      return unpackFiles({ text, numbers: structuredClone(numbers, { transfer: [numbers.buffer] }) });
    });
    return (await Promise.all(answers)).flat();
  };
  return { ...files, readParsed };
}

test("the repository has something of everything to tell", () => {
  const rules = new Set(first.diagnostics.map(({ rule }) => rule));
  expect([...rules]).toEqual(
    expect.arrayContaining([
      ...["invalid-yaml", "invalid-shape", "unknown-variable", "duplicate-plan-name", "shared-dedupe-string"],
      ...["expired-suppression", "engages-nobody", "role-cannot-start-runbook", "has-team"],
    ]),
  );
  expect(first.summary.suppressed).toBeGreaterThan(0);
  expect(first.summary.unchecked).toBeGreaterThan(0);
  expect(new Set(first.readiness.map(({ verdict }) => verdict)).size).toBeGreaterThan(1);
  expect(new Set(first.readiness.map(({ target }) => target))).toEqual(new Set(["prod", "test"]));
  expect(JSON.parse(expected).summary.baselined).toBeGreaterThan(0);
});

test("tells the same, byte for byte, in any order of the files", async () => {
  const orders = fc.infiniteStream(fc.integer());
  await fc.assert(
    fc.asyncProperty(orders, async (numbers) => {
      const ranks = new Map(Object.keys(texts).map((path) => [path, numbers.next().value ?? 0]));
      const shuffled = inOrder((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
      expect(renderCheckJson(await check(shuffled))).toBe(expected);
    }),
    { numRuns: 20 },
  );
});

test("tells the same, byte for byte, whichever thread read which file", async () => {
  const parties = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(parties, async (some) => {
      expect(renderCheckJson(await check(onThreads(some)))).toBe(expected);
    }),
    { numRuns: 20 },
  );
});
