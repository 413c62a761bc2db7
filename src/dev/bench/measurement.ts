/** One line of `npm run bench`: a ratio to a baseline that was measured in the same run. */
export interface Measurement {
  readonly name: string;
  readonly ratio: number;
  readonly baseline: string;
  /** The ratio that the project aims at; `atLeast` where more is better. */
  readonly aim?: number;
  readonly isAtLeast?: boolean;
  readonly note?: string;
}
