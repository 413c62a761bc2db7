import { type Store, tableOf } from "./state/store.js";

/** The time in the embedded AWS: the computer's, moved on by drills. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** How many milliseconds drills have moved the clock on, under the key `ahead`. */
const clocks = tableOf<number>("emulator/clock", "emulator");
const anywhere = { account: "", region: "" };

export function systemClock(store: Store): Clock {
  return { now: () => Date.now() + (store.table(clocks, anywhere).get("ahead") ?? 0) };
}

export function advanceClock(store: Store, milliseconds: number): void {
  const table = store.table(clocks, anywhere);
  table.set("ahead", (table.get("ahead") ?? 0) + milliseconds);
}

/** A clock that stands still. */
export function stoppedClock(time: number): Clock {
  return { now: () => time };
}

/** The time as AWS's JSON has it: seconds since 1970, to the millisecond. */
export function seconds(clock: Clock): number {
  return clock.now() / 1000;
}
