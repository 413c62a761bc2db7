import type { KeyFact, PolicyFact } from "../facts/facts.js";
import { type CompiledPolicy, compilePolicy, type PolicyError } from "../policy/compile-policy.js";
import { type Decision, verdictOf } from "../policy/decision.js";
import { evaluate } from "../policy/evaluate.js";
import type { PolicyType } from "../policy/grammar.js";
import type { Request } from "../policy/request.js";
import type { PlanContext } from "./rule.js";

const service = "ssm-incidents.amazonaws.com";

/** May Incident Manager do it, for this plan? With why not, or why nobody can tell. */
export type Access =
  | { readonly verdict: "allowed" }
  | { readonly verdict: "denied"; readonly decision: Decision }
  | { readonly verdict: "unknown"; readonly reason: string };

/** May Incident Manager publish to the topic under this policy? */
export function judgePublish(context: PlanContext, topicArn: string, policy: PolicyFact): Access {
  const asked = [{ action: "sns:Publish", resource: topicArn, context: [] }];
  return recall(context, policy, () => judge(context, policy, "resource", asked));
}

/** May it use the key of an encrypted topic? @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
export function judgeKey(context: PlanContext, topicArn: string, key: KeyFact, policy: PolicyFact): Access {
  const known = [["kms:encryptioncontext:aws:sns:topicarn", [topicArn]]] as const;
  const actions = ["kms:GenerateDataKey", "kms:Decrypt"];
  const asked = actions.map((action) => ({ action, resource: key.arn, context: known }));
  return judge(context, policy, "key", asked);
}

const answers = new WeakMap<PolicyFact, Map<string, Access>>();

/** Many plans share a topic; its policy tells them apart by nothing but the source of the request. */
function recall({ plan, target }: PlanContext, policy: PolicyFact, judgeAnew: () => Access): Access {
  const known = answers.get(policy) ?? new Map<string, Access>();
  answers.set(policy, known);
  const key = `${target?.account} ${namesSource(policy) ? plan.name : ""}`;
  const answer = known.get(key) ?? judgeAnew();
  known.set(key, answer);
  return answer;
}

const namesSourceMemo = new WeakMap<PolicyFact, boolean>();

function namesSource(policy: PolicyFact): boolean {
  const known = namesSourceMemo.get(policy) ?? /sourcearn/i.test(JSON.stringify(policy.document) ?? "");
  namesSourceMemo.set(policy, known);
  return known;
}

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly context: readonly (readonly [string, readonly string[]])[];
}

/** Many plans share a topic. */
const compiledPolicies = new WeakMap<PolicyFact, CompiledPolicy | PolicyError>();

/** The worst answer to several requests: all must be allowed. */
function judge(context: PlanContext, policy: PolicyFact, type: PolicyType, asked: readonly Asked[]): Access {
  const compiled = compiledPolicies.get(policy) ?? compilePolicy(policy.document, { name: policy.name, type });
  compiledPolicies.set(policy, compiled);
  if (!isCompiled(compiled)) return { verdict: "unknown", reason: `${policy.name}: ${compiled.message}` };
  const answers = asked.map((each) => answer(context, compiled, each));
  return (
    answers.find(({ verdict }) => verdict === "denied") ??
    answers.find(({ verdict }) => verdict === "unknown") ?? { verdict: "allowed" }
  );
}

/**
 * AWS does not say whether the incident or the plan is the `aws:SourceArn` of an update: only where both give the same
 * answer is it certain.
 */
function answer(context: PlanContext, compiled: CompiledPolicy, asked: Asked): Access {
  const decisions = possibleRequests(context, asked).map((request) => evaluate({ resource: compiled }, request));
  const open = [...new Set(decisions.flatMap(({ missingKeys }) => missingKeys))];
  const verdicts = new Set(decisions.map(verdictOf));
  if (verdicts.size > 1 || verdicts.has("dependent")) {
    const keys = open.length > 0 ? open : ["aws:SourceArn"];
    return {
      verdict: "unknown",
      reason: `${compiled.name} depends on \`${keys.join("`, `")}\`, which AWS does not tell beforehand`,
    };
  }
  const [decision] = decisions;
  if (decision === undefined || verdicts.has("allowed")) return { verdict: "allowed" };
  return { verdict: "denied", decision };
}

function possibleRequests({ plan, target }: PlanContext, asked: Asked): readonly Request[] {
  const account = target?.account ?? asked.resource.split(":")[4] ?? "";
  const arn = `arn:${target?.partition ?? asked.resource.split(":")[1]}:ssm-incidents::${account}`;
  const source = "aws:sourcearn";
  const common = [
    ["aws:sourceaccount", [account]],
    ["aws:sourceowner", []],
    ["aws:principalisawsservice", ["true"]],
    ["aws:principalservicename", [service]],
    ["aws:securetransport", ["true"]],
    ...asked.context,
  ] as const;
  const request = {
    action: asked.action,
    resource: asked.resource,
    caller: { kind: "service", name: service },
  } as const;
  return [
    { ...request, context: new Map(common), prefixes: new Map([[source, `${arn}:incident-record/${plan.name}/`]]) },
    { ...request, context: new Map([...common, [source, [`${arn}:response-plan/${plan.name}`]]]) },
  ];
}

function isCompiled(result: CompiledPolicy | PolicyError): result is CompiledPolicy {
  return "statements" in result;
}
