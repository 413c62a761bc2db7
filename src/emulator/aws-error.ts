/** An error that AWS would answer. `status` and `fields` only where they are not those of the service's description. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number | undefined;
  /** Further members of the error's body. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    more: { status?: number; fields?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message);
    this.code = code;
    this.status = more.status;
    this.fields = more.fields ?? {};
  }
}
