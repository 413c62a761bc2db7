import type { Target } from "../config/config.js";

/**
 * The names of the account's own roles whose ARNs stand in some values: the roles of plans, and those that runbooks run
 * their steps as. A path of unusual characters is not found. Without roles that AWS makes for its services and for IAM Identity Center.
 */
export function referredRoles({ partition, account }: Target, values: readonly unknown[]): readonly string[] {
  const arn = new RegExp(`arn:${partition}:iam::${account}:role((?:/[\\w+=,.@-]+)*/)([\\w+=,.@-]{1,64})`, "g");
  const found = [...JSON.stringify(values).matchAll(arn)].flatMap(([, path = "/", name = ""]) =>
    /^\/aws-(service-role|reserved)\//.test(path) ? [] : [name],
  );
  return [...new Set(found)].sort();
}
