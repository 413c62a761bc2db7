import { defineService } from "../../service.js";
import { assumeRole } from "./assume-role.js";
import { assumeRoleWithWebIdentity } from "./assume-role-with-web-identity.js";
import { description } from "./description.js";

/** Who calls, and roles assumed across accounts. */
export const sts = defineService(description, {
  GetCallerIdentity: (_input, { caller }) => ({ UserId: caller.userId, Account: caller.account, Arn: caller.arn }),
  AssumeRole: assumeRole,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
});
