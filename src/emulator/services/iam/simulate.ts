import { simulate as decide, type EvaluationResult } from "../../../core/policy/simulation.js";
import type { Call } from "../../call.js";
import type { Handlers, InputOf } from "../../service.js";
import { contextKeysOf } from "./context-keys.js";
import type { description } from "./description.js";
import { invalidInput, noSuchEntity } from "./errors.js";
import { pageOfItems } from "./page-of-items.js";
import { type SimulatedPolicy, simulatedPolicies } from "./simulated-policies.js";
import { roleWithArn } from "./state.js";

type CustomInput = InputOf<typeof description, "SimulateCustomPolicy">;
type PrincipalInput = InputOf<typeof description, "SimulatePrincipalPolicy">;

export const simulationHandlers: Handlers<typeof description> = {
  SimulateCustomPolicy: (input) => simulateCustom(input),
  SimulatePrincipalPolicy: (input, call) => simulatePrincipal(input, call),
  GetContextKeysForCustomPolicy: ({ PolicyInputList }) => ({ ContextKeyNames: contextKeysOf(PolicyInputList) }),
  GetContextKeysForPrincipalPolicy: ({ PolicySourceArn, PolicyInputList = [] }, call) => {
    const { identity } = policiesAt(PolicySourceArn, [], call);
    return { ContextKeyNames: contextKeysOf([...identity.map(({ document }) => document), ...PolicyInputList]) };
  },
};

const userArn = /^arn:[a-z-]+:iam::\d{12}:user\/./;

function simulateCustom(input: CustomInput): object {
  checkCaller(input);
  const organization = input.OrderedOrganizationPolicyInputList?.map(
    (level) => level.ServiceControlPolicyInputList ?? [],
  );
  return simulate(input, input.CallerArn, nameInputs(input.PolicyInputList), {
    PermissionsBoundaryPolicyInputList: input.PermissionsBoundaryPolicyInputList,
    ServiceControlPolicyInputList: organization,
  });
}

function simulatePrincipal(input: PrincipalInput, call: Call): object {
  checkCaller(input);
  const { PolicySourceArn, PolicyExclusionList = [], PolicyInputList = [] } = input;
  if (input.ResourcePolicy !== undefined) {
    throw invalidInput("A resource policy cannot be simulated for a role.");
  }
  const { identity, boundary, organization } = policiesAt(PolicySourceArn, PolicyExclusionList, call);
  return simulate(input, input.CallerArn ?? PolicySourceArn, [...identity, ...nameInputs(PolicyInputList)], {
    PermissionsBoundaryPolicyInputList: input.PermissionsBoundaryPolicyInputList ?? boundary,
    ServiceControlPolicyInputList: organization,
  });
}

/** AWS takes nobody but a user, and needs one where a resource's policy names principals. */
function checkCaller({ CallerArn, ResourcePolicy }: CustomInput | PrincipalInput): void {
  if (CallerArn !== undefined && !userArn.test(CallerArn)) {
    throw invalidInput(`Invalid Entity Arn: ${CallerArn} is not the ARN of an IAM user.`);
  }
  if (ResourcePolicy !== undefined && CallerArn === undefined) {
    throw invalidInput("CallerArn is required if a ResourcePolicy is specified.");
  }
}

function policiesAt(arn: string, exclusions: NonNullable<PrincipalInput["PolicyExclusionList"]>, call: Call) {
  const role = roleWithArn(call.store, arn);
  if (role === undefined || !role.arn.includes(`::${call.account}:`)) {
    throw noSuchEntity(`The entity with ARN ${arn} cannot be found.`);
  }
  return simulatedPolicies(role, exclusions, call);
}

function nameInputs(documents: readonly string[]): SimulatedPolicy[] {
  return documents.map((document, index) => ({ id: `PolicyInputList.${index + 1}`, type: "none", document }));
}

const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

const mostResults = 10_000;

function simulate(
  input: CustomInput | PrincipalInput,
  caller: string | undefined,
  identity: readonly SimulatedPolicy[],
  limits: LimitLayers,
): object {
  const { ActionNames, ResourceArns = ["*"], ResourcePolicy, ResourceOwner, ContextEntries } = input;
  if (ActionNames.length * ResourceArns.length > mostResults) {
    throw invalidInput(`A simulation has at most ${mostResults} results.`);
  }
  const asked = { ActionNames, ResourceArns, ResourceOwner, ContextEntries, CallerArn: caller };
  const PolicyInputList = identity.map(({ document }) => document);
  const details = limitDetails(asked, limits);
  const results = byAction(asked, (actions, counts) =>
    answer({
      ...asked,
      ...limits,
      ActionNames: actions,
      PolicyInputList,
      ResourcePolicy: counts ? ResourcePolicy : undefined,
    }),
  ).map((result, index) => ({
    key: String(index).padStart(9, "0"),
    result: { ...named(result, identity), ...details(index) },
  }));
  // A trust policy that is then ignored still has to have the right form.
  if (ResourcePolicy !== undefined) answer({ ...asked, PolicyInputList: [], ResourcePolicy });
  const { items, mark } = pageOfItems("simulation", results, ({ key }) => key, input);
  return { EvaluationResults: items.map(({ result }) => result), ...mark };
}

/** The layers that limit, as a simulation is asked about them. */
interface LimitLayers {
  readonly PermissionsBoundaryPolicyInputList: readonly string[] | undefined;
  readonly ServiceControlPolicyInputList: readonly (readonly string[])[] | undefined;
}

interface Asked {
  readonly ActionNames: readonly string[];
  readonly ResourceArns: readonly string[];
}

/** Asks for the actions for which a resource's policy counts and for the others, and puts the results in order. */
function byAction(
  { ActionNames }: Asked,
  ask: (actions: readonly string[], counts: boolean) => readonly EvaluationResult[],
): readonly EvaluationResult[] {
  const found = new Map<string, EvaluationResult[]>();
  for (const isCounting of [true, false]) {
    const actions = ActionNames.filter((action) => counts(action) === isCounting);
    if (actions.length === 0) continue;
    for (const result of ask([...new Set(actions)], isCounting)) {
      const known = found.get(result.EvalActionName);
      if (known === undefined) found.set(result.EvalActionName, [result]);
      else known.push(result);
    }
  }
  return ActionNames.flatMap((action) => found.get(action) ?? []);
}

/** AWS checks the form of a trust policy and then ignores it. @see https://github.com/aws/aws-cli/issues/10314 */
function counts(action: string): boolean {
  return !/^sts:assume/i.test(action);
}

function answer(request: object): readonly EvaluationResult[] {
  const answered = decide(JSON.stringify(request));
  if ("Error" in answered) throw invalidInput(answered.Error.Message);
  return answered.EvaluationResults;
}

/** The result with the statements' policies by the names that they have in the account. */
function named(result: EvaluationResult, identity: readonly SimulatedPolicy[]): object {
  const MatchedStatements = result.MatchedStatements.map((statement) => {
    const [, number = ""] = /^PolicyInputList\.(\d+)$/.exec(statement.SourcePolicyId) ?? [];
    const policy = identity[Number(number) - 1];
    return policy === undefined
      ? statement
      : { ...statement, SourcePolicyId: policy.id, SourcePolicyType: policy.type };
  });
  const { EvalResourceName, EvalDecision, MissingContextValues } = result;
  return {
    ...result,
    MatchedStatements,
    ResourceSpecificResults: [
      { EvalResourceName, EvalResourceDecision: EvalDecision, MatchedStatements, MissingContextValues },
    ],
  };
}

/** Whether boundary and organisation would let each request pass, each alone. */
function limitDetails(
  asked: Asked,
  { PermissionsBoundaryPolicyInputList, ServiceControlPolicyInputList }: LimitLayers,
): (index: number) => object {
  const passes = (limit: object) =>
    byAction(asked, (ActionNames) => answer({ ...asked, ...limit, ActionNames, PolicyInputList: [everything] })).map(
      ({ EvalDecision }) => EvalDecision === "allowed",
    );
  const boundary = PermissionsBoundaryPolicyInputList && passes({ PermissionsBoundaryPolicyInputList });
  const organization = ServiceControlPolicyInputList && passes({ ServiceControlPolicyInputList });
  return (index) => ({
    ...(boundary && { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: boundary[index] } }),
    ...(organization && { OrganizationsDecisionDetail: { AllowedByOrganizations: organization[index] } }),
  });
}
