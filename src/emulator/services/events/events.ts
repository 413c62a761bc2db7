import { defineService } from "../../service.js";
import { busHandlers } from "./buses.js";
import { description } from "./description.js";
import { ruleHandlers } from "./rules.js";
import { tagHandlers } from "./tagging.js";
import { targetHandlers } from "./targets.js";

/** EventBridge's buses, rules and targets. No event ever comes. */
export const events = defineService(description, busHandlers, ruleHandlers, targetHandlers, tagHandlers);
