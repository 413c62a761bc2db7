import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { OperationalError } from "../../core/operational-error.js";
import type { Store } from "./store.js";

/** Keeps a store in a file. */
export interface StateFile {
  /** Resolves when everything that the store held at the time of the call is in the file. Calls share writes. */
  save(): Promise<void>;
}

const firstLine = /^\{"muster":"emulator-state","version":1,"sha256":"([0-9a-f]{64})"\}$/;

/**
 * Loads the store from a file, if there is one, and keeps it there from then on.
 *
 * @throws OperationalError when the file is not what an emulator wrote; it is left as it is
 */
export function openStateFile(path: string, store: Store): StateFile {
  if (existsSync(path)) store.load(readState(path));
  else checkFolder(path);
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    const body = store.toText();
    const head = JSON.stringify({ muster: "emulator-state", version: 1, sha256: sha256(body) });
    // Renaming is enough against a killed process; waiting for the disk would only guard against a power cut.
    await writeFile(`${path}.tmp`, `${head}\n${body}\n`);
    await rename(`${path}.tmp`, path);
  };
  const start = (): Promise<void> => {
    next = undefined;
    running = write().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    save: () => {
      if (running === undefined) return start();
      next ??= running.then(start, start);
      return next;
    },
  };
}

function checkFolder(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    throw new OperationalError(`Could not write \`${path}\``, "Choose a folder that exists and can be written", {
      cause,
    });
  }
}

function readState(path: string): Record<string, Record<string, unknown>> {
  const text = readText(path);
  const end = text.indexOf("\n");
  const digest = firstLine.exec(text.slice(0, end))?.[1];
  const body = text.slice(end + 1, -1);
  if (digest === undefined || !text.endsWith("\n") || sha256(body) !== digest) {
    throw new OperationalError(`Unexpected content of \`${path}\`, expected the state that an emulator wrote`);
  }
  // The digest says that this is, byte for byte, what `Store.toText` made.
  return JSON.parse(body) as Record<string, Record<string, unknown>>;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new OperationalError(`Could not read \`${path}\``, undefined, { cause });
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
