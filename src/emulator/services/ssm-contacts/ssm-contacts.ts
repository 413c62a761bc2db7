import { defineService } from "../../service.js";
import { channelHandlers } from "./channels.js";
import { contactHandlers } from "./contacts.js";
import { description } from "./description.js";
import { engagementHandlers } from "./engagements.js";
import { overrideHandlers } from "./overrides.js";
import { pageHandlers } from "./pages.js";
import { policyHandlers } from "./policies.js";
import { rotationHandlers } from "./rotations.js";
import { shiftHandlers } from "./shifts.js";
import { tagHandlers } from "./tags.js";

/** Incident Manager's contacts, escalation plans and on-call schedules. */
export const ssmContacts = defineService(
  description,
  contactHandlers,
  policyHandlers,
  channelHandlers,
  rotationHandlers,
  overrideHandlers,
  shiftHandlers,
  engagementHandlers,
  pageHandlers,
  tagHandlers,
);
