import { defineService } from "../../service.js";
import { description } from "./description.js";
import { lookupEvents } from "./lookup-events.js";

/** Who wrote what. Real events take some minutes to show; these do not. */
export const cloudtrail = defineService(description, { LookupEvents: lookupEvents });
