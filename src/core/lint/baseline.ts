import { compareText, type Diagnostic } from "../diagnostic.js";
import { groupBy } from "../group-by.js";
import { findRule } from "./rule-catalogue.js";

/** The file of known findings where `muster.yaml` names none. */
export const defaultBaselineFile = "muster-baseline.json";

/** Findings that a repository had when it adopted Muster: they are not told again until there are more of them. */
export interface Baseline {
  readonly schemaVersion: 1;
  readonly findings: readonly KnownFinding[];
}

/** Findings of one rule at one place. Lines and messages move with edits, so neither is kept. */
export interface KnownFinding {
  readonly rule: string;
  readonly file: string;
  readonly pointer?: string;
  readonly plan?: string;
  readonly target?: string;
  readonly count: number;
}

/** Remember findings. Files that cannot be read as plans are never a thing to get used to. */
export function toBaseline(diagnostics: readonly Diagnostic[], locked: readonly string[]): Baseline {
  const groups = groupBy(
    diagnostics.filter((diagnostic) => canBeKnown(diagnostic, locked)),
    keyOf,
  );
  const findings = [...groups].map(([key, group]) => ({ key, finding: toKnown(group) }));
  return {
    schemaVersion: 1,
    findings: findings.toSorted((a, b) => compareText(a.key, b.key)).flatMap(({ finding }) => finding ?? []),
  };
}

interface Split {
  readonly fresh: readonly Diagnostic[];
  readonly known: readonly Diagnostic[];
  /** Entries of which fewer were found than they count. */
  readonly stale: readonly { readonly index: number; readonly finding: KnownFinding; readonly found: number }[];
}

/** Tell new findings from known ones. Of a place with more findings than it had, the later ones are new. */
export function splitByBaseline(
  diagnostics: readonly Diagnostic[],
  baseline: Baseline,
  locked: readonly string[],
): Split {
  const left = new Map(baseline.findings.map((finding) => [keyOfParts(finding), finding.count]));
  const fresh: Diagnostic[] = [];
  const known: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    const count = canBeKnown(diagnostic, locked) ? (left.get(key) ?? 0) : 0;
    if (count > 0) {
      left.set(key, count - 1);
      known.push(diagnostic);
    } else fresh.push(diagnostic);
  }
  const stale = baseline.findings.flatMap((finding, index) => {
    const unused = left.get(keyOfParts(finding)) ?? 0;
    return unused === 0 ? [] : [{ index, finding, found: finding.count - unused }];
  });
  return { fresh, known, stale };
}

/** A baseline's text; absent where it is none. */
export function parseBaseline(text: string): Baseline | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || value["schemaVersion"] !== 1 || !Array.isArray(value["findings"])) return undefined;
  const findings: readonly unknown[] = value["findings"];
  return findings.every(isKnownFinding) ? { schemaVersion: 1, findings } : undefined;
}

function isKnownFinding(value: unknown): value is KnownFinding {
  if (!isRecord(value) || typeof value["rule"] !== "string" || typeof value["file"] !== "string") return false;
  const texts = [value["pointer"], value["plan"], value["target"]];
  return (
    typeof value["count"] === "number" &&
    value["count"] >= 1 &&
    texts.every((text) => text === undefined || typeof text === "string")
  );
}

function canBeKnown({ rule }: Diagnostic, locked: readonly string[]): boolean {
  return !findRule(rule)?.isFixed && !locked.includes(rule);
}

function toKnown(group: readonly Diagnostic[]): KnownFinding | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const { rule, at, pointer, plan, target } = first;
  return {
    rule,
    file: at.file,
    ...(pointer !== undefined && { pointer }),
    ...(plan !== undefined && { plan }),
    ...(target !== undefined && { target }),
    count: group.length,
  };
}

function keyOf({ rule, at, pointer, plan, target }: Diagnostic): string {
  return JSON.stringify([at.file, rule, pointer, plan, target]);
}

function keyOfParts({ rule, file, pointer, plan, target }: KnownFinding): string {
  return JSON.stringify([file, rule, pointer, plan, target]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
