import type { Target } from "../core/config/config.js";
import type { Facts } from "../core/facts/facts.js";
import type { ResolvedPlan } from "../core/plan/resource.js";
import { compareOpinions, type SecondOpinion } from "../core/policy/second-opinion.js";
import { type IdentityRequest, identityRequests } from "../core/readiness/identity-requests.js";
import type { SecondOpinionReport } from "../core/report/check-result.js";
import type { PolicySimulator } from "../ports.js";

/**
 * Ask AWS's own simulator about everything that the plans' roles must be allowed, and compare.
 *
 * @throws OperationalError where AWS could not be reached
 */
export async function askSecondOpinion(
  plans: readonly ResolvedPlan[],
  facts: Facts,
  simulatorOf: (target: Target) => PolicySimulator,
): Promise<SecondOpinionReport> {
  const targets = new Map(plans.flatMap(({ target }) => (target === undefined ? [] : [[target.name, target]])));
  const simulators = new Map([...targets].map(([name, target]) => [name, simulatorOf(target)]));
  const asked = identityRequests(plans, facts);
  const answers = await Promise.all(asked.map((one) => ask(one, simulators.get(one.target))));
  return report(asked, answers);
}

async function ask({ gap, request }: IdentityRequest, simulator: PolicySimulator | undefined): Promise<SecondOpinion> {
  if (gap !== undefined || simulator === undefined) return { kind: "none", reason: gap ?? "there is no target" };
  return simulator.simulate(request);
}

function report(asked: readonly IdentityRequest[], answers: readonly SecondOpinion[]): SecondOpinionReport {
  const compared = asked.map(({ plan, target, request, own, knowsOrganization }, index) => {
    const aws = answers[index] ?? { kind: "none", reason: "AWS was not asked" };
    const comparison = compareOpinions([{ request, own, aws, knowsOrganization }]);
    return { about: { plan, target, action: request.action, resource: request.resource }, comparison };
  });
  return {
    agreed: compared.reduce((sum, { comparison }) => sum + comparison.agreed, 0),
    disagreements: compared.flatMap(({ about, comparison }) =>
      comparison.disagreements.map(({ own, aws }) => ({ ...about, muster: own, aws })),
    ),
    unanswered: compared.flatMap(({ about, comparison }) =>
      comparison.unanswered.map(({ reason }) => ({ ...about, reason })),
    ),
  };
}
