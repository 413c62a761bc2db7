import { distance } from "fastest-levenshtein";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import { pages } from "../core/lint/rules/pages.js";
import { UsageError } from "../core/operational-error.js";
import { terminalOutput } from "./terminal.js";

/** `muster explain RULE`. */
export async function explain(rule: string): Promise<void> {
  const page = pages.get(rule);
  if (page === undefined) throw unknownRule(rule);
  terminalOutput().result(page);
}

function unknownRule(name: string): UsageError {
  const nearest = ruleCatalogue.map(({ id }) => id).sort((a, b) => distance(a, name) - distance(b, name))[0] ?? "";
  const hint =
    distance(nearest, name) <= name.length / 2 ? `Did you mean \`${nearest}\`?` : "The README lists the rules";
  return new UsageError(`There is no rule \`${name}\``, hint);
}
