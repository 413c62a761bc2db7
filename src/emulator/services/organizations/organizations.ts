import { defineService } from "../../service.js";
import { accountHandlers } from "./accounts.js";
import { description } from "./description.js";
import { policyHandlers } from "./policies.js";
import { treeHandlers } from "./tree.js";

/** Organisations: the tree of accounts and the policies above them. */
export const organizations = defineService(description, treeHandlers, accountHandlers, policyHandlers);
