import type { Target } from "../config/config.js";
import { assembleFacts } from "./assemble-facts.js";
import { createLedger } from "./fact-ledger.js";
import type { CoverageName, Facts } from "./facts.js";
import { readWrapped } from "./read-wrapped.js";

/** An answer of AWS in the shape of the AWS CLI, in the wrapper that says where it belongs. */
export interface RecordedOutput {
  readonly account: string;
  /** Absent for what has no Region, as IAM. */
  readonly region?: string;
  /** ISO 8601. */
  readonly recordedAt: string;
  readonly roleName?: string;
  readonly resourceArn?: string;
  readonly eventBusName?: string;
  readonly output?: Readonly<Record<string, unknown>>;
  /** The sets that this recording covers completely for its account and Region. */
  readonly complete?: readonly CoverageName[];
  /** Keys of facts that AWS said do not exist. */
  readonly absent?: readonly string[];
  /** Why AWS did not answer, by the key of the fact or set. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** Everything that was read of one target's account, by the service that was asked. */
export interface Recording {
  readonly target: Target;
  readonly outputs: readonly { readonly service: string; readonly recorded: RecordedOutput }[];
}

/** The facts that a recording holds: the same ones that its files would give, but live. */
export function factsOfRecording({ target, outputs }: Recording): Facts {
  const ledger = createLedger();
  const root = { value: outputs.map(({ recorded }) => recorded), pointer: "", origin: { kind: "live" } } as const;
  readWrapped(root, { folder: {}, fallback: {}, targets: [target] }, ledger);
  return assembleFacts(ledger);
}
