import type { Target } from "../config/config.js";

/** The ARN of a plan; it has no Region. */
export function planArn({ partition, account }: Target, name: string): string {
  return `arn:${partition}:ssm-incidents::${account}:response-plan/${name}`;
}
