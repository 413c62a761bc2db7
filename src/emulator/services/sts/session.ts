import type { Caller } from "../../call.js";
import { tableOf } from "../../state/store.js";

/** A role that someone has assumed, by the access key id that was given out. */
export interface Session extends Caller {
  readonly roleArn: string;
}

export const sessions = tableOf<Session>("sts/sessions", "emulator");
