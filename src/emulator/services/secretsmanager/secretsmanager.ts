import { defineService } from "../../service.js";
import { description } from "./description.js";
import { secretPolicyHandlers } from "./secret-policies.js";
import { secretVersionHandlers } from "./secret-versions.js";
import { secretHandlers } from "./secrets.js";

/** Secrets, such as the one that a PagerDuty integration names. They are not encrypted here: put no real ones in. */
export const secretsmanager = defineService(description, secretHandlers, secretVersionHandlers, secretPolicyHandlers);
