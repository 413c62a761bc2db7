import type { FactSource, Facts, Known } from "../facts/facts.js";
import { documentKey, lookUp, lookUpKey } from "../facts/look-up.js";
import { lookUpContact } from "../people/look-up-contact.js";
import { reachContact } from "../people/reach-contact.js";
import type { ResolvedPlan } from "../plan/resource.js";
import type { RequestedAccess, Verdict } from "../report/check-result.js";
import { isAboutThePlan, judge, type ReadinessEvidence } from "./decide-readiness.js";

/** Something that the facts had to say, and where they had it from. */
export interface FactUse {
  /** The thing's name or ARN. */
  readonly name: string;
  readonly state: Known<unknown>["state"];
  /** Absent where nobody looked; `reason` says so then. */
  readonly source?: FactSource;
  readonly reason?: string;
}

/** One thing that must hold for the plan to work. */
export interface Requirement {
  readonly title: string;
  /** `notNeeded`: the plan has nothing that asks for it. */
  readonly verdict: Verdict | "notNeeded";
  readonly evidence: readonly ReadinessEvidence[];
  readonly facts: readonly FactUse[];
  /** The requests that it comes down to. */
  readonly requests?: readonly RequestedAccess[];
}

/** Why a plan is ready or not, from the verdict down to the facts. */
export interface ReadinessTree {
  readonly plan: string;
  readonly target: string | undefined;
  readonly verdict: Verdict;
  readonly requirements: readonly Requirement[];
}

type FactsOf = (plan: ResolvedPlan, facts: Facts) => readonly FactUse[];

interface RequirementKind {
  readonly title: string;
  readonly rules: readonly string[];
  readonly needs?: "runbook" | "topics";
  /** Needs of its requests. */
  readonly asks?: readonly string[];
  readonly factsOf?: FactsOf;
}

const kinds: readonly RequirementKind[] = [
  {
    title: "Incident Manager may assume the runbook's role",
    rules: ["unknown-role", "wrong-role", "role-not-assumable", "trust-names-other-plan", "confused-deputy"],
    needs: "runbook",
    asks: ["assume"],
    factsOf: roleFacts,
  },
  {
    title: "The role may start the runbook",
    rules: ["role-cannot-start-runbook", "legacy-start-permission", "overbroad-role"],
    needs: "runbook",
    asks: ["start", "legacyStart"],
    factsOf: roleFacts,
  },
  {
    title: "The role may hand over to other accounts and roles where the runbook does",
    rules: ["role-cannot-assume-execution-role", "role-cannot-pass-role"],
    needs: "runbook",
    asks: ["handOver", "pass"],
    factsOf: roleFacts,
  },
  {
    title: "The runbook is an Automation, with the version, in every Region",
    rules: [
      "unknown-runbook",
      "not-an-automation",
      "runbook-missing-in-region",
      "invalid-runbook-version",
      "unpinned-runbook",
    ],
    needs: "runbook",
    factsOf: documentFacts,
  },
  {
    title: "The runbook's parameters take what the plan gives",
    rules: [
      "unknown-runbook-parameter",
      "missing-runbook-parameter",
      "wrong-parameter-type",
      "conflicting-parameter",
      "disallowed-parameter-value",
    ],
    needs: "runbook",
    factsOf: documentFacts,
  },
  {
    title: "Everyone engaged exists, belongs to the account and is reached",
    rules: [
      "engages-nobody",
      "engages-single-contact",
      "unknown-contact",
      "foreign-contact",
      "inactive-contact",
      "unreachable-contact",
      "endless-escalation",
      "coverage-gap",
    ],
    factsOf: contactFacts,
  },
  {
    title: "Every topic exists and lets Incident Manager publish",
    rules: ["unknown-topic", "foreign-topic", "topic-refuses-publish", "topic-outside-regions"],
    needs: "topics",
    factsOf: topicFacts,
  },
  {
    title: "The topics' keys let Incident Manager use them",
    rules: ["topic-key-refuses"],
    needs: "topics",
    factsOf: keyFacts,
  },
];

const known = new Set(kinds.flatMap(({ rules }) => rules));

/** Lay out what a plan's readiness stands on. `given` is that of the plan in its target. */
export function explainReadiness(
  plan: ResolvedPlan,
  facts: Facts,
  given: readonly ReadinessEvidence[],
  requests: readonly RequestedAccess[] = [],
): ReadinessTree {
  const evidence = given.filter(isAboutThePlan);
  const rest = evidence.filter(({ rule, severity }) => !known.has(rule) && severity === "error");
  const shape: Requirement = {
    title: "AWS takes the plan as it is written",
    verdict: judge(rest).verdict,
    evidence: rest,
    facts: [],
  };
  return {
    plan: plan.plan.name,
    target: plan.target?.name,
    verdict: judge(evidence).verdict,
    requirements: [shape, ...kinds.map((kind) => toRequirement(kind, plan, facts, evidence, requests))],
  };
}

function toRequirement(
  { title, rules, needs, asks, factsOf }: RequirementKind,
  plan: ResolvedPlan,
  facts: Facts,
  evidence: readonly ReadinessEvidence[],
  requests: readonly RequestedAccess[],
): Requirement {
  const isNeeded =
    needs === undefined || (needs === "runbook" ? runbookOf(plan) !== undefined : topicsOf(plan).length > 0);
  if (!isNeeded) return { title, verdict: "notNeeded", evidence: [], facts: [] };
  const own = evidence.filter(({ rule }) => rules.includes(rule));
  const asked = requests.filter(({ need }) => asks?.includes(need));
  const used = factsOf?.(plan, facts) ?? [];
  return {
    title,
    verdict: judge(own).verdict,
    evidence: own,
    facts: used,
    ...(asked.length > 0 && { requests: asked }),
  };
}

function roleFacts(plan: ResolvedPlan, facts: Facts): readonly FactUse[] {
  const role = runbookOf(plan)?.roleArn ?? "";
  const account = role.split(":")[4] ?? "";
  return [toUse(role, lookUp(facts, facts.roles, role, { name: "iam:roles", account }))];
}

function documentFacts(plan: ResolvedPlan, facts: Facts): readonly FactUse[] {
  const { documentName = "" } = runbookOf(plan) ?? {};
  const { target } = plan;
  return (target?.regions ?? []).map((region) => {
    const key = documentKey(region, target?.account ?? "", documentName);
    const owner = key.split(":")[1] ?? "";
    const document = lookUp(facts, facts.documents, key, { name: "ssm:documents", account: owner, region });
    return toUse(`${documentName} in ${region}`, document);
  });
}

function contactFacts({ plan }: ResolvedPlan, facts: Facts): readonly FactUse[] {
  const engaged = (plan.engagements ?? []).flatMap((arn) => [
    arn,
    ...Object.values(reachContact(facts, arn).contacts).flat(),
  ]);
  return [...new Set(engaged)].map((arn) => toUse(arn, lookUpContact(facts, arn)));
}

function topicFacts(plan: ResolvedPlan, facts: Facts): readonly FactUse[] {
  return topicsOf(plan).map((arn) => {
    const [, , , region = "", account = ""] = arn.split(":");
    return toUse(arn, lookUp(facts, facts.topics, arn, { name: "sns:topics", account, region }));
  });
}

function keyFacts(plan: ResolvedPlan, facts: Facts): readonly FactUse[] {
  return topicsOf(plan).flatMap((arn) => {
    const key = facts.topics.get(arn)?.value.kmsKeyId;
    return key === undefined ? [] : [toUse(key, lookUpKey(facts, arn, key))];
  });
}

function toUse(name: string, fact: Known<unknown>): FactUse {
  return fact.state === "unknown"
    ? { name, state: fact.state, reason: fact.reason }
    : { name, state: fact.state, source: fact.source };
}

function runbookOf({ plan }: ResolvedPlan) {
  return plan.actions?.[0]?.ssmAutomation;
}

function topicsOf({ plan: { chatChannel, incidentTemplate } }: ResolvedPlan): readonly string[] {
  const chat = chatChannel !== undefined && "chatbotSns" in chatChannel ? chatChannel.chatbotSns : [];
  const notified = (incidentTemplate.notificationTargets ?? []).flatMap(({ snsTopicArn }) => snsTopicArn ?? []);
  return [...new Set([...chat, ...notified])];
}
