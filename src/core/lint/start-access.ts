import type { NeededStart } from "../readiness/derive-requests.js";
import type { Answer, RoleJudge } from "../readiness/judge-role.js";
import type { JudgedRole } from "./role-access.js";

/** May the role start one document in one Region, and by what form of permission? */
export interface StartAccess {
  readonly start: NeededStart;
  readonly verdict: "allowed" | "legacy" | "denied" | "unknown";
  /** What is denied, or what is not known; for `legacy` what the current form would need. */
  readonly answers: readonly Answer[];
  /** The legacy form that is allowed. */
  readonly legacy?: Answer;
}

/**
 * Both resources of the current form must be allowed; without them AWS may still honour the older
 * `automation-definition`, and does not say until when.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
export function startAccess({ judge, needed }: JudgedRole): readonly StartAccess[] {
  const access = recalled.get(needed.starts) ?? judgeStarts(judge, needed.starts);
  recalled.set(needed.starts, access);
  return access;
}

// Plans with the same runbook and role have the very same starts.
const recalled = new WeakMap<readonly NeededStart[], readonly StartAccess[]>();

function judgeStarts(judge: RoleJudge, starts: readonly NeededStart[]): readonly StartAccess[] {
  return starts.map((start) => {
    const current = start.current.map((request) => judge.ask(request));
    const denied = current.filter(({ verdict }) => verdict === "denied");
    const unknown = current.filter(({ verdict }) => verdict === "unknown");
    if (denied.some(({ decision }) => decision.effect === "explicitDeny"))
      return { start, verdict: "denied", answers: denied };
    if (denied.length === 0) {
      return unknown.length > 0
        ? { start, verdict: "unknown", answers: unknown }
        : { start, verdict: "allowed", answers: [] };
    }
    const legacy = start.legacy.map((request) => judge.ask(request));
    const granted = legacy.find(({ verdict }) => verdict === "allowed");
    if (granted !== undefined) return { start, verdict: "legacy", answers: denied, legacy: granted };
    const open = legacy.filter(({ verdict }) => verdict === "unknown");
    return open.length > 0
      ? { start, verdict: "unknown", answers: open }
      : { start, verdict: "denied", answers: denied };
  });
}
