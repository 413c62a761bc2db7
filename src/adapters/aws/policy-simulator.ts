import type { ContextEntry, IAMClient, SimulatePrincipalPolicyRequest } from "@aws-sdk/client-iam";
import pLimit from "p-limit";
import { canonicalJson } from "../../core/changes/canonical-json.js";
import type { Request } from "../../core/policy/request.js";
import type { SecondOpinion } from "../../core/policy/second-opinion.js";
import type { PolicySimulator } from "../../ports.js";
import { explainFailure } from "./explain-failure.js";
import { type AwsAccess, optionsFor } from "./facts/access.js";
import { isAnswer } from "./is-answer.js";

type Sdk = typeof import("@aws-sdk/client-iam");

/** Keys that AWS knows to have several values; the simulator wants to be told. */
const listKeys = new Set(["aws:tagkeys", "aws:calledvia", "aws:principalorgpaths", "ssm:documentversion"]);
const booleanKeys = new Set([
  "aws:securetransport",
  "aws:viaawsservice",
  "aws:principalisawsservice",
  "aws:multifactorauthpresent",
]);
const parallelCalls = 4;

/**
 * Asks `iam:SimulatePrincipalPolicy`, each request once however many plans need it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function policySimulator(region: string, access: AwsAccess = {}): PolicySimulator {
  const limit = pLimit(parallelCalls);
  const answers = new Map<string, Promise<SecondOpinion>>();
  let opened: Promise<{ readonly sdk: Sdk; readonly client: IAMClient }> | undefined;
  const ask = async (input: SimulatePrincipalPolicyRequest): Promise<SecondOpinion> => {
    opened ??= open(region, access);
    const { sdk, client } = await opened;
    return simulateOne(sdk, client, region, input);
  };
  return {
    simulate: async (request) => {
      const input = toInput(request);
      if (typeof input === "string") return { kind: "none", reason: input };
      const key = canonicalJson(input);
      const answer = answers.get(key) ?? limit(() => ask(input));
      answers.set(key, answer);
      return answer;
    },
  };
}

async function open(region: string, access: AwsAccess) {
  const sdk = await import("@aws-sdk/client-iam");
  return { sdk, client: new sdk.IAMClient(optionsFor(region, access)) };
}

/** The request as AWS takes it; or why it cannot be asked. */
function toInput({
  action,
  resource,
  resourceOwner,
  caller,
  context,
  prefixes,
}: Request): SimulatePrincipalPolicyRequest | string {
  if (caller.kind !== "role") return "AWS simulates the policies of roles and users only";
  if (prefixes !== undefined && prefixes.size > 0) return "AWS cannot be asked about keys that are known only in part";
  const partition = caller.arn.split(":")[1] ?? "aws";
  return {
    PolicySourceArn: caller.arn,
    ActionNames: [action],
    ResourceArns: [resource],
    ContextEntries: [...context].filter(([, values]) => values.length > 0).map(toEntry),
    ...(resourceOwner === undefined ? {} : { ResourceOwner: `arn:${partition}:iam::${resourceOwner}:root` }),
  };
}

function toEntry([key, values]: readonly [string, readonly string[]]): ContextEntry {
  const isList = listKeys.has(key) || values.length > 1;
  const type = booleanKeys.has(key) ? "boolean" : isList ? "stringList" : "string";
  return { ContextKeyName: key, ContextKeyType: type, ContextKeyValues: [...values] };
}

async function simulateOne(
  sdk: Sdk,
  client: IAMClient,
  region: string,
  input: SimulatePrincipalPolicyRequest,
): Promise<SecondOpinion> {
  try {
    const { EvaluationResults } = await client.send(new sdk.SimulatePrincipalPolicyCommand(input));
    const [result] = EvaluationResults ?? [];
    const effect = result?.EvalDecision;
    if (effect === undefined) return { kind: "none", reason: "`iam:SimulatePrincipalPolicy` gave no result" };
    const isAllowed = result?.OrganizationsDecisionDetail?.AllowedByOrganizations;
    const organization = isAllowed === undefined ? {} : { isAllowedByOrganization: isAllowed };
    return { kind: "answer", effect, missingKeys: result?.MissingContextValues ?? [], ...organization };
  } catch (error) {
    const subject = input.PolicySourceArn;
    const call = { service: "iam", operation: "SimulatePrincipalPolicy", region };
    const failure = explainFailure(error, subject === undefined ? call : { ...call, subject });
    if (!isAnswer(error)) throw failure;
    return { kind: "none", reason: failure.message };
  }
}
