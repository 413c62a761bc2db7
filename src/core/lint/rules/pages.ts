import duplicatePlanName from "./duplicate-plan-name.md";
import engagesNobody from "./engages-nobody.md";
import unpinnedRunbook from "./unpinned-runbook.md";

/** The page of every rule, by id. Loaded only by what shows pages. */
export const pages: ReadonlyMap<string, string> = new Map([
  ["duplicate-plan-name", duplicatePlanName],
  ["engages-nobody", engagesNobody],
  ["unpinned-runbook", unpinnedRunbook],
]);
