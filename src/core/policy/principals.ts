import type { Caller } from "./caller.js";

/** The principals of a statement, by kind. */
export interface Principals {
  readonly isNot: boolean;
  readonly isEveryone: boolean;
  readonly accounts: ReadonlySet<string>;
  readonly arns: ReadonlySet<string>;
  /** `ACCOUNT/NAME` of every role among the ARNs: a session does not tell the role's path. */
  readonly roles: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
}

/**
 * How a statement names the caller. `account` hands the decision to the account's own policies; `role` grants within
 * what boundary and session policy leave; `exact` grants the session, the user or the service itself.
 */
export type Naming = "none" | "account" | "role" | "exact";

const roleArn = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/s;
const rootArn = /^arn:aws[a-z-]*:iam::(\d{12}):root$/;

/** Read `"*"` or type → values; the shape is checked before. */
export function compilePrincipals(written: "*" | ReadonlyMap<string, readonly string[]>, isNot: boolean): Principals {
  const named = (type: string) => (written === "*" ? [] : (written.get(type) ?? []));
  const aws = named("AWS");
  return {
    isNot,
    isEveryone: written === "*" || aws.includes("*"),
    accounts: new Set(aws.flatMap((text) => (/^\d{12}$/.test(text) ? [text] : [rootArn.exec(text)?.[1] ?? []].flat()))),
    arns: new Set(aws),
    roles: new Set(aws.flatMap((text) => roleKey(text) ?? [])),
    services: new Set(named("Service")),
    providers: new Set(named("Federated")),
  };
}

/**
 * How does the statement name the caller?
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function nameCaller(principals: Principals, caller: Caller, isDeny: boolean): Naming {
  if (!principals.isNot) return directNaming(principals, caller);
  const isSpared = isDeny ? isFullyNamed(principals, caller) : directNaming(principals, caller) !== "none";
  return isSpared ? "none" : "exact";
}

function directNaming(principals: Principals, caller: Caller): Naming {
  if (principals.isEveryone) return "exact";
  switch (caller.kind) {
    case "service":
      return principals.services.has(caller.name) ? "exact" : "none";
    case "federated":
      return principals.providers.has(caller.provider) ? "exact" : "none";
    case "unnamed":
    case "anonymous":
      return "none";
    case "root":
      return principals.accounts.has(caller.account) ? "exact" : "none";
    default:
      return identityNaming(principals, caller);
  }
}

function identityNaming(
  principals: Principals,
  caller: Extract<Caller, { kind: "role" | "session" | "user" | "federatedUser" | "root" }>,
): Naming {
  if (principals.arns.has(caller.arn)) return caller.kind === "role" ? "role" : "exact";
  if (caller.kind === "session" && principals.roles.has(`${caller.account}/${caller.roleName}`)) return "role";
  return principals.accounts.has(caller.account) ? "account" : "none";
}

/** A `Deny` with `NotPrincipal` spares a caller only where account, role and session are all named. */
function isFullyNamed(principals: Principals, caller: Caller): boolean {
  if (principals.isEveryone) return true;
  switch (caller.kind) {
    case "session":
      return (
        principals.accounts.has(caller.account) &&
        principals.roles.has(`${caller.account}/${caller.roleName}`) &&
        principals.arns.has(caller.arn)
      );
    case "role":
    case "user":
    case "federatedUser":
      return principals.accounts.has(caller.account) && principals.arns.has(caller.arn);
    default:
      return directNaming(principals, caller) !== "none";
  }
}

function roleKey(arn: string): string | undefined {
  const match = roleArn.exec(arn);
  return match === null ? undefined : `${match[1]}/${match[2]}`;
}
