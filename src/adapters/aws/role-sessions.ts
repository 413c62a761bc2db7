import type { Target } from "../../core/config/config.js";
import { OperationalError } from "../../core/operational-error.js";
import { impatientOptions } from "./client-options.js";
import { explainFailure } from "./explain-failure.js";
import type { AwsAccess, AwsCredentials } from "./facts/access.js";

/** What a target's clients are given: nothing where the job's credentials are the account's own. */
export interface RoleSessions {
  reading(target: Target): AwsAccess;
  /** Assumes nothing before the first write. */
  writing(target: Target): AwsAccess;
}

interface Purpose {
  readonly target: Target;
  readonly role: string;
  readonly kind: "read" | "write";
}

/** Sessions are renewed when they last less than this many milliseconds. */
const shortestLife = 5 * 60_000;

/**
 * The sessions of the targets' roles, each assumed when it is first needed, shared by all clients of its target and
 * renewed before it ends. Where the job's credentials are a session of the role already (a job for each target, by
 * OpenID Connect), they are used as they are.
 *
 * @param sessionName what CloudTrail shows as the one who did it; 2 to 64 letters, digits and `_+=,.@-`
 * @param base the credentials that assume the roles; the default chain's where it says nothing
 * @param keepSecret told each secret before anything can show it
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function roleSessions(
  sessionName: () => Promise<string>,
  base: AwsAccess = {},
  now: () => number = Date.now,
  keepSecret: (value: string) => void = () => undefined,
): RoleSessions {
  const sessions = new Map<string, Session>();
  let caller: Promise<string | undefined> | undefined;
  const take = async (purpose: Purpose): Promise<AwsCredentials> => {
    const { target } = purpose;
    caller ??= readCaller(target.regions[0], base);
    if (serves(await caller, purpose)) return baseCredentials(base);
    const assumed = await assume(purpose, await sessionName(), base);
    for (const secret of [assumed.secretAccessKey, assumed.sessionToken]) if (secret !== undefined) keepSecret(secret);
    return assumed;
  };
  const access = (purpose: Purpose): AwsAccess => {
    const key = `${purpose.target.name}\n${purpose.kind}`;
    const session = sessions.get(key) ?? createSession(() => take(purpose), now);
    sessions.set(key, session);
    return { ...base, credentials: session };
  };
  return {
    reading: (target) =>
      target.assumeRole === undefined ? base : access({ target, kind: "read", role: target.assumeRole.read }),
    writing: (target) => {
      if (target.assumeRole === undefined) return base;
      const { write } = target.assumeRole;
      return write === undefined
        ? { ...base, credentials: () => Promise.reject(noWritingRole(target)) }
        : access({ target, kind: "write", role: write });
    },
  };
}

type Session = () => Promise<AwsCredentials>;

/** The credentials as long as they last; those who ask at the same time wait for the same answer. */
function createSession(take: Session, now: () => number): Session {
  let taken: Promise<AwsCredentials> | undefined;
  let endsAt = Number.POSITIVE_INFINITY;
  return () => {
    if (taken !== undefined && endsAt - now() > shortestLife) return taken;
    endsAt = Number.POSITIVE_INFINITY;
    const asked = take();
    taken = asked;
    asked.then(
      ({ expiration }) => {
        endsAt = expiration?.getTime() ?? Number.POSITIVE_INFINITY;
      },
      // The next one who asks tries again.
      () => {
        if (taken === asked) taken = undefined;
      },
    );
    return asked;
  };
}

async function assume(purpose: Purpose, sessionName: string, base: AwsAccess): Promise<AwsCredentials> {
  const { target, role } = purpose;
  const [region] = target.regions;
  const { AssumeRoleCommand, STSClient } = await import("@aws-sdk/client-sts");
  const client = new STSClient({ ...impatientOptions(region), ...base });
  const { externalId } = target.assumeRole ?? {};
  const ExternalId = externalId === undefined ? {} : { ExternalId: externalId };
  try {
    const command = new AssumeRoleCommand({ RoleArn: role, RoleSessionName: sessionName, ...ExternalId });
    const { Credentials: given } = await client.send(command);
    if (given?.AccessKeyId === undefined || given.SecretAccessKey === undefined) {
      throw new OperationalError(`Unexpected answer of \`sts:AssumeRole\` for \`${role}\`, expected credentials`);
    }
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      ...(given.SessionToken === undefined ? {} : { sessionToken: given.SessionToken }),
      ...(given.Expiration === undefined ? {} : { expiration: given.Expiration }),
    };
  } catch (error) {
    throw explainRefusal(error, purpose);
  } finally {
    client.destroy();
  }
}

function explainRefusal(error: unknown, { target, role, kind }: Purpose): OperationalError {
  if (error instanceof OperationalError) return error;
  const [region] = target.regions;
  const failure = explainFailure(error, { service: "sts", operation: "AssumeRole", region, subject: role });
  const isRefused = error instanceof Error && /AccessDenied/.test(error.name);
  const hint = isRefused
    ? `Let the trust policy of \`${role}\` name the job's role, and allow the job's role \`sts:AssumeRole\` on it; or correct \`targets.${target.name}.assumeRole.${kind}\``
    : failure.hint;
  return new OperationalError(`Target \`${target.name}\`: ${failure.message}`, hint, { cause: error });
}

function noWritingRole({ name }: Target): OperationalError {
  return new OperationalError(
    `Target \`${name}\` has no role to write with, expected \`targets.${name}.assumeRole.write\``,
    "Name the role in `muster.yaml`, or leave the target out of the sync",
  );
}

/** The ARN of the job's identity; absent where the credentials say nothing, which assuming a role then tells better. */
async function readCaller(region: string, base: AwsAccess): Promise<string | undefined> {
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const client = new STSClient({ ...impatientOptions(region), ...base });
  try {
    return (await client.send(new GetCallerIdentityCommand({}))).Arn;
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

/** May the job's own credentials be used? Those that may write may read, too. */
function serves(caller: string | undefined, { target, kind }: Purpose): boolean {
  const { read, write } = target.assumeRole ?? {};
  const roles = kind === "read" ? [read, write] : [write];
  return roles.some((role) => role !== undefined && caller !== undefined && isSessionOf(caller, role));
}

/** A session's ARN has the role's name without its path; names are unique in an account. */
function isSessionOf(caller: string, role: string): boolean {
  const [account, name] = [role.split(":")[4], role.slice(role.lastIndexOf("/") + 1)];
  const [, callerAccount, callerName] = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(caller) ?? [];
  return callerAccount === account && callerName === name;
}

/** What the default chain gives, or what stands in for it. */
async function baseCredentials({ credentials }: AwsAccess): Promise<AwsCredentials> {
  if (typeof credentials === "function") return credentials();
  if (credentials !== undefined) return credentials;
  const { STSClient } = await import("@aws-sdk/client-sts");
  return new STSClient({}).config.credentials();
}
