import type { PolicySet } from "./layers.js";

const keysBySet = new WeakMap<PolicySet, ReadonlySet<string>>();

/** The keys that the policies' conditions and variables name, in lower case. */
export function conditionKeysOf(set: PolicySet): ReadonlySet<string> {
  const keys = keysBySet.get(set) ?? findKeys(set);
  keysBySet.set(set, keys);
  return keys;
}

function findKeys(set: PolicySet): ReadonlySet<string> {
  const { identity = [], boundary = [], session = [], serviceControl = [], resourceControl = [], resource } = set;
  const attached = [...identity, ...boundary, ...session, ...serviceControl.flat(), ...resourceControl.flat()];
  const statements = [...attached, ...(resource ? [resource] : [])].flatMap((policy) => policy.statements);
  return new Set(
    statements.flatMap(({ conditions, resources }) => [
      ...conditions.flatMap(({ key, variables }) => [key, ...variables.map((variable) => variable.key)]),
      ...(resources?.variables ?? []).map(({ key }) => key),
    ]),
  );
}
