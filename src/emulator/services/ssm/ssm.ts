import { defineService } from "../../service.js";
import { automationHandlers } from "./automation.js";
import { description } from "./description.js";
import { documentListHandlers } from "./document-lists.js";
import { documentHandlers } from "./documents.js";
import { sharingHandlers } from "./sharing.js";
import { tagHandlers } from "./tagging.js";

/** Systems Manager: documents and the automations that they start. */
export const ssm = defineService(
  description,
  documentHandlers,
  documentListHandlers,
  sharingHandlers,
  tagHandlers,
  automationHandlers,
);
