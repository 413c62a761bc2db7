import { judge } from "../core/readiness/decide-readiness.js";
import { explainReadiness, type ReadinessTree } from "../core/readiness/explain-readiness.js";
import { type CheckOptions, type CheckPorts, runCheck } from "./check.js";

/** Why a plan is ready or not, in each of its targets; empty where there is no such plan. */
export async function explainPlan(
  name: string,
  options: CheckOptions,
  ports: CheckPorts,
): Promise<readonly ReadinessTree[]> {
  const { result, repository, gathered, evidence } = await runCheck(options, ports);
  return result.readiness
    .filter(({ plan }) => plan === name)
    .map(({ target, requests }) => {
      const own = evidence.filter((each) => each.plan === name && each.target === target);
      const resolved = repository.plans.find((each) => each.plan.name === name && each.target?.name === target);
      if (resolved !== undefined) return explainReadiness(resolved, gathered.facts, own, requests);
      // Its shape is wrong: nothing else of it can be said.
      const { verdict } = judge(own);
      const shape = { title: "AWS takes the plan as it is written", verdict, evidence: own, facts: [] };
      return { plan: name, target, verdict, requirements: [shape] };
    });
}
