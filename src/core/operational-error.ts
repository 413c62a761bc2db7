/** The world did not do its part: throttling, a refused call, a missing file. Entries turn it into exit code 3. */
export class OperationalError extends Error {
  override readonly name = "OperationalError";
  readonly hint: string | undefined;

  /**
   * @param message what was tried and what came back
   * @param hint what the reader can do about it, as an imperative
   */
  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** The command line or `muster.yaml` asks for something that cannot be done. Entries turn it into exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
