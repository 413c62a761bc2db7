import type { Diagnostic } from "../diagnostic.js";
import { nearestName } from "../nearest-name.js";
import { invalidShape, isMapping, shapeDiagnostics } from "../plan/decode-resource.js";
import { expandReference } from "../plan/expand-reference.js";
import { builtInVariables } from "../plan/replace-variables.js";
import { type ResourceKind, resourceKinds } from "../plan/resource.js";
import { quote } from "../schema/describe-schema.js";
import type { SourceDocument } from "../source/source-document.js";
import type { Config, Partition, RuleOverride, RuleSetting, SyncLimits, Target, TargetRoles } from "./config.js";

/** What holds without a `muster.yaml`, and where it says nothing. */
export const defaultConfig: Config = {
  files: ["plans/**/*.yaml"],
  targets: [],
  facts: [],
  policies: [],
  rules: {},
  overrides: [],
  locked: [],
  sync: {
    prune: false,
    maxDeletes: 1,
    maxDeleteRatio: 0.3,
    maxUpdateRatio: 0.5,
    unreviewed: "refuse",
  },
  syncedKinds: resourceKinds,
};

/** `muster.yaml` as its schema lets it through. */
interface WrittenConfig {
  readonly files?: readonly string[];
  readonly targets?: Readonly<Record<string, WrittenTarget>>;
  readonly facts?: readonly string[] | { readonly files?: readonly string[]; readonly maxAge?: string | number };
  readonly policies?: readonly string[];
  readonly baseline?: string;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly overrides?: readonly RuleOverride[];
  readonly locked?: readonly string[];
  readonly sync?: Partial<SyncLimits> & { readonly kinds?: readonly ResourceKind[] };
}

interface WrittenTarget {
  readonly account: string;
  readonly regions: readonly [string, ...string[]];
  readonly files?: readonly string[];
  readonly vars?: Readonly<Record<string, string>>;
  readonly assumeRole?: TargetRoles;
}

/**
 * Read `muster.yaml`, with every default filled in. With problems, the defaults stand and the problems say why.
 *
 * @param source the file's document, absent where there is no file or nothing in it
 * @param knownRules ids that `rules` may name
 */
export function decodeConfig(
  source: SourceDocument | undefined,
  knownRules: ReadonlySet<string>,
): readonly [Config, readonly Diagnostic[]] {
  if (source === undefined) return [defaultConfig, []];
  const { value } = source;
  if (!isMapping(value)) {
    const message = `Unexpected ${Array.isArray(value) ? "list" : quote(value)}, expected the fields of \`muster.yaml\``;
    return [defaultConfig, [invalidShape(source, [], message)]];
  }
  const problems = shapeDiagnostics("Config", value, source, "written");
  if (problems.length > 0) return [defaultConfig, problems];
  // The schema has just said so.
  const written = value as WrittenConfig;
  const diagnostics = [...checkTargets(source, written), ...checkRules(source, written, knownRules)];
  return [diagnostics.length > 0 ? defaultConfig : withDefaults(written), diagnostics];
}

/** The globs of the policy files, as far as the document has any: it may be wrong otherwise. */
export function policyGlobs(source: SourceDocument | undefined): readonly string[] {
  const value = source?.value;
  if (!isMapping(value) || !Array.isArray(value["policies"])) return [];
  return value["policies"].filter((glob) => typeof glob === "string");
}

/** `7d`, `12h` or a bare number of days. */
function daysOf(age: string): number {
  return Number.parseInt(age, 10) / (age.endsWith("h") ? 24 : 1);
}

function withDefaults(written: WrittenConfig): Config {
  const { facts = [], sync: { kinds = defaultConfig.syncedKinds, ...limits } = {} } = written;
  const { files: factFiles = [], maxAge } = "length" in facts ? { files: facts } : facts;
  return {
    files: written.files ?? defaultConfig.files,
    targets: Object.entries(written.targets ?? {}).map(([name, target]) => toTarget(name, target)),
    facts: factFiles,
    ...(maxAge !== undefined && { factsMaxAgeDays: daysOf(String(maxAge)) }),
    policies: written.policies ?? [],
    ...(written.baseline !== undefined && { baseline: written.baseline }),
    rules: written.rules ?? {},
    overrides: written.overrides ?? [],
    locked: written.locked ?? [],
    sync: { ...defaultConfig.sync, ...limits },
    syncedKinds: kinds,
  };
}

function toTarget(name: string, { account, regions, files = [], vars = {}, assumeRole }: WrittenTarget): Target {
  const target = { name, account, regions, partition: partitionOf(regions[0]), files, vars };
  return assumeRole === undefined ? target : { ...target, assumeRole: expandRoles(assumeRole, target) };
}

function expandRoles({ read, write, ...others }: TargetRoles, target: Target): TargetRoles {
  return {
    ...others,
    read: expandReference("role", read, target),
    ...(write === undefined ? {} : { write: expandReference("role", write, target) }),
  };
}

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

function checkTargets(source: SourceDocument, { targets = {} }: WrittenConfig): readonly Diagnostic[] {
  return Object.entries(targets).flatMap(([name, target]) => [
    ...checkRegions(source, name, target),
    ...checkVars(source, name, target),
    ...checkRoles(source, name, target),
  ]);
}

function checkRegions(source: SourceDocument, name: string, { regions }: WrittenTarget): readonly Diagnostic[] {
  const partition = partitionOf(regions[0]);
  const other = regions.findIndex((region) => partitionOf(region) !== partition);
  if (other < 0) return [];
  const message = `Unexpected Region ${quote(regions[other])}, expected all Regions in the partition \`${partition}\``;
  return [invalidShape(source, ["targets", name, "regions", other], message)];
}

/** With a role of another account every answer would be about that account. */
function checkRoles(source: SourceDocument, name: string, target: WrittenTarget): readonly Diagnostic[] {
  const { account, assumeRole } = target;
  const own = `arn:${partitionOf(target.regions[0])}:iam::${account}:role/`;
  const purposes = (["read", "write"] as const).filter((purpose) => {
    const role = assumeRole?.[purpose];
    return role?.startsWith("arn:") && !role.startsWith(own);
  });
  return purposes.map((purpose) => {
    const message = `Unexpected role ${quote(assumeRole?.[purpose])}, expected a role of the target's account \`${account}\``;
    return invalidShape(source, ["targets", name, "assumeRole", purpose], message);
  });
}

function checkVars(source: SourceDocument, name: string, { vars = {} }: WrittenTarget): readonly Diagnostic[] {
  const taken = Object.keys(vars).filter((key) => builtInVariables.includes(key));
  return taken.map((key) => {
    const message = `Unexpected variable ${quote(key)}, expected a name that Muster does not give a value itself`;
    return invalidShape(source, ["targets", name, "vars", key], message, "Rename the variable", "key");
  });
}

function checkRules(
  source: SourceDocument,
  { rules = {}, overrides = [], locked = [] }: WrittenConfig,
  known: ReadonlySet<string>,
): readonly Diagnostic[] {
  const named = [
    ...Object.keys(rules).map((rule) => ({ rule, path: ["rules", rule] })),
    ...overrides.flatMap((override, index) =>
      Object.keys(override.rules).map((rule) => ({ rule, path: ["overrides", index, "rules", rule] })),
    ),
    ...locked.map((rule, index) => ({ rule, path: ["locked", index] })),
  ];
  return named
    .filter(({ rule }) => !known.has(rule))
    .map(({ rule, path }) => {
      const near = nearestName(rule, known);
      const hint = near === undefined ? "See `muster explain` for the rules" : `Did you mean \`${near}\`?`;
      return invalidShape(source, path, `Unexpected rule ${quote(rule)}, expected the name of a rule`, hint, "key");
    });
}
