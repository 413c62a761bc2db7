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
  SimulateCustomPolicy: (input, call) => simulateCustom(input, call),
  SimulatePrincipalPolicy: (input, call) => simulatePrincipal(input, call),
  GetContextKeysForCustomPolicy: ({ PolicyInputList }) => ({ ContextKeyNames: contextKeysOf(PolicyInputList) }),
  GetContextKeysForPrincipalPolicy: ({ PolicySourceArn, PolicyInputList = [] }, call) => {
    const { identity } = policiesAt(PolicySourceArn, [], call);
    return { ContextKeyNames: contextKeysOf([...identity.map(({ document }) => document), ...PolicyInputList]) };
  },
};

const userArn = /^arn:[a-z-]+:iam::\d{12}:user\/./;

function simulateCustom(input: CustomInput, call: Call): object {
  checkCaller(input);
  const organization = input.OrderedOrganizationPolicyInputList?.map(
    (level) => level.ServiceControlPolicyInputList ?? [],
  );
  return simulate(input, input.CallerArn, nameInputs(input.PolicyInputList), {
    boundary: input.PermissionsBoundaryPolicyInputList,
    organization,
    call,
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
    boundary: input.PermissionsBoundaryPolicyInputList ?? boundary,
    organization,
    call,
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

interface Limits {
  readonly boundary: readonly string[] | undefined;
  readonly organization: readonly (readonly string[])[] | undefined;
  readonly call: Call;
}

function simulate(
  input: CustomInput | PrincipalInput,
  caller: string | undefined,
  identity: readonly SimulatedPolicy[],
  { boundary, organization }: Limits,
): object {
  const layers = {
    PermissionsBoundaryPolicyInputList: boundary,
    ServiceControlPolicyInputList: organization,
  };
  const results = input.ActionNames.flatMap((action) => {
    const { ResourceArns, ResourceOwner, ContextEntries } = input;
    const asked = { ActionNames: [action], ResourceArns, ResourceOwner, ContextEntries, CallerArn: caller };
    const ResourcePolicy = counts(action) ? input.ResourcePolicy : undefined;
    const PolicyInputList = identity.map(({ document }) => document);
    return answer({ ...asked, ...layers, ResourcePolicy, PolicyInputList }).map((result) => ({
      ...named(result, identity),
      ...limitDetails(result, asked, layers),
    }));
  });
  if (input.ResourcePolicy !== undefined) answer({ ...input, CallerArn: caller, ...layers, PolicyInputList: [] });
  const numbered = results.map((result, index) => ({ key: String(index).padStart(9, "0"), result }));
  const { items, mark } = pageOfItems("simulation", numbered, ({ key }) => key, input);
  return { EvaluationResults: items.map(({ result }) => result), ...mark };
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

const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

/** Whether boundary and organisation would let the request pass, each alone. */
function limitDetails(
  { EvalResourceName }: EvaluationResult,
  asked: object,
  { PermissionsBoundaryPolicyInputList, ServiceControlPolicyInputList }: Readonly<Record<string, unknown>>,
): object {
  const passes = (limit: object): boolean => {
    const request = { ...asked, ResourceArns: [EvalResourceName], PolicyInputList: [everything], ...limit };
    return answer(request)[0]?.EvalDecision === "allowed";
  };
  return {
    ...(PermissionsBoundaryPolicyInputList === undefined
      ? {}
      : {
          PermissionsBoundaryDecisionDetail: {
            AllowedByPermissionsBoundary: passes({ PermissionsBoundaryPolicyInputList }),
          },
        }),
    ...(ServiceControlPolicyInputList === undefined
      ? {}
      : { OrganizationsDecisionDetail: { AllowedByOrganizations: passes({ ServiceControlPolicyInputList }) } }),
  };
}
