import { runRole } from "../commands/role.js";
import type { RoleFormat } from "../core/export/role-policies.js";
import { collectors } from "./collectors.js";
import { loadOptions, openWorkspace } from "./load.js";
import type { CommonOptions } from "./program.js";
import { terminalOutput } from "./terminal.js";
import { findWorkspace } from "./workspace.js";

interface RoleFlags extends CommonOptions {
  readonly format: RoleFormat;
}

/** `muster role PLAN`. */
export async function role(plan: string, flags: RoleFlags): Promise<void> {
  const workspace = findWorkspace(flags.config);
  const output = terminalOutput();
  const options = { ...loadOptions(workspace, flags), plan, format: flags.format, now: new Date() };
  output.result(
    await runRole(options, { files: openWorkspace(workspace, flags), output, collectorOf: collectors(flags) }),
  );
}
