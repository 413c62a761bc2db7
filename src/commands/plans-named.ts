import { nearestName } from "../core/nearest-name.js";
import { UsageError } from "../core/operational-error.js";
import type { LoadedRepository } from "./loaded-repository.js";

/**
 * A plan of the repository, in each of its targets.
 *
 * @throws UsageError for a plan that the repository does not have
 */
export function plansNamed(repository: LoadedRepository, name: string): LoadedRepository["plans"] {
  const found = repository.plans.filter(({ plan }) => plan.name === name);
  if (found.length > 0) return found;
  const broken = repository.diagnostics.find(({ plan, severity }) => plan === name && severity === "error");
  if (broken !== undefined) {
    throw new UsageError(`The plan \`${name}\` cannot be read: ${broken.message}`, "Run `muster check` and correct it");
  }
  const near = nearestName(
    name,
    repository.plans.map(({ plan }) => plan.name),
  );
  throw new UsageError(`There is no plan \`${name}\``, near === undefined ? undefined : `Did you mean \`${near}\`?`);
}
