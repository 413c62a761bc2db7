import { OperationalError, UsageError } from "../core/operational-error.js";
import { escapeTerminalLines } from "../core/report/escape-terminal.js";

/** What an entry prints of an error that is not Muster's own fault, and with which code it exits. */
export interface Failure {
  readonly text: string;
  readonly exitCode: 2 | 3;
}

/** Words for an expected error; `undefined` for a fault of Muster's own, which should crash with its stack. */
export function describeFailure(error: unknown): Failure | undefined {
  if (error instanceof UsageError) return { text: withHint(error), exitCode: 2 };
  if (error instanceof OperationalError) return { text: withHint(error), exitCode: 3 };
  return undefined;
}

function withHint(error: UsageError | OperationalError): string {
  const text = `muster: ${error.message}`;
  return escapeTerminalLines(error.hint === undefined ? text : `${text}\n  ${error.hint}`);
}
