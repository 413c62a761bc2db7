import { nearestName } from "../../nearest-name.js";
import { quoteList } from "../quote-list.js";
import { defineRule, type Finding } from "../rule.js";
import { checkParameters } from "../runbook-parameters.js";

/**
 * Incident Manager takes any name; the run then fails with `InvalidAutomationExecutionParametersException`.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/32057
 */
export const unknownRunbookParameter = defineRule({
  id: "unknown-runbook-parameter",
  severity: "error",
  summary: "A plan gives its runbook a parameter that it does not have",
  needs: ["documents"],

  *check(context) {
    const { runbook } = context;
    if (runbook === undefined) return;
    yield* checkParameters(context, function* ({ parameters }): Iterable<Finding> {
      const names = parameters.map(({ name }) => name);
      for (const map of ["parameters", "dynamicParameters"] as const) {
        for (const name of Object.keys(runbook[map] ?? {}).filter((key) => !names.includes(key))) {
          const near = nearestName(name, names);
          const expected = names.length === 0 ? "none: it takes none" : `one of ${quoteList(names, 12)}`;
          yield {
            at: ["actions", 0, "ssmAutomation", map, name],
            part: "key",
            message: `Unexpected parameter \`${name}\` of runbook \`${runbook.documentName}\`, expected ${expected}`,
            hint: near === undefined ? "Remove the parameter, or declare it in the runbook" : `Write \`${near}\``,
          };
        }
      }
    });
  },
});
