import { compareText, type Severity } from "../diagnostic.js";
import type { NeededFact } from "./rule.js";
import { rules } from "./rules/index.js";

/** What configuration, tables and SARIF need to know of a rule. */
export interface RuleEntry {
  readonly id: string;
  readonly severity: Severity;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly needs?: readonly NeededFact[];
  /** It tells of a file that cannot be read as plans: no setting and no comment silences that. */
  readonly isFixed?: boolean;
}

/** Rules that the stages before the plan rules apply while they read files. */
const readingRules: readonly RuleEntry[] = [
  {
    id: "file-outside-repository",
    severity: "error",
    summary: "A symbolic link leads out of the repository",
    isFixed: true,
  },
  {
    id: "invalid-facts",
    severity: "error",
    summary: "A recorded fact is no output of the AWS CLI, or says what another contradicts",
    isFixed: true,
  },
  {
    id: "invalid-policy",
    severity: "error",
    summary: "A rule of the organisation's own is not in shape, or its expression or an example is wrong",
    isFixed: true,
  },
  { id: "invalid-shape", severity: "error", summary: "A document is not what its schema describes", isFixed: true },
  { id: "invalid-yaml", severity: "error", summary: "A file is not YAML, or passes a limit", isFixed: true },
  { id: "unknown-variable", severity: "error", summary: "A `${variable}` has no value in the target", isFixed: true },
];

/** Rules about the comments that suppress others. */
export const suppressionRules = {
  expired: {
    id: "expired-suppression",
    severity: "error",
    summary: "A suppression's date has passed",
  },
  stale: {
    id: "stale-baseline",
    severity: "notice",
    summary: "The baseline knows a finding that is no longer there",
  },
  withoutReason: {
    id: "suppression-without-reason",
    severity: "error",
    summary: "A suppression does not say why",
  },
  unused: {
    id: "unused-suppression",
    severity: "warning",
    summary: "A suppression has nothing to suppress",
  },
} as const satisfies Record<string, RuleEntry>;

/** Every rule of Muster, by id. */
export const ruleCatalogue: readonly RuleEntry[] = [
  ...rules,
  ...readingRules,
  ...Object.values(suppressionRules),
].toSorted((a, b) => compareText(a.id, b.id));

const entries = new Map(ruleCatalogue.map((entry) => [entry.id, entry]));

/** A rule of the catalogue, absent where Muster has none of that name. */
export function findRule(id: string): RuleEntry | undefined {
  return entries.get(id);
}
