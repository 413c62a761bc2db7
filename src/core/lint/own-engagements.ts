import type { Path } from "../diagnostic.js";
import { parseContactArn } from "../people/look-up-contact.js";
import { oncePerPlan } from "./once-per-plan.js";
import type { PlanContext } from "./rule.js";

/** One of a plan's engagements, as an ARN where a target says of which account. */
export interface Engagement {
  readonly at: Path;
  readonly arn: string;
}

/** The plan's engagements, less those of other accounts: they are `foreign-contact`, whatever else is wrong with them. */
export const ownEngagements = oncePerPlan(({ plan, target }): readonly Engagement[] =>
  engagementsOf(plan).filter(({ arn }) => {
    const account = parseContactArn(arn)?.account;
    return account === undefined || target === undefined || account === target.account;
  }),
);

/** Every engagement of a plan, with its place. */
export function engagementsOf({ engagements = [] }: PlanContext["plan"]): readonly Engagement[] {
  return engagements.map((arn, index) => ({ at: ["engagements", index], arn }));
}
