import type { Path } from "../diagnostic.js";
import { parseContactArn } from "../people/look-up-contact.js";
import type { PlanContext } from "./rule.js";

/** One of a plan's engagements, as an ARN where a target says of which account. */
export interface Engagement {
  readonly at: Path;
  readonly arn: string;
}

/** The plan's engagements, less those of other accounts: they are `foreign-contact`, whatever else is wrong with them. */
export function ownEngagements(context: PlanContext): readonly Engagement[] {
  const known = memo.get(context) ?? findOwn(context);
  memo.set(context, known);
  return known;
}

/** Every rule about people asks for the same plan's engagements. */
const memo = new WeakMap<PlanContext, readonly Engagement[]>();

function findOwn({ plan, target }: PlanContext): readonly Engagement[] {
  return engagementsOf(plan).filter(({ arn }) => {
    const account = parseContactArn(arn)?.account;
    return account === undefined || target === undefined || account === target.account;
  });
}

/** Every engagement of a plan, with its place. */
export function engagementsOf({ engagements = [] }: PlanContext["plan"]): readonly Engagement[] {
  return engagements.map((arn, index) => ({ at: ["engagements", index], arn }));
}
