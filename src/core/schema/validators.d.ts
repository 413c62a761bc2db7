/** A plan as its file has it: variables excuse a scalar. */
export function isWrittenPlan(value: unknown): boolean;

/** A plan whose variables are replaced. */
export function isResolvedPlan(value: unknown): boolean;

/** The value of `muster.yaml`. */
export function isConfig(value: unknown): boolean;
