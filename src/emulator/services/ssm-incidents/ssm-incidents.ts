import { defineService } from "../../service.js";
import { description } from "./description.js";
import { findingHandlers } from "./findings.js";
import { incidentHandlers } from "./incidents.js";
import { relatedItemHandlers } from "./related-items.js";
import { replicationSetHandlers } from "./replication-sets.js";
import { resourcePolicyHandlers } from "./resource-policies.js";
import { responsePlanHandlers } from "./response-plans.js";
import { tagHandlers } from "./tags.js";
import { timelineHandlers } from "./timeline.js";

/** Incident Manager. */
export const ssmIncidents = defineService(
  description,
  replicationSetHandlers,
  responsePlanHandlers,
  tagHandlers,
  resourcePolicyHandlers,
  incidentHandlers,
  timelineHandlers,
  relatedItemHandlers,
  findingHandlers,
);
