import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../../src/core/report/unified-diff.js";

test("shows what changes with three lines around it", () => {
  const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  expect(unifiedDiff("a.yaml", before, before.replace("5\n", "five\nfive and a half\n"))).toBe(
    "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+five and a half\n 6\n 7\n 8\n",
  );
  expect(unifiedDiff("a.yaml", before, before)).toBe("");
});

test("is a patch that Git applies", () => {
  const folder = mkdtempSync(join(tmpdir(), "muster-patch-"));
  const lines = fc.array(fc.constantFrom("a", "b", "c", "d", ""), { maxLength: 14 });
  const text = fc
    .tuple(lines, fc.boolean())
    .map(([list, ends]) => list.join("\n") + (ends && list.length > 0 ? "\n" : ""));
  try {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after && before !== "" && after !== "");
        writeFileSync(join(folder, "a.txt"), before);
        execFileSync("git", ["apply", "--whitespace=nowarn", "-"], {
          cwd: folder,
          input: unifiedDiff("a.txt", before, after),
        });
        expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe(after);
      }),
      { seed: 3, numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
