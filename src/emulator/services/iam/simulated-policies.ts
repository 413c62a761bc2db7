import type { Call } from "../../call.js";
import type { InputOf } from "../../service.js";
import { serviceControlLevels } from "../organizations/service-control-levels.js";
import type { description } from "./description.js";
import { defaultDocument, findPolicy } from "./managed-policies.js";
import type { Role } from "./state.js";

type Exclusions = NonNullable<InputOf<typeof description, "SimulatePrincipalPolicy">["PolicyExclusionList"]>;

/** A policy that takes part in a simulation, as its results name it. */
export interface SimulatedPolicy {
  readonly id: string;
  readonly type: "role" | "aws-managed" | "user-managed" | "none";
  readonly document: string;
}

/** What binds a principal: its own policies, its boundary, and a list of service control policies a level. */
export interface SimulatedPolicies {
  readonly identity: readonly SimulatedPolicy[];
  readonly boundary: readonly string[] | undefined;
  readonly organization: readonly (readonly string[])[] | undefined;
}

/** The policies of a role, less those that the simulation leaves out. */
export function simulatedPolicies(role: Role, exclusions: Exclusions, call: Call): SimulatedPolicies {
  const types = new Set<string>(exclusions.flatMap(({ PolicyType }) => PolicyType ?? []));
  const arns = new Set(exclusions.flatMap(({ PolicyArn }) => PolicyArn ?? []));
  const inlineNames = new Set(
    exclusions.flatMap(({ InlinePolicyIdentifier }) => InlinePolicyIdentifier?.PolicyName ?? []),
  );
  const inline = role.inline
    .filter(({ name }) => !types.has("inline") && !inlineNames.has(name))
    .map(({ name, document }) => ({ id: name, type: "role" as const, document }));
  const managed = role.attached
    .filter((arn) => !arns.has(arn))
    .flatMap((arn) => {
      const policy = findPolicy(arn, call);
      const type = arn.split(":")[4] === "aws" ? ("aws-managed" as const) : ("user-managed" as const);
      return policy === undefined || types.has(type)
        ? []
        : [{ id: policy.name, type, document: defaultDocument(policy) }];
    });
  const { boundary } = role;
  const isBound = boundary !== undefined && !types.has("permission-boundary") && !arns.has(boundary);
  const limit = isBound ? findPolicy(boundary, call) : undefined;
  return {
    identity: [...inline, ...managed],
    boundary: limit && [defaultDocument(limit)],
    organization: types.has("scp") ? undefined : serviceControlLevels(call.account, call),
  };
}
