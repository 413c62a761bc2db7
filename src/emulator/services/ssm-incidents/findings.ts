import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { findIncident } from "./incidents.js";

/** Findings: nothing here deploys anything, so there never are any. */
export const findingHandlers: Handlers<typeof description> = {
  ListIncidentFindings: ({ incidentRecordArn }, call) => {
    findIncident(incidentRecordArn, call);
    return { findings: [] };
  },
  BatchGetIncidentFindings: ({ incidentRecordArn, findingIds }, call) => {
    findIncident(incidentRecordArn, call);
    const errors = findingIds.map((findingId) => ({
      findingId,
      code: "ResourceNotFoundException",
      message: `Finding ${findingId} does not exist`,
    }));
    return { findings: [], errors };
  },
};
