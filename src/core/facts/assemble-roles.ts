import { compareText } from "../diagnostic.js";
import type { FactLedger, Noted } from "./fact-ledger.js";
import type { FactEntry, Known, PolicyFact, RoleFact } from "./facts.js";
import { rolePoliciesKey } from "./look-up.js";
import { oldestSource } from "./oldest-source.js";

type NoteMaps = FactLedger["notes"];

/** Roles with all their policies. A role that no output described is none, whatever was said of its policies. */
export function assembleRoles(notes: NoteMaps): ReadonlyMap<string, FactEntry<RoleFact>> {
  const inline = inlineByRole(notes);
  const roles = [...notes.role].flatMap(([arn, role]): [string, FactEntry<RoleFact>][] => {
    const trust = notes.trust.get(arn);
    return trust === undefined ? [] : [[arn, roleOf(notes, inline, role, trust)]];
  });
  return new Map(roles.sort(([a], [b]) => compareText(a, b)));
}

/** A policy under the name that a person would look it up by. */
export function policyFact(name: string, note: Noted<unknown>): PolicyFact {
  return { name, document: note.value, source: note.source };
}

function roleOf(
  notes: NoteMaps,
  inline: ReadonlyMap<string, ReadonlyMap<string, PolicyFact>>,
  role: Noted<{ readonly arn: string; readonly name: string; readonly path: string }>,
  trust: Noted<unknown>,
): FactEntry<RoleFact> {
  const { arn, name } = role.value;
  const key = `${arn.split(":")[4]}:${name}`;
  const names = notes.inlineNames.get(key);
  const attached = notes.attachedArns.get(key);
  const tags = notes.roleTags.get(arn);
  const boundary = boundaryOf(notes, arn);
  const claim = claimOfAll(notes, arn, names ?? attached ?? inline.get(key));
  const isListed = (list: typeof names) => (list === undefined ? claim !== undefined : !list.value.isPartial);
  const hasAllPolicies = isListed(names) && isListed(attached);
  const unlisted = `no list of the ${isListed(names) ? "attached" : "inline"} policies of role \`${name}\``;
  const value = {
    ...role.value,
    trust: policyFact(`trust policy of ${name}`, trust),
    policies: [
      ...inlinePolicies(inline.get(key) ?? new Map(), names?.value.items ?? []),
      ...(attached?.value.items ?? []).map((policy) => managedPolicy(notes, policy)),
    ],
    hasAllPolicies,
    ...(hasAllPolicies ? {} : { whyIncomplete: notes.refused.get(rolePoliciesKey(arn))?.value ?? unlisted }),
    ...(boundary === undefined ? {} : { boundary }),
    ...(tags === undefined ? {} : { tags: tags.value }),
  };
  const isClaimed = names === undefined || attached === undefined;
  const sources = [names?.source, attached?.source, isClaimed && hasAllPolicies ? claim?.source : undefined];
  return { value, source: oldestSource(role.source, trust.source, ...sources) };
}

/** The claim that all roles are recorded covers the policies of those whose policies were recorded at all. */
function claimOfAll(notes: NoteMaps, arn: string, anyPolicies: unknown): Noted<unknown> | undefined {
  if (anyPolicies === undefined || notes.refused.has(rolePoliciesKey(arn))) return undefined;
  return notes.complete.get(`iam:roles@${arn.split(":")[4]}`);
}

function inlinePolicies(
  documents: ReadonlyMap<string, PolicyFact>,
  names: readonly string[],
): readonly Known<PolicyFact>[] {
  return [...new Set([...documents.keys(), ...names])].sort(compareText).map((name): Known<PolicyFact> => {
    const value = documents.get(name);
    if (value === undefined) return { state: "unknown", reason: `no facts about inline policy \`${name}\`` };
    return { state: "present", value, source: value.source };
  });
}

/** The default version of a managed policy. */
export function managedPolicyOf(notes: NoteMaps, arn: string): FactEntry<PolicyFact> | undefined {
  const version = notes.managedDefault.get(arn);
  const document = version === undefined ? undefined : notes.managedVersion.get(`${arn}@${version.value}`);
  if (version === undefined || document === undefined) return undefined;
  return { value: policyFact(arn, document), source: oldestSource(document.source, version.source) };
}

function managedPolicy(notes: NoteMaps, arn: string): Known<PolicyFact> {
  const policy = managedPolicyOf(notes, arn);
  if (policy !== undefined) return { state: "present", ...policy };
  const reason = notes.refused.get(arn)?.value ?? `no facts about the default version of policy \`${arn}\``;
  return { state: "unknown", reason, name: arn };
}

function boundaryOf(notes: NoteMaps, arn: string): Known<PolicyFact> | undefined {
  const boundary = notes.roleBoundary.get(arn);
  if (boundary === undefined) return { state: "unknown", reason: `no facts about the boundary of \`${arn}\`` };
  return boundary.value === null ? undefined : managedPolicy(notes, boundary.value);
}

function inlineByRole(notes: NoteMaps): ReadonlyMap<string, ReadonlyMap<string, PolicyFact>> {
  const byRole = new Map<string, Map<string, PolicyFact>>();
  for (const { value, source } of notes.inlinePolicy.values()) {
    const policies = byRole.get(value.role) ?? new Map<string, PolicyFact>();
    policies.set(value.name, { name: value.name, document: value.document, source });
    byRole.set(value.role, policies);
  }
  return byRole;
}
