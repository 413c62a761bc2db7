import { defineService } from "../../service.js";
import { description } from "./description.js";
import { replicationSetHandlers } from "./replication-sets.js";
import { responsePlanHandlers } from "./response-plans.js";

/** Incident Manager. */
export const ssmIncidents = defineService(description, replicationSetHandlers, responsePlanHandlers);
