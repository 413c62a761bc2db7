import { nearestName } from "../../nearest-name.js";
import { defineRule, type Finding } from "../rule.js";
import { checkParameters } from "../runbook-parameters.js";

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export const missingRunbookParameter = defineRule({
  id: "missing-runbook-parameter",
  severity: "error",
  summary: "A plan leaves out a parameter that its runbook requires",
  needs: ["documents"],

  *check(context) {
    const { runbook } = context;
    if (runbook === undefined) return;
    const { documentName, parameters: fixed, dynamicParameters: dynamic } = runbook;
    const given = [...Object.keys(fixed ?? {}), ...Object.keys(dynamic ?? {})];
    yield* checkParameters(context, function* ({ parameters }): Iterable<Finding> {
      const names = new Set(parameters.map(({ name }) => name));
      const strangers = given.filter((name) => !names.has(name));
      for (const { name, type } of parameters.filter((parameter) => parameter.isRequired)) {
        if (given.includes(name)) continue;
        const near = nearestName(name, strangers);
        yield {
          at: [
            "actions",
            0,
            "ssmAutomation",
            fixed === undefined && dynamic !== undefined ? "dynamicParameters" : "parameters",
          ],
          part: "key",
          message: `Unexpected absence of parameter \`${name}\` (${type}), expected a value: runbook \`${documentName}\` has no default for it`,
          hint: near === undefined ? `Add \`${name}: [VALUE]\` to \`parameters\`` : `Rename \`${near}\` to \`${name}\``,
        };
      }
    });
  },
});
