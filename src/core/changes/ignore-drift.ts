import type { Path } from "../diagnostic.js";
import { driftName, readSuppressions, type Suppression } from "../lint/suppression.js";
import type { ResolvedPlan } from "../plan/resource.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import type { SourceDocument } from "../source/source-document.js";
import type { IgnoredDrift, RemotePlan } from "./change.js";
import { comparePlans } from "./compare-plans.js";
import { fieldPath, valueAt } from "./field-path.js";
import { normalizePlan } from "./normalize-plan.js";

/** What to compare AWS with, and what of it was left alone. */
export interface Tolerated {
  readonly plans: readonly ResponsePlan[];
  readonly ignored: readonly IgnoredDrift[];
}

/**
 * The declared plans, with what AWS has in the fields whose drift their files ignore: nobody is told of it then, and no
 * sync undoes it. A comment without a reason, or whose day has passed, ignores nothing.
 *
 * @param today ISO date; absent: a comment with a date has expired
 */
export function ignoreDrift(
  declared: readonly ResolvedPlan[],
  actual: readonly RemotePlan[],
  today: string | undefined,
): Tolerated {
  const remotes = new Map(actual.map((remote) => [remote.plan.name, remote]));
  const ignored: IgnoredDrift[] = [];
  const plans = declared.map(({ plan, source }) => {
    const remote = remotes.get(plan.name);
    const suppressions = remote === undefined ? [] : driftSuppressions(source, today);
    if (remote === undefined || suppressions.length === 0) return plan;
    const [before, after] = [normalizePlan(plan), normalizePlan(remote.plan)];
    const found = comparePlans(after, before).flatMap(({ pointer }) => {
      const by = suppressions.find(({ lines }) => covers(lines, fieldPath(pointer), source));
      return by === undefined ? [] : [{ pointer, by }];
    });
    for (const { pointer, by } of found) ignored.push(toIgnored(plan.name, pointer, by, source));
    const pointers = found.map(({ pointer }) => pointer);
    return found.length === 0 ? plan : withFieldsOf(before, after, pointers);
  });
  return { plans, ignored };
}

/** The plan with some of its fields as another has them. */
export function withFieldsOf(plan: ResponsePlan, other: ResponsePlan, pointers: readonly string[]): ResponsePlan {
  const merged = structuredClone(plan);
  for (const pointer of pointers) setAt(merged, fieldPath(pointer), valueAt(other, fieldPath(pointer)));
  return normalizePlan(merged);
}

/**
 * The comments of a document that leave differences alone today, each with a reason.
 *
 * @param today ISO date; absent: a comment with a date has expired
 */
export function driftSuppressions(source: SourceDocument, today = "9999-12-31"): readonly Suppression[] {
  return readSuppressions(source).flatMap((item) => {
    if (!("rules" in item) || !item.rules.includes(driftName) || item.reason === "") return [];
    const { until } = item;
    const holds = until === undefined || (/^\d{4}-\d{2}-\d{2}$/u.test(until) && until >= today);
    return holds ? [item] : [];
  });
}

/** The comment stands at the document's head, or on the line of the field or of one that it is part of. */
export function covers(lines: Suppression["lines"], path: Path, source: SourceDocument): boolean {
  if (lines === "document") return true;
  return path.some((_step, index) => {
    const part = path.slice(0, index + 1);
    if (valueAt(source.value, part) === undefined) return false;
    return lines.has(source.locate(part, "key").line) || lines.has(source.locate(part).line);
  });
}

function toIgnored(name: string, pointer: string, { comment, reason, until }: Suppression, source: SourceDocument) {
  const { file } = source;
  return { name, pointer, reason, ...(until === undefined ? {} : { until }), file, line: comment.line };
}

/** The clone is this module's own: nobody else sees it change. */
function setAt(plan: object, path: Path, value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(plan, first);
    else define(plan, first, value);
    return;
  }
  const member: unknown = Reflect.get(plan, first);
  if (typeof member === "object" && member !== null) setAt(member, rest, value);
  else if (value !== undefined) {
    const made = {};
    define(plan, first, made);
    setAt(made, rest, value);
  }
}

/** A key may be any text of AWS's, `__proto__` too. */
function define(plan: object, key: string | number, value: unknown): void {
  Reflect.defineProperty(plan, key, { value, writable: true, enumerable: true, configurable: true });
}
