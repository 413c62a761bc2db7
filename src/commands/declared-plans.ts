import type { Target } from "../core/config/config.js";
import type { Diagnostic } from "../core/diagnostic.js";
import { groupBy } from "../core/group-by.js";
import { isUnsound } from "../core/lint/is-unsound.js";
import type { ResolvedPlan } from "../core/plan/resource.js";
import type { ResponsePlan } from "../core/plan/response-plan.js";
import type { LoadedRepository } from "./loaded-repository.js";

/** What a repository says of one target's plans, and how far it can be trusted. */
export interface DeclaredPlans {
  readonly plans: readonly ResponsePlan[];
  /** Names that are declared in this account all the same: by its other targets, or in files with errors. */
  readonly declaredElsewhere: readonly string[];
  /** Why a plan cannot be synced as declared, by its name. */
  readonly unusable: ReadonlyMap<string, string>;
  /** Why the list of declared plans may lack some, where it may. */
  readonly unreadable?: string;
  /** Files whose plans are not even known by name. */
  readonly namelessFiles: readonly string[];
}

/** The plans that one target declares. */
export function declaredPlans(repository: LoadedRepository, target: Target): DeclaredPlans {
  const resolved = plansOf(repository, target);
  const errors = repository.diagnostics.filter((found) => found.severity === "error" && concerns(found, target));
  const errorsOf = groupBy(errors, ({ at }) => at.file);
  const others = otherPlans(repository, target);
  const unsound = errors.filter(isUnsound);
  const unreadable = incompleteness(repository, target, unsound);
  return {
    plans: resolved.map(({ plan }) => plan),
    declaredElsewhere: [...others.keys(), ...brokenNames(repository, unsound)],
    unusable: new Map([
      ...duplicates(resolved.map(({ plan }) => plan.name)),
      ...[...others].map(([name, other]) => [name, fightOf(name, target.name, other)] as const),
      ...resolved.flatMap(({ plan, source }) => {
        const error = errorsOf.get(source.file)?.find(({ plan: name }) => (name ?? plan.name) === plan.name);
        return error === undefined ? [] : [[plan.name, `${error.message} (\`${placeOf(error)}\`)`] as const];
      }),
    ]),
    ...(unreadable === undefined ? {} : { unreadable }),
    namelessFiles: [...new Set(unsound.map(({ at }) => at.file))].filter((file) =>
      isNameless(repository, file, unsound),
    ),
  };
}

/** Stands for all files where no target is configured; no target can have this name. */
export const noTarget: Target = {
  name: "(no target)",
  account: "",
  regions: [""],
  partition: "aws",
  files: [],
  vars: {},
};

/** The plans of a target, resolved for it. */
export function plansOf(repository: LoadedRepository, target: Target): readonly ResolvedPlan[] {
  const name = target === noTarget ? undefined : target.name;
  return repository.plans.filter((plan) => plan.target?.name === name);
}

/** Where a diagnostic points, as people write it. */
export function placeOf({ at }: Diagnostic): string {
  return `${at.file}:${at.line}:${at.column}`;
}

/** Is the diagnostic about the target, or about all of them? */
export function concerns(found: Diagnostic, target: Target): boolean {
  return found.target === undefined || found.target === target.name;
}

function duplicates(names: readonly string[]): readonly (readonly [string, string])[] {
  const seen = new Set<string>();
  const twice = new Set(names.filter((name) => seen.size === seen.add(name).size));
  return [...twice].map((name) => [name, `Several files declare \`${name}\` for this target, expected one`]);
}

/** Plans that other targets of the same account declare, with the target's name; deleting them here would be a fight. */
function otherPlans(repository: LoadedRepository, target: Target): ReadonlyMap<string, string> {
  return new Map(
    repository.plans.flatMap(({ plan, target: other }) =>
      other !== undefined && other.account === target.account && other.name !== target.name
        ? [[plan.name, other.name] as const]
        : [],
    ),
  );
}

function fightOf(name: string, target: string, other: string): string {
  return `Targets \`${target}\` and \`${other}\` share an account, and both declare \`${name}\``;
}

/** Names in documents that are no sound plan: what they mean is open, but not that they are gone. */
function brokenNames(repository: LoadedRepository, errors: readonly Diagnostic[]): readonly string[] {
  const files = new Set(errors.map(({ at }) => at.file));
  return repository.sources.flatMap(({ file, value }) => {
    if (!files.has(file) || typeof value !== "object" || value === null || !("name" in value)) return [];
    return typeof value.name === "string" ? [value.name] : [];
  });
}

/** May the file declare a plan that its readable documents do not name? */
function isNameless({ sources }: LoadedRepository, file: string, errors: readonly Diagnostic[]): boolean {
  if (errors.some(({ at, rule }) => at.file === file && unreadRules.has(rule))) return true;
  return sources.some((source) => source.file === file && !isNamed(source.value));
}

const unreadRules = new Set(["file-outside-repository", "invalid-yaml"]);

function isNamed(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  // Neighbours of plans have their names elsewhere.
  if ("kind" in value && value.kind !== "ResponsePlan") return true;
  return "name" in value && typeof value.name === "string" && !value.name.includes("${");
}

function incompleteness(
  repository: LoadedRepository,
  target: Target,
  errors: readonly Diagnostic[],
): string | undefined {
  const [error] = errors;
  if (error !== undefined) return `\`${placeOf(error)}\` has errors`;
  const loaded = new Set(repository.targets.map(({ name }) => name));
  const sibling = repository.config.targets.find(
    ({ name, account }) => account === target.account && name !== target.name && !loaded.has(name),
  );
  return sibling === undefined
    ? undefined
    : `target \`${sibling.name}\` shares the account and was not looked at; sync without \`--target\``;
}
