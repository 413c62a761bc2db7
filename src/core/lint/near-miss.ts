import { closest, distance } from "fastest-levenshtein";

/** The name that was probably meant, absent where none is near. Letter case counts for nothing. */
export function nearMiss(name: string, names: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const same = names.find((candidate) => candidate.toLowerCase() === lower);
  if (same !== undefined || names.length === 0) return same;
  const near = closest(
    lower,
    names.map((candidate) => candidate.toLowerCase()),
  );
  const limit = Math.max(1, Math.floor(Math.min(name.length, near.length) / 3));
  if (distance(lower, near) > limit) return undefined;
  return names.find((candidate) => candidate.toLowerCase() === near);
}
