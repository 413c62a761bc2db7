import { isAbsolute, relative, sep } from "node:path";

/** Does the path lie in the folder, or is it the folder? By their names alone: links are not followed. */
export function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
