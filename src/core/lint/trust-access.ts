import type { NeededRequest } from "../readiness/derive-requests.js";
import type { JudgedRole } from "./role-access.js";

/** Other plans whose incidents would let Incident Manager assume the role, as far as its trust policy names them, by name or by pattern. */
export function trustedPlans({ judge, needed: { assume } }: JudgedRole): readonly string[] {
  const prefix = assume.request.prefixes?.get("aws:sourcearn") ?? "";
  const own = prefix.split("/").at(-2);
  const text = JSON.stringify(judge.role.trust.document) ?? "";
  const named = [...text.matchAll(/:incident-record\/([\w*?-]{1,200})/g)].map((match) => match[1] ?? "");
  return [...new Set(named)].filter((plan) => {
    if (plan === own) return false;
    const like = plan.replace(/[*?]/g, "x");
    const prefixes = new Map([["aws:sourcearn", prefix.replace(/[^/]+\/$/, `${like}/`)]]);
    return judge.askTrust({ ...assume, request: { ...assume.request, prefixes } }).verdict !== "denied";
  });
}

/** The statement that a trust policy needs for one plan. */
export function trustStatement({ request }: NeededRequest): Readonly<Record<string, unknown>> {
  const [account] = request.context.get("aws:sourceaccount") ?? [];
  return {
    Effect: "Allow",
    Principal: { Service: request.caller.kind === "service" ? request.caller.name : "" },
    Action: request.action,
    Condition: {
      ArnLike: { "aws:SourceArn": `${request.prefixes?.get("aws:sourcearn")}*` },
      StringEquals: { "aws:SourceAccount": account },
    },
  };
}
