import { parseCaller } from "../../../core/policy/caller.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { decideAtResource } from "../../resource-policy.js";
import type { InputOf } from "../../service.js";
import { type Role, roleWithArn } from "../iam/state.js";
import type { description } from "./description.js";
import { checkRoleArn, openSession } from "./open-session.js";

type Input = InputOf<typeof description, "AssumeRoleWithWebIdentity">;

/** What an identity provider says of whoever holds its token. */
interface Identity {
  /** The issuer's address without `https://`: it names the provider and begins the condition keys. */
  readonly provider: string;
  readonly subject: string;
  readonly audience: string;
  readonly claims: ReadonlyMap<string, readonly string[]>;
}

/**
 * A session of a role for the holder of a web identity token, as GitHub's jobs have one. As with every request here, no
 * signature is checked, the token's neither; providers need not be set up: a role trusts whom its policy names.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function assumeRoleWithWebIdentity(input: Input, call: Call): object {
  checkRoleArn(input.RoleArn);
  const identity = readToken(input.WebIdentityToken, Math.floor(seconds(call.clock)));
  const role = roleWithArn(call.store, input.RoleArn);
  if (role === undefined || !trusts(role, identity, input)) {
    throw new AwsError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", { status: 403 });
  }
  return {
    ...openSession(role, input.RoleSessionName, input.DurationSeconds, call),
    SubjectFromWebIdentityToken: identity.subject,
    Provider: providerArn(role, identity),
    Audience: identity.audience,
  };
}

function readToken(token: string, now: number): Identity {
  const claims = payloadOf(token);
  const { iss, sub, aud, exp } = claims ?? {};
  const [audience] = Array.isArray(aud) ? aud : [aud];
  if (claims === undefined || typeof iss !== "string" || typeof sub !== "string" || typeof audience !== "string") {
    throw invalidToken(
      "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
    );
  }
  if (typeof exp !== "number") throw invalidToken("Missing a required claim: exp");
  if (exp <= now) {
    const message = `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`;
    throw new AwsError("ExpiredTokenException", message, { status: 400 });
  }
  return { provider: iss.replace(/^https:\/\//, ""), subject: sub, audience, claims: textsOf(claims) };
}

function payloadOf(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, payload = "", signature, ...surplus] = token.split(".");
  if (signature === undefined || surplus.length > 0) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function textsOf(claims: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(claims).flatMap(([name, value]) => {
      const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
      return texts.length === 0 ? [] : [[name, texts] as const];
    }),
  );
}

function trusts(role: Role, identity: Identity, { RoleSessionName }: Input): boolean {
  const { provider, claims } = identity;
  const arn = providerArn(role, identity);
  const context = new Map<string, readonly string[]>([
    ["aws:federatedprovider", [arn]],
    ["sts:rolesessionname", [RoleSessionName]],
    ...[...claims].map(([name, values]) => [`${provider}:${name}`.toLowerCase(), values] as const),
  ]);
  const decision = decideAtResource({
    policy: role.trust,
    type: "trust",
    caller: { kind: "federated", provider: arn },
    action: "sts:AssumeRoleWithWebIdentity",
    resource: role.arn,
    context,
  });
  return decision?.effect === "allowed";
}

/** The few providers that AWS knows itself go by their name. */
function providerArn(role: Role, { provider }: Identity): string {
  if (parseCaller(provider)?.kind === "federated") return provider;
  const [, partition = "", , , account = ""] = role.arn.split(":");
  return `arn:${partition}:iam::${account}:oidc-provider/${provider}`;
}

function invalidToken(message: string): AwsError {
  return new AwsError("InvalidIdentityToken", message, { status: 400 });
}
