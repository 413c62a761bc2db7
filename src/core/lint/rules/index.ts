import type { Rule } from "../rule.js";
import { duplicatePlanName } from "./duplicate-plan-name.js";
import { engagesNobody } from "./engages-nobody.js";
import { unpinnedRunbook } from "./unpinned-runbook.js";

/** Every rule about a plan, in alphabetical order. */
export const rules: readonly Rule[] = [duplicatePlanName, engagesNobody, unpinnedRunbook];
