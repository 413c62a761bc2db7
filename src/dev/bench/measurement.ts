/** One line of `npm run bench`: a ratio to a baseline that was measured in the same run. */
export interface Measurement {
  readonly name: string;
  readonly ratio: number;
  readonly baseline: string;
  /** The largest ratio that the project aims at. */
  readonly aim?: number;
  readonly note?: string;
}
