import type { Facts, Known, PolicyFact, RoleFact } from "../facts/facts.js";
import { lookUpOrganization } from "../facts/look-up.js";
import { type CompiledPolicy, compilePolicy, isPolicyError } from "../policy/compile-policy.js";
import { conditionKeysOf } from "../policy/condition-keys.js";
import { type Decision, type StatementRef, verdictOf } from "../policy/decision.js";
import type { PolicyType } from "../policy/grammar.js";
import type { PolicySet } from "../policy/layers.js";
import { recallDecision } from "../policy/recall-decision.js";
import { describeError } from "../policy/simulation.js";
import type { NeededRequest } from "./derive-requests.js";

/** Whether a needed request is allowed, and if nobody can tell, why not. */
export interface Answer {
  readonly verdict: "allowed" | "denied" | "unknown";
  readonly needed: NeededRequest;
  /** As far as the known policies go. */
  readonly decision: Decision;
  /** Of an unknown verdict. */
  readonly reason?: string;
}

/** A role's policies, ready to be asked. */
export interface RoleJudge {
  readonly role: RoleFact;
  /** May the role do it? */
  ask(needed: NeededRequest): Answer;
  /** May it assume that other role, whose trust policy is known? */
  askBoth(needed: NeededRequest, other: RoleFact): Answer;
  /** May it be assumed? */
  askTrust(needed: NeededRequest): Answer;
  /** Is this service the only one whom any statement of its trust policy allows? */
  trustsNobodyBut(service: string): boolean;
  /** The fact that a deciding statement stands in. */
  policyOf(statement: StatementRef): PolicyFact | undefined;
  /** Why the verdicts are less sure than they look: the organisation's policies could not be read. */
  readonly smallPrint: readonly string[];
}

interface Layers {
  readonly set: PolicySet;
  readonly facts: ReadonlyMap<string, PolicyFact>;
  /** Why a layer is not whole: nothing is certain but a denial. */
  readonly gaps: readonly string[];
  /** Why the boundary is not known: it can only take away. */
  readonly limitGaps: readonly string[];
  /** What was answered: several rules ask the same of a plan, and plans with the same runbook the same of their role. */
  readonly answers: Map<NeededRequest, Answer>;
}

/** More than the requests of a plan; a role lives longer than the plans that use it. */
const mostAnswers = 64;

const judges = new WeakMap<Facts, WeakMap<RoleFact, RoleJudge>>();

/** The judge of a role: plans that share the role share its answers. */
export function createRoleJudge(role: RoleFact, facts: Facts): RoleJudge {
  const byRole = judges.get(facts) ?? new WeakMap<RoleFact, RoleJudge>();
  judges.set(facts, byRole);
  const judge = byRole.get(role) ?? prepareJudge(role, facts);
  byRole.set(role, judge);
  return judge;
}

/** Prepare the policies of a role, with those of its organisation where they are known. */
function prepareJudge(role: RoleFact, facts: Facts): RoleJudge {
  const builder = new LayerBuilder();
  const smallPrint = builder.addOrganization(facts, role);
  const identity = builder.compileKnown(role.policies, "identity");
  if (!role.hasAllPolicies) builder.gaps.push(role.whyIncomplete ?? `not all policies of \`${role.name}\` are known`);
  const boundary = role.boundary && builder.compileBoundary(role.boundary);
  const trust = builder.compile(role.trust, "trust", builder.trustGaps);
  const { serviceControl, resourceControl } = builder;
  const own = {
    identity,
    ...(boundary && { boundary }),
    ...(serviceControl && { serviceControl }),
    ...(resourceControl && { resourceControl }),
  };
  const trusting = { ...(trust && { resource: trust }), ...(resourceControl && { resourceControl }) };
  const known = { facts: builder.facts, limitGaps: builder.limitGaps };
  const ownLayers = { set: own, gaps: builder.gaps, ...known, answers: new Map() };
  const trustLayers = {
    set: trusting,
    gaps: builder.trustGaps,
    facts: builder.facts,
    limitGaps: [],
    answers: new Map(),
  };
  return {
    role,
    ask: (needed) => answer(ownLayers, role, needed, needed.resourceTags),
    askBoth: (needed, other) => {
      const gaps = [...builder.gaps];
      const theirs = builder.compile(other.trust, "trust", gaps);
      const { resourceSide: _, ...request } = needed.request;
      const both = {
        ...ownLayers,
        gaps,
        set: { ...own, ...(theirs && { resource: theirs }) },
        answers: new Map(),
      };
      return answer(both, role, { ...needed, request }, other.tags);
    },
    askTrust: (needed) => answer(trustLayers, role, needed, role.tags),
    trustsNobodyBut: (service) => trust !== undefined && namesNobodyBut(service, trust),
    policyOf: ({ policy }) => builder.facts.get(policy),
    smallPrint,
  };
}

function namesNobodyBut(service: string, { statements }: CompiledPolicy): boolean {
  return statements
    .filter(({ isDeny }) => !isDeny)
    .every(({ principals }) => {
      if (principals === undefined || principals.isNot || principals.isEveryone) return false;
      const { services, arns, providers } = principals;
      return services.size === 1 && services.has(service) && arns.size === 0 && providers.size === 0;
    });
}

function answer(layers: Layers, role: RoleFact, needed: NeededRequest, resourceTags: RoleFact["tags"]): Answer {
  const { answers } = layers;
  const known = answers.get(needed);
  if (known !== undefined) return known;
  if (answers.size >= mostAnswers) answers.clear();
  const found = decide(layers, role, needed, resourceTags);
  answers.set(needed, found);
  return found;
}

function decide(layers: Layers, role: RoleFact, needed: NeededRequest, resourceTags: RoleFact["tags"]): Answer {
  const { set } = layers;
  const context = withTags(set, needed.request.context, role.tags, resourceTags);
  const decision = recallDecision(set, { ...needed.request, context });
  const verdict = verdictOf(decision);
  const found = { needed, decision };
  const isSurelyDenied = decision.effects.length === 1 && decision.effect === "explicitDeny";
  const gaps = isSurelyDenied ? [] : [...layers.gaps, ...(verdict === "denied" ? [] : layers.limitGaps)];
  if (gaps.length > 0) return { ...found, verdict: "unknown", reason: gaps.join("; ") };
  if (verdict !== "dependent") return { ...found, verdict };
  const keys = decision.missingKeys.map((key) => `\`${key}\``).join(", ");
  const { action } = needed.request;
  return {
    ...found,
    verdict: "unknown",
    reason: `\`${action}\` on \`${needed.shown}\` depends on ${keys}, which is not known beforehand`,
  };
}

/** Where all tags are known, a tag that a policy asks for and that is not there is absent, not open. */
function withTags(
  set: PolicySet,
  context: ReadonlyMap<string, readonly string[]>,
  principalTags: RoleFact["tags"],
  resourceTags: RoleFact["tags"],
): ReadonlyMap<string, readonly string[]> {
  const families = [
    ["aws:principaltag/", principalTags],
    ["aws:resourcetag/", resourceTags],
    ["ssm:resourcetag/", resourceTags],
    ["iam:resourcetag/", resourceTags],
  ] as const;
  const keys = tagKeysOf(set);
  if (keys.length === 0) return context;
  const known = [...context];
  for (const key of keys) {
    const [prefix = "", tags] = families.find(([family]) => key.startsWith(family)) ?? [];
    if (tags === undefined) continue;
    const tag = Object.entries(tags).find(([name]) => name.toLowerCase() === key.slice(prefix.length));
    known.push([key, tag === undefined ? [] : [tag[1]]]);
  }
  return new Map(known);
}

const tagKeys = new WeakMap<PolicySet, readonly string[]>();

/** The tag keys that the policies' conditions and variables name, in lower case. */
function tagKeysOf(set: PolicySet): readonly string[] {
  const keys = tagKeys.get(set) ?? [...conditionKeysOf(set)].filter((key) => key.includes("tag/"));
  tagKeys.set(set, keys);
  return keys;
}

/** Compiles policies once and keeps what could not be. */
class LayerBuilder {
  readonly facts = new Map<string, PolicyFact>();
  readonly gaps: string[] = [];
  readonly limitGaps: string[] = [];
  readonly trustGaps: string[] = [];
  serviceControl: PolicySet["serviceControl"];
  resourceControl: PolicySet["resourceControl"];

  compileKnown(policies: readonly Known<PolicyFact>[], type: PolicyType): readonly CompiledPolicy[] {
    return policies.flatMap((policy) => {
      if (policy.state === "present") return this.compile(policy.value, type, this.gaps) ?? [];
      if (policy.state === "unknown") this.gaps.push(policy.reason);
      return [];
    });
  }

  compileBoundary(boundary: Known<PolicyFact>): readonly CompiledPolicy[] | undefined {
    if (boundary.state === "unknown") this.limitGaps.push(boundary.reason);
    if (boundary.state !== "present") return undefined;
    const compiled = this.compile(boundary.value, "boundary", this.limitGaps);
    return compiled && [compiled];
  }

  compile(fact: PolicyFact, type: PolicyType, gaps: string[]): CompiledPolicy | undefined {
    const compiled = compileOnce(fact, type);
    if (isPolicyError(compiled)) {
      gaps.push(describeError(compiled));
      return undefined;
    }
    this.facts.set(compiled.name, fact);
    return compiled;
  }

  /** What cannot be read of the organisation changes no verdict; it is said beside it. */
  addOrganization(facts: Facts, { arn }: RoleFact): readonly string[] {
    const known = lookUpOrganization(facts, arn.split(":")[4] ?? "");
    if (known.state === "absent") return [];
    const { serviceControl, resourceControl } = known.state === "present" ? known.value : {};
    this.serviceControl = serviceControl && this.#levels(serviceControl, "serviceControl");
    this.resourceControl = resourceControl && this.#levels(resourceControl, "resourceControl");
    const isWhole = serviceControl !== undefined && resourceControl !== undefined;
    return isWhole ? [] : ["unchecked: organisation policies not readable"];
  }

  #levels(levels: readonly (readonly PolicyFact[])[], type: PolicyType): readonly (readonly CompiledPolicy[])[] {
    return levels.map((level) => level.flatMap((fact) => this.compile(fact, type, this.gaps) ?? []));
  }
}

const compiledOnce = new WeakMap<PolicyFact, Map<PolicyType, ReturnType<typeof compilePolicy>>>();

/** Many plans share a role, and many roles a policy. */
function compileOnce(fact: PolicyFact, type: PolicyType): ReturnType<typeof compilePolicy> {
  const byType = compiledOnce.get(fact) ?? new Map<PolicyType, ReturnType<typeof compilePolicy>>();
  compiledOnce.set(fact, byType);
  const compiled = byType.get(type) ?? compilePolicy(fact.document, { name: fact.name, type });
  byType.set(type, compiled);
  return compiled;
}
