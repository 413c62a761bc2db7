import { createHash } from "node:crypto";
import { parseArn } from "../../arn.js";
import { AwsError } from "../../aws-error.js";
import { type Call, partitionOf } from "../../call.js";
import type { Scope } from "../../state/store.js";
import { aliases, type Key, keys } from "./state.js";

/** A key by its id, ARN, alias or alias ARN, in the account and Region of the call unless an ARN says otherwise. */
export function findKey(keyId: string, call: Call): Key | undefined {
  const { scope, resource } = placeOf(keyId, call);
  if (!resource.startsWith("alias/")) return call.store.table(keys, scope).get(resource.replace(/^key\//, ""));
  if (resource.startsWith("alias/aws/")) return awsManagedKey(resource, scope);
  const alias = call.store.table(aliases, scope).get(resource);
  return alias && call.store.table(keys, scope).get(alias.keyId);
}

/** @throws AwsError NotFound */
export function anyKey(keyId: string, call: Call): Key {
  const { scope, resource } = placeOf(keyId, call);
  const key = findKey(keyId, call);
  if (key !== undefined) return key;
  const stem = `arn:${call.partition}:kms:${scope.region}:${scope.account}`;
  throw new AwsError(
    "NotFoundException",
    resource.startsWith("alias/")
      ? `Alias ${stem}:${resource} is not found.`
      : `Key '${stem}:key/${resource.replace(/^key\//, "")}' does not exist`,
  );
}

/** A key of the account that it may change, by id or ARN: aliases are not taken here. @throws AwsError */
export function ownKey(keyId: string, call: Call): Key {
  const { scope, resource } = placeOf(keyId, call);
  if (resource.startsWith("alias/")) throw new AwsError("NotFoundException", `Invalid keyId '${keyId}'`);
  if (scope.account !== call.account) throw notAuthorized(keyId, call);
  return anyKey(keyId, call);
}

export function save(key: Key, call: Call): void {
  call.store.table(keys, call).set(key.id, key);
}

export function notAuthorized(keyArn: string, call: Call): AwsError {
  const why =
    "the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";
  const message = `User: ${call.caller.arn} is not authorized to perform this operation on resource: ${keyArn} because ${why}`;
  return new AwsError("AccessDeniedException", message, { status: 400 });
}

/** @throws AwsError InvalidArn, or NotFound for a key of another Region */
function placeOf(keyId: string, call: Call): { readonly scope: Scope; readonly resource: string } {
  if (!keyId.startsWith("arn:")) return { scope: call, resource: keyId };
  const { service, region = "", account = "", resource = "" } = parseArn(keyId) ?? {};
  if (service !== "kms" || !/^(key|alias)\//.test(resource)) {
    throw new AwsError("InvalidArnException", `Invalid arn ${keyId.slice(0, 200)}`);
  }
  if (region !== call.region) throw new AwsError("NotFoundException", `Invalid arn ${region}`);
  return { scope: { account, region }, resource };
}

/** The key that AWS keeps for one of its services. Nobody can change its policy. */
function awsManagedKey(alias: string, { account, region }: Scope): Key {
  const service = alias.slice("alias/aws/".length);
  const id = uuidOf(`${account}/${region}/${service}`);
  const partition = partitionOf(region);
  const policy = {
    Version: "2012-10-17",
    Id: `auto-${service}-1`,
    Statement: [
      {
        Sid: `Allow access through ${service} for all principals in the account that are authorized to use ${service}`,
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:ListGrants", "kms:DescribeKey"],
        Resource: "*",
        Condition: {
          StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com`, "kms:CallerAccount": account },
        },
      },
    ],
  };
  return {
    id,
    arn: `arn:${partition}:kms:${region}:${account}:key/${id}`,
    description: `Default key that protects my ${service} data when no other key is defined`,
    usage: "ENCRYPT_DECRYPT",
    spec: "SYMMETRIC_DEFAULT",
    origin: "AWS_KMS",
    isMultiRegion: false,
    state: "Enabled",
    creationDate: Date.UTC(2021, 4, 10) / 1000,
    deletionDate: undefined,
    policy: JSON.stringify(policy),
    tags: [],
    manager: "AWS",
  };
}

function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
