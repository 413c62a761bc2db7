import type { Clock } from "./clock.js";
import type { CallLog } from "./control/call-log.js";
import type { Faults } from "./control/faults.js";
import type { Trail } from "./control/trail.js";
import type { StateFile } from "./state/state-file.js";
import type { Store } from "./state/store.js";

/** The running embedded AWS. */
export interface Emulator {
  /** The account of credentials that say none. */
  readonly account: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly trail: Trail;
  /** Absent where nothing is kept. */
  readonly file: StateFile | undefined;
}
