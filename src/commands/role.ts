import { type RoleExport, type RoleFormat, renderRoles } from "../core/export/role-policies.js";
import type { Facts } from "../core/facts/facts.js";
import { UsageError } from "../core/operational-error.js";
import type { ResolvedPlan } from "../core/plan/resource.js";
import { deriveRequests, type NeededRequests } from "../core/readiness/derive-requests.js";
import { leastPrivilege } from "../core/readiness/least-privilege.js";
import { type FactPorts, gatherFacts } from "./gather-facts.js";
import { loadRepository } from "./load-repository.js";
import type { LoadedRepository, LoadOptions } from "./loaded-repository.js";
import { plansNamed } from "./plans-named.js";

export interface RoleOptions extends LoadOptions {
  readonly plan: string;
  readonly format: RoleFormat;
  readonly now: Date;
}

/**
 * The least-privilege policies of the role that starts a plan's runbook, for all plans of the target that share it.
 *
 * @throws UsageError for a plan that does not exist, has no runbook or no target, or several where the format holds one
 */
export async function runRole(options: RoleOptions, ports: FactPorts): Promise<string> {
  const repository = await loadRepository(ports.files, options);
  const named = plansNamed(repository, options.plan);
  const { facts } = await gatherFacts(repository, options.now, ports);
  const roles = named.map((plan) => exportRole(plan, repository, facts));
  if (roles.length > 1 && options.format !== "json") {
    const targets = roles.map(({ target }) => `\`${target}\``).join(", ");
    throw new UsageError(
      `The plan \`${options.plan}\` belongs to several targets: ${targets}`,
      "Choose one with `--target`",
    );
  }
  return renderRoles(roles, options.format);
}

function exportRole(resolved: ResolvedPlan, { plans }: LoadedRepository, facts: Facts): RoleExport {
  const { plan, target } = resolved;
  const runbook = plan.actions?.[0]?.ssmAutomation;
  if (runbook === undefined) {
    throw new UsageError(`The plan \`${plan.name}\` starts no runbook`, "A plan without `actions` needs no role");
  }
  if (target === undefined) {
    throw new UsageError(
      `The plan \`${plan.name}\` belongs to no target`,
      "Add its account and Regions to `muster.yaml`",
    );
  }
  const sharing = plans.filter(
    (other) => other.target === target && other.plan.actions?.[0]?.ssmAutomation.roleArn === runbook.roleArn,
  );
  const needed = sharing.flatMap(({ plan: other }): NeededRequests[] => {
    const requests = deriveRequests(other, target, facts);
    return requests === undefined ? [] : [requests];
  });
  if (needed.length === 0) {
    throw new UsageError(`The role \`${runbook.roleArn}\` of \`${plan.name}\` is no role's ARN`, "Write `role/NAME`");
  }
  const names = sharing.map(({ plan: other }) => other.name);
  return { target: target.name, arn: runbook.roleArn, plans: names, ...leastPrivilege(needed) };
}
