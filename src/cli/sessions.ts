import { roleSessions } from "../adapters/aws/role-sessions.js";
import { sessionName } from "../core/config/session-name.js";
import { repositoryName } from "./repository-name.js";
import { findWorkspace } from "./workspace.js";

/** The sessions of the targets' roles; none is opened before it is needed. */
export const sessions = roleSessions(async () =>
  sessionName(await repositoryName(findWorkspace(undefined).root), process.env["GITHUB_RUN_ID"]),
);
