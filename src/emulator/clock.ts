/** The time in the embedded AWS: the computer's, moved on by drills. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  advance(milliseconds: number): void;
}

export function systemClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

/** The time as AWS's JSON has it: seconds since 1970, to the millisecond. */
export function seconds(clock: Clock): number {
  return clock.now() / 1000;
}
