import { FILE_HEADERS_ONLY, formatPatch } from "diff";
import { textHunks } from "./text-hunks.js";

/** Two texts of a file as a patch that `git apply` takes; empty where they are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const files = { oldFileName: `a/${path}`, newFileName: `b/${path}`, oldHeader: undefined, newHeader: undefined };
  return formatPatch({ ...files, hunks: [...textHunks(before, after, 3)] }, FILE_HEADERS_ONLY);
}
