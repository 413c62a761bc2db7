import type { FieldChange, NeighbourUpdate } from "../changes/change.js";
import type { NeighbourValue } from "../neighbours/neighbour.js";
import { isMapping } from "../plan/decode-resource.js";
import { type Caller, parseCaller } from "../policy/caller.js";
import { type CompiledPolicy, compilePolicy, isPolicyError } from "../policy/compile-policy.js";
import { verdictOf } from "../policy/decision.js";
import { evaluate } from "../policy/evaluate.js";
import type { PolicySet } from "../policy/layers.js";
import { listWords } from "./count-words.js";
import { clip, shortName } from "./short-name.js";

/** What is said of a role's change, and the fields that it says all of. */
export interface RoleWords {
  readonly parts: readonly string[];
  readonly told: ReadonlySet<string>;
}

/**
 * What two states of a role prove, and no more: who may assume it, and what its inline policies allow of what they name.
 * What its managed policies, its boundary and the organisation make of that is not in the documents.
 */
export function describeRole({ before, desired, fields }: NeighbourUpdate): RoleWords {
  const trust = trustWords(before, desired);
  const access = accessWords(before, desired);
  const field = (pointer: string) => fields.find((one) => one.pointer === pointer);
  const [attached, boundary] = [field("/ManagedPolicyArns"), field("/PermissionsBoundary")];
  const told = fields.filter(({ pointer }) =>
    pointer === "/AssumeRolePolicyDocument"
      ? trust.length > 0
      : pointer.startsWith("/Policies/")
        ? access.policies.has(unescaped(pointer.slice("/Policies/".length)))
        : pointer === "/ManagedPolicyArns" || pointer === "/PermissionsBoundary",
  );
  return {
    parts: [
      ...trust,
      ...access.parts,
      ...(attached === undefined ? [] : attachedWords(attached)),
      ...(boundary === undefined ? [] : [boundaryWords(boundary)]),
    ],
    told: new Set(told.map(({ pointer }) => pointer)),
  };
}

/** Who may assume a new role, as far as its trust policy says it for sure. */
export function trustedWords(role: NeighbourValue): string | undefined {
  const trust = role["AssumeRolePolicyDocument"];
  const who = principalsOf(trust).filter((one) => assumes(trust, one) !== "denied");
  return who.length === 0 ? undefined : `may be assumed by ${listWords(who.map(principalWords), 4)}`;
}

type State = "allowed" | "dependent" | "denied";

function trustWords(before: NeighbourValue, after: NeighbourValue): readonly string[] {
  const [was, is] = [before, after].map((role) => role["AssumeRolePolicyDocument"]);
  const who = [...new Set([...principalsOf(was), ...principalsOf(is)])];
  const moved = (test: (from: State, to: State) => boolean) =>
    listWords(who.filter((one) => test(assumes(was, one), assumes(is, one))).map(principalWords), 4);
  const said = (words: (names: string) => string, names: string) => (names === "" ? [] : [words(names)]);
  return [
    ...said(
      (names) => `can no longer be assumed by ${names}`,
      moved((from, to) => from !== "denied" && to === "denied"),
    ),
    ...said(
      (names) => `can now be assumed by ${names}`,
      moved((from, to) => from === "denied" && to === "allowed"),
    ),
    ...said(
      (names) => `can now be assumed by ${names} under conditions`,
      moved((from, to) => from === "denied" && to === "dependent"),
    ),
    ...said(
      (names) => `can be assumed by ${names} only under conditions`,
      moved((from, to) => from === "allowed" && to === "dependent"),
    ),
    ...said(
      (names) => `can be assumed by ${names} without conditions`,
      moved((from, to) => from === "dependent" && to === "allowed"),
    ),
  ];
}

const assuming = ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"];
const anybody = "*";

function assumes(trust: unknown, principal: string): State {
  const resource = compile(trust, "trust");
  const caller: Caller | undefined = principal === anybody ? { kind: "unnamed" } : callerOf(principal);
  if (resource === undefined || caller === undefined) return "denied";
  return best(assuming.map((action) => ask({ resource }, caller, action, "*")));
}

function callerOf(principal: string): Caller | undefined {
  return parseCaller(principal) ?? (/:(?:saml|oidc)-provider\//u.test(principal) ? federated(principal) : undefined);
}

function federated(provider: string): Caller {
  return { kind: "federated", provider };
}

/** Whom the statements name, whether they allow or deny. */
function principalsOf(trust: unknown): readonly string[] {
  const named = statementsOf(trust).flatMap(({ Principal }) => (isMapping(Principal) ? Object.values(Principal) : []));
  return [...new Set(named.flatMap(many).map(String))];
}

const services = new Map([
  ["ssm-incidents.amazonaws.com", "Incident Manager"],
  ["ssm.amazonaws.com", "Systems Manager"],
]);

function principalWords(principal: string): string {
  if (principal === anybody) return "anybody";
  return services.get(principal) ?? quote(principal);
}

interface Ask {
  readonly action: string;
  readonly resource: string;
  readonly policy: string;
}

function accessWords(before: NeighbourValue, after: NeighbourValue) {
  const [was, is] = [before, after].map(identityOf);
  const asks = uniqueAsks([...asksOf(before), ...asksOf(after)]);
  const states = asks.map((one) => [one, stateOf(was, one), stateOf(is, one)] as const);
  const told = new Set(states.flatMap(([{ policy }, from, to]) => (from === to ? [] : [policy])));
  const list = (test: (from: AccessState, to: AccessState) => boolean) =>
    listWords(unique(states.filter(([, from, to]) => test(from, to)).map(([one]) => askWords(one, asks))), 5);
  const isOpen = (state: AccessState) => state === "allowed" || state === "dependent";
  const sentences = [
    ["no longer allows", list((from, to) => isOpen(from) && !isOpen(to))],
    ["now allows", list((from, to) => !isOpen(from) && to === "allowed")],
    ["now allows under conditions", list((from, to) => !isOpen(from) && to === "dependent")],
    ["allows only under conditions", list((from, to) => from === "allowed" && to === "dependent")],
    ["allows without conditions", list((from, to) => from === "dependent" && to === "allowed")],
    ["now denies", list((from, to) => from === "denied" && to === "refused")],
    ["no longer denies", list((from, to) => from === "refused" && to === "denied")],
  ] as const;
  const parts = sentences.flatMap(([verb, what]) => (what === "" ? [] : [`${verb} ${what}`]));
  return { parts: parts.length === 0 ? [] : [`${parts.join(", ")} by its inline policies`], policies: told };
}

/** `refused`: by a Deny, whatever other policies allow. */
type AccessState = State | "refused";

function stateOf(identity: readonly CompiledPolicy[] | undefined, { action, resource }: Ask): AccessState {
  if (identity === undefined) return "denied";
  const arn = "arn:aws:iam::111122223333:role/any";
  const caller = parseCaller(arn);
  if (caller === undefined) return "denied";
  const context = new Map<string, readonly string[]>();
  const decision = evaluate({ identity }, { action, resource, caller, context, resourceSide: "unread" });
  const verdict = verdictOf(decision);
  return verdict === "denied" && decision.effect === "explicitDeny" && decision.effects.length === 1
    ? "refused"
    : verdict;
}

/** A pattern is asked for as it is written: what allows it allows all that it stands for. */
function asksOf({ Policies: policies }: NeighbourValue): readonly Ask[] {
  if (!isMapping(policies)) return [];
  return Object.entries(policies).flatMap(([policy, document]) =>
    statementsOf(document).flatMap(({ Action, Resource }) =>
      many(Action).flatMap((action) =>
        many(Resource).map((resource) => ({ action: String(action), resource: String(resource), policy })),
      ),
    ),
  );
}

function uniqueAsks(asks: readonly Ask[]): readonly Ask[] {
  return [...new Map(asks.map((one) => [JSON.stringify(one), one])).values()];
}

/** Every resource goes without saying, unless one side says another one for the action. */
function askWords({ action, resource }: Ask, all: readonly Ask[]): string {
  const isAlone = all.every((one) => one.action !== action || one.resource === "*");
  return resource === "*" && isAlone ? quote(action) : `${quote(action)} on ${quote(resourceWords(resource))}`;
}

/** What follows the account: `document/Checkout-Mitigate`. */
function resourceWords(arn: string): string {
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/su.exec(arn)?.[1] ?? arn;
}

/** All of a role's inline policies; absent where one cannot be read, because it may say anything. */
function identityOf({ Policies: policies }: NeighbourValue): readonly CompiledPolicy[] | undefined {
  const documents = isMapping(policies) ? Object.values(policies) : [];
  const compiled = documents.map((document) => compile(document, "identity"));
  return compiled.every((one) => one !== undefined) ? compiled : undefined;
}

function compile(document: unknown, type: "identity" | "trust"): CompiledPolicy | undefined {
  if (document === undefined) return undefined;
  const policy = compilePolicy(document, { name: "policy", type });
  return isPolicyError(policy) ? undefined : policy;
}

function ask(set: PolicySet, caller: Caller, action: string, resource: string): State {
  return verdictOf(evaluate(set, { action, resource, caller, context: new Map() }));
}

function best(states: readonly State[]): State {
  return (["allowed", "dependent"] as const).find((state) => states.includes(state)) ?? "denied";
}

function attachedWords({ actual, desired }: FieldChange): readonly string[] {
  const [before = [], after = []] = [actual, desired].map((list) => (Array.isArray(list) ? list.map(String) : []));
  const names = (list: readonly string[]) =>
    listWords(
      list.map((arn) => quote(shortName(arn))),
      3,
    );
  const gone = before.filter((arn) => !after.includes(arn));
  const come = after.filter((arn) => !before.includes(arn));
  return [
    ...(gone.length === 0 ? [] : [`loses policy ${names(gone)}`]),
    ...(come.length === 0 ? [] : [`gains policy ${names(come)}`]),
  ];
}

function boundaryWords({ actual, desired }: FieldChange): string {
  const [before, after] = [actual, desired].map((arn) => quote(shortName(String(arn))));
  if (desired === undefined) return `loses its boundary ${before}`;
  return actual === undefined ? `gets the boundary ${after}` : `gets the boundary ${after} instead of ${before}`;
}

function statementsOf(document: unknown): readonly NeighbourValue[] {
  return isMapping(document) ? many(document["Statement"]).filter(isMapping) : [];
}

function many(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

function quote(text: string): string {
  return `\`${clip(text, 80).replaceAll("`", "'")}\``;
}
