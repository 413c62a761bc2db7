import type { Caller } from "../../call.js";
import { tableOf } from "../../state/store.js";

/** The sessions of roles that someone has assumed, by the access key id that was given out. */
export const sessions = tableOf<Caller>("sts/sessions", "emulator");
