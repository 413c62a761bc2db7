import { explainAnswer, judgedRole, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";

const strangerAccount = "000000000000";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/cross-service-confused-deputy-prevention.html */
export const confusedDeputy = defineRule({
  id: "confused-deputy",
  severity: "warning",
  summary: "A role lets Incident Manager assume it for any account's incidents",
  needs: ["roles"],

  *check(context) {
    const judged = yield* judgedRole(context);
    if (judged === undefined) return;
    const { judge, needed } = judged;
    const { request } = needed.assume;
    const source = request.prefixes?.get("aws:sourcearn") ?? "";
    const [account = ""] = request.context.get("aws:sourceaccount") ?? [];
    const stranger = {
      ...request,
      context: new Map([...request.context, ["aws:sourceaccount", [strangerAccount]] as const]),
      prefixes: new Map([["aws:sourcearn", source.replace(account, strangerAccount)]]),
    };
    const answer = judge.askTrust({ ...needed.assume, request: stranger });
    if (answer.verdict === "unknown" && judge.askTrust(needed.assume).verdict === "unknown") {
      yield { unchecked: answer.reason ?? "" };
    }
    if (answer.verdict !== "allowed") return;
    yield {
      at: roleArnPath,
      message: `Unexpected trust policy of role \`${judge.role.name}\`, expected a condition on \`aws:SourceAccount\` or \`aws:SourceArn\`: incidents of any account are ${explainAnswer(context, judge, answer.decision)}`,
      hint: `Add to the statement: \`${JSON.stringify({ Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": `${source}*` } } })}\``,
    };
  },
});
