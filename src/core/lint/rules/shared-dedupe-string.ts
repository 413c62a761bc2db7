import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_IncidentTemplate.html */
export const sharedDedupeString = defineRule({
  id: "shared-dedupe-string",
  severity: "warning",
  summary: "Several plans merge their incidents by the same dedupe string",

  *check({ plan, index }) {
    const { dedupeString } = plan.incidentTemplate;
    if (!dedupeString) return;
    const others = (index.plansByDedupeString.get(dedupeString) ?? []).map((other) => other.plan.name);
    const names = [...new Set(others)].filter((name) => name !== plan.name);
    if (names.length === 0) return;
    yield {
      at: ["incidentTemplate", "dedupeString"],
      message: `Unexpected dedupe string \`${dedupeString}\`, which ${quoteList(names, 3)} ${names.length > 1 ? "have" : "has"}, too, expected one of its own`,
      hint: "Give each plan its own string: while one plan's incident is open, the others start none",
    };
  },
});
