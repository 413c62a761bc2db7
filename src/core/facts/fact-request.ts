/** What a check needs to know of one target, so that a collector asks for nothing else. */
export interface FactRequest {
  /** ARNs. */
  readonly roles: readonly string[];
  /** ARNs of managed policies that declared roles will have. */
  readonly policies: readonly string[];
  readonly documents: readonly DocumentRequest[];
  readonly topics: readonly string[];
  readonly contacts: readonly string[];
  /** ARNs of the plans whose alarms and rules are looked for. */
  readonly plans: readonly string[];
}

export interface DocumentRequest {
  /** A name or an ARN, as the plans give it. */
  readonly name: string;
  /** Versions that plans pin, besides the default one. */
  readonly versions: readonly string[];
}
