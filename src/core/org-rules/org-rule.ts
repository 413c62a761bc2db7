import type { Path, Severity } from "../diagnostic.js";
import type { SourceDocument } from "../source/source-document.js";

/** A rule of the organisation's own, as its policy file has it. */
export interface OrgRule {
  /** Kebab-case; none of Muster's. */
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  /** Globs of the plan files that it is about; absent: all of them. */
  readonly files?: readonly string[];
  /** No comment may suppress it. */
  readonly isLocked: boolean;
  /** The part of the plan that a finding is shown at. */
  readonly at: Path;
  /** CEL; true where the plan is fine. */
  readonly expression: string;
  readonly examples: readonly OrgRuleExample[];
  readonly source: SourceDocument;
}

/** A plan that the rule must flag, or must not. */
export interface OrgRuleExample {
  readonly isFlagged: boolean;
  /** Where it stands in the policy file. */
  readonly path: Path;
  readonly subject: Readonly<Record<string, unknown>>;
}
