/** Who asks. */
export type Caller =
  | { readonly kind: "service"; readonly name: string }
  | {
      readonly kind: "role";
      readonly arn: string;
      readonly account: string;
      readonly roleName: string;
      readonly isServiceLinked: boolean;
    }
  | {
      readonly kind: "session";
      readonly arn: string;
      readonly account: string;
      readonly roleName: string;
      readonly isServiceLinked: boolean;
    }
  | { readonly kind: "user" | "federatedUser" | "root"; readonly arn: string; readonly account: string }
  /** Someone whom an identity provider vouches for: its ARN or host name. */
  | { readonly kind: "federated"; readonly provider: string }
  /** An identity of the resource's account that nobody named: only `*` names it. */
  | { readonly kind: "unnamed" }
  /** A request without credentials. */
  | { readonly kind: "anonymous" };

const callerArn = /^arn:aws[a-z-]*:(iam|sts)::(\d{12}):(.+)$/s;
const serviceName = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/;
const webIdentityProviders: readonly string[] = [
  "accounts.google.com",
  "cognito-identity.amazonaws.com",
  "graph.facebook.com",
  "www.amazon.com",
];

/** Read an ARN, an account number or a service's name; undefined where it is none that can call. */
export function parseCaller(text: string): Caller | undefined {
  if (webIdentityProviders.includes(text)) return { kind: "federated", provider: text };
  if (serviceName.test(text)) return { kind: "service", name: text };
  if (/^\d{12}$/.test(text)) return { kind: "root", arn: `arn:aws:iam::${text}:root`, account: text };
  const match = callerArn.exec(text);
  const [, service, account = "", rest = ""] = match ?? [];
  if (match === null) return undefined;
  return service === "iam" ? iamCaller(text, account, rest) : stsCaller(text, account, rest);
}

/** The account whose identity policies and service control policies bind the caller. */
export function accountOf(caller: Caller): string | undefined {
  return "account" in caller ? caller.account : undefined;
}

function iamCaller(arn: string, account: string, rest: string): Caller | undefined {
  if (rest === "root") return { kind: "root", arn, account };
  const [kind = "", ...names] = rest.split("/");
  const last = names.at(-1);
  if (last === undefined || last === "") return undefined;
  if (kind === "role") {
    return { kind: "role", arn, account, roleName: last, isServiceLinked: names[0] === "aws-service-role" };
  }
  if (kind === "user") return { kind: "user", arn, account };
  return kind === "saml-provider" || kind === "oidc-provider" ? { kind: "federated", provider: arn } : undefined;
}

function stsCaller(arn: string, account: string, rest: string): Caller | undefined {
  const [kind, name, session] = rest.split("/");
  if (name === undefined || name === "") return undefined;
  if (kind === "federated-user") return { kind: "federatedUser", arn, account };
  if (kind !== "assumed-role" || session === undefined || session === "") return undefined;
  return { kind: "session", arn, account, roleName: name, isServiceLinked: name.startsWith("AWSServiceRoleFor") };
}
