import { defineService } from "../../service.js";
import { aliasHandlers } from "./aliases.js";
import { description } from "./description.js";
import { keyHandlers } from "./keys.js";

/** Keys, their policies and aliases. Nothing is encrypted with them. */
export const kms = defineService(description, keyHandlers, aliasHandlers);
