import { distance } from "fastest-levenshtein";

/** The known name that differs least from `name`, if it differs little. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.slice(0, 100).toLowerCase();
  let nearest: string | undefined;
  let least = wanted.length < 4 ? 2 : wanted.length < 8 ? 3 : 4;
  for (const candidate of known) {
    const score = distance(candidate.toLowerCase(), wanted);
    if (score < least) [nearest, least] = [candidate, score];
  }
  return nearest;
}
