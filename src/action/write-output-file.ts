import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { OperationalError } from "../core/operational-error.js";
import { isWithin } from "./is-within.js";
import { withoutSecrets } from "./runner.js";

/**
 * Write a file for later steps. A pull request can commit links: one in place of the file is replaced, and none leads out of
 * the checkout.
 *
 * @throws OperationalError where it cannot be written, or a link would lead outside
 */
export function writeOutputFile(workspace: string, path: string, text: string): string {
  const folder = dirname(path);
  if (isWithin(workspace, path) && !isWithin(realpathSync(workspace), realpathSync(nearestThere(folder)))) {
    throw new OperationalError(
      `Could not write \`${path}\`: a link leads out of the repository`,
      "Let `json-file` and `sarif-file` name a folder that is no link, or none of the repository",
    );
  }
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(path, { force: true });
    writeFileSync(path, withoutSecrets(text), { flag: "wx" });
    return path;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OperationalError(`Could not write \`${path}\`: ${reason}`, "Correct `json-file` or `sarif-file`", {
      cause,
    });
  }
}

function nearestThere(folder: string): string {
  return existsSync(folder) ? folder : nearestThere(dirname(folder));
}
