import { applyFixes } from "../core/fix/apply-fixes.js";
import type { Fix } from "../core/fix/fix.js";
import { groupBy } from "../core/group-by.js";
import type { RepositoryFiles } from "../ports.js";
import { type CheckOptions, type CheckPorts, type CheckRun, runCheck } from "./check.js";

/** A file that fixes change. */
export interface FixedFile {
  readonly path: string;
  readonly before: Uint8Array;
  readonly text: string;
}

export interface FixRun {
  /** The check of the files as they are after the fixes. */
  readonly run: CheckRun;
  readonly files: readonly FixedFile[];
  readonly applied: readonly Fix[];
}

/** A fix may show what was hidden behind its finding: that is fixed, too, within this many rounds. */
const mostRounds = 5;

/** Fix what is safe to fix, in memory. */
export async function runFixes(options: CheckOptions, ports: CheckPorts): Promise<FixRun> {
  const texts = new Map<string, string>();
  const applied: Fix[] = [];
  const files = overlay(ports.files, texts);
  let run = await runCheck(options, { ...ports, files });
  for (let round = 0; round < mostRounds; round += 1) {
    const found = await fixRound(run, files, texts);
    if (found.length === 0) break;
    applied.push(...found);
    run = await runCheck(options, { ...ports, files });
  }
  const fixed = [...texts].map(async ([path, text]) => ({ path, before: await ports.files.read(path), text }));
  return { run, files: await Promise.all(fixed), applied };
}

async function fixRound({ result }: CheckRun, files: RepositoryFiles, texts: Map<string, string>): Promise<Fix[]> {
  const applied: Fix[] = [];
  const fixable = result.diagnostics.flatMap(({ at, fix }) => (fix === undefined ? [] : [{ file: at.file, fix }]));
  for (const [file, found] of groupBy(fixable, (each) => each.file)) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await files.read(file));
    const fixed = applyFixes(
      file,
      text,
      found.map(({ fix }) => fix),
    );
    if (fixed.text === text) continue;
    texts.set(file, fixed.text);
    applied.push(...fixed.applied);
  }
  return applied;
}

function overlay(files: RepositoryFiles, texts: ReadonlyMap<string, string>): RepositoryFiles {
  return {
    list: (globs) => files.list(globs),
    read: async (path) => {
      const text = texts.get(path);
      return text === undefined ? files.read(path) : new TextEncoder().encode(text);
    },
  };
}
