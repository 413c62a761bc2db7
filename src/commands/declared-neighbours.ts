import type { SourcedNeighbour } from "../core/changes/ignore-neighbour-drift.js";
import { resourceAddress } from "../core/changes/resource-address.js";
import type { Target } from "../core/config/config.js";
import { groupBy } from "../core/group-by.js";
import { isUnsound } from "../core/lint/is-unsound.js";
import type { DesiredNeighbour, NeighbourKind } from "../core/neighbours/neighbour.js";
import { nameFields, neighbourKinds } from "../core/plan/resource.js";
import { concerns, placeOf } from "./declared-plans.js";
import type { LoadedRepository } from "./loaded-repository.js";

/** What a repository says of the neighbours of one target's plans, and how far it can be trusted. */
export interface DeclaredNeighbours {
  readonly neighbours: readonly SourcedNeighbour[];
  /** The kinds that are declared and synced; no other is read. */
  readonly kinds: readonly NeighbourKind[];
  /** Addresses that are declared in this account all the same: by its other targets, or in files with errors. */
  readonly declaredElsewhere: ReadonlySet<string>;
  /** Why a neighbour cannot be synced as declared, by its address. */
  readonly unusable: ReadonlyMap<string, string>;
}

/** The neighbours that one target declares, of the kinds that `sync.kinds` names. */
export function declaredNeighbours(repository: LoadedRepository, target: Target): DeclaredNeighbours {
  const { syncedKinds } = repository.config;
  const synced = repository.declared.filter(({ kind }) => syncedKinds.includes(kind));
  const own = synced.filter((one) => one.target?.name === target.name);
  const others = synced.filter((one) => one.target?.account === target.account && one.target.name !== target.name);
  const errors = repository.diagnostics.filter((found) => found.severity === "error" && concerns(found, target));
  const errorsOf = groupBy(errors, ({ at }) => at.file);
  const address = ({ kind, name }: DesiredNeighbour) => resourceAddress(kind, name);
  const twice = [...groupBy(own, address)].filter(([, list]) => list.length > 1);
  return {
    neighbours: own.map(({ kind, name, value, source }) => ({ kind, name, value, source })),
    kinds: neighbourKinds.filter((kind) => own.some((one) => one.kind === kind)),
    declaredElsewhere: new Set([...others.map(address), ...brokenAddresses(repository, errors.filter(isUnsound))]),
    unusable: new Map([
      ...others.map(
        (one) => [address(one), `Target \`${one.target?.name}\` of the same account declares it too`] as const,
      ),
      ...twice.map(([one]) => [one, `Several files declare \`${one}\` for this target, expected one`] as const),
      ...own.flatMap((one) => {
        const error = errorsOf.get(one.source.file)?.find(({ plan }) => plan === undefined || plan === one.name);
        return error === undefined ? [] : [[address(one), `${error.message} (\`${placeOf(error)}\`)`] as const];
      }),
    ]),
  };
}

/** Addresses in documents that are not sound: what they mean is open, but not that they are gone. */
function brokenAddresses(
  { sources }: LoadedRepository,
  errors: readonly { readonly at: { readonly file: string } }[],
): readonly string[] {
  const files = new Set(errors.map(({ at }) => at.file));
  return sources.flatMap(({ file, value }) => {
    if (!files.has(file) || typeof value !== "object" || value === null || !("kind" in value)) return [];
    const kind = neighbourKinds.find((one) => one === value.kind);
    if (kind === undefined) return [];
    const name = Object.entries(value).find(([key]) => key === nameFields[kind])?.[1];
    return typeof name === "string" ? [resourceAddress(kind, name)] : [];
  });
}
