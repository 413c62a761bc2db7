import { randomUUID } from "node:crypto";
import { parseCaller } from "../../../core/policy/caller.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { decideAtResource } from "../../resource-policy.js";
import type { Handlers, InputOf } from "../../service.js";
import { checkResourcePolicy } from "../check-resource-policy.js";
import { withoutTags, withTags } from "../tags.js";
import type { description } from "./description.js";
import { anyKey, notAuthorized, ownKey, save } from "./find-key.js";
import { kmsPage } from "./kms-page.js";
import { type Key, keys } from "./state.js";

const daySeconds = 86_400;
const defaultWindow = 30;
const minWindow = 7;
const maxWindow = 30;

export const keyHandlers: Handlers<typeof description> = {
  CreateKey: (input, call) => ({ KeyMetadata: metadata(createKey(input, call), call) }),
  DescribeKey: ({ KeyId }, call) => {
    const key = anyKey(KeyId, call);
    if (accountOf(key) !== call.account && !mayDescribe(key, call)) throw notAuthorized(key.arn, call);
    return { KeyMetadata: metadata(key, call) };
  },
  ListKeys: (input, call) => {
    const { items, mark } = kmsPage("keys", call.store.table(keys, call).values(), ({ id }) => id, input);
    return { Keys: items.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), ...mark };
  },
  GetKeyPolicy: ({ KeyId, PolicyName = "default" }, call) => {
    const key = anyKey(KeyId, call);
    if (KeyId.includes("alias/") || accountOf(key) !== call.account) ownKey(KeyId, call);
    checkPolicyName(PolicyName);
    return { Policy: key.policy, PolicyName };
  },
  PutKeyPolicy: ({ KeyId, PolicyName = "default", Policy }, call) => {
    const key = usableKey(KeyId, call);
    checkPolicyName(PolicyName);
    checkPolicy(Policy);
    save({ ...key, policy: Policy }, call);
    return undefined;
  },
  ListKeyPolicies: ({ KeyId }, call) => {
    ownKey(KeyId, call);
    return { PolicyNames: ["default"], Truncated: false };
  },
  EnableKey: ({ KeyId }, call) => {
    save({ ...usableKey(KeyId, call), state: "Enabled" }, call);
    return undefined;
  },
  DisableKey: ({ KeyId }, call) => {
    save({ ...usableKey(KeyId, call), state: "Disabled" }, call);
    return undefined;
  },
  ScheduleKeyDeletion: ({ KeyId, PendingWindowInDays = defaultWindow }, call) => {
    const key = usableKey(KeyId, call);
    if (PendingWindowInDays < minWindow || PendingWindowInDays > maxWindow) {
      throw new AwsError("ValidationException", `PendingWindowInDays must be between ${minWindow} and ${maxWindow}`);
    }
    const deletionDate = seconds(call.clock) + PendingWindowInDays * daySeconds;
    save({ ...key, state: "PendingDeletion", deletionDate }, call);
    return { KeyId: key.arn, DeletionDate: deletionDate, KeyState: "PendingDeletion", PendingWindowInDays };
  },
  CancelKeyDeletion: ({ KeyId }, call) => {
    const key = ownKey(KeyId, call);
    if (key.state !== "PendingDeletion") throw invalidState(`${key.arn} is not pending deletion.`);
    save({ ...key, state: "Disabled", deletionDate: undefined }, call);
    return { KeyId: key.arn };
  },
  TagResource: ({ KeyId, Tags }, call) => {
    const key = usableKey(KeyId, call);
    save({ ...key, tags: withTags(key.tags, plainTags(Tags)) }, call);
    return undefined;
  },
  UntagResource: ({ KeyId, TagKeys }, call) => {
    const key = usableKey(KeyId, call);
    save({ ...key, tags: withoutTags(key.tags, TagKeys) }, call);
    return undefined;
  },
  ListResourceTags: (input, call) => {
    const { arn, tags } = ownKey(input.KeyId, call);
    const sorted = [...tags].sort((a, b) => (a.Key < b.Key ? -1 : 1));
    const { items, mark } = kmsPage(`tags of ${arn}`, sorted, ({ Key }) => Key, input);
    return { Tags: items.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })), ...mark };
  },
};

function createKey(input: InputOf<typeof description, "CreateKey">, call: Call): Key {
  const { MultiRegion: isMultiRegion = false, Origin = "AWS_KMS" } = input;
  if (Origin !== "AWS_KMS") {
    throw new AwsError("UnsupportedOperationException", `The embedded AWS makes no keys of origin ${Origin}`);
  }
  const spec = input.KeySpec ?? input.CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT";
  if (spec !== "SYMMETRIC_DEFAULT" && input.KeyUsage === undefined) {
    throw new AwsError("ValidationException", `You must specify a KeyUsage value for a key of ${spec}`);
  }
  const root = `arn:${call.partition}:iam::${call.account}:root`;
  const policy = input.Policy ?? defaultPolicy(root);
  checkPolicy(policy);
  const id = isMultiRegion ? `mrk-${randomUUID().replaceAll("-", "")}` : randomUUID();
  const key: Key = {
    id,
    arn: `arn:${call.partition}:kms:${call.region}:${call.account}:key/${id}`,
    description: input.Description ?? "",
    usage: input.KeyUsage ?? "ENCRYPT_DECRYPT",
    spec,
    origin: Origin,
    isMultiRegion,
    state: "Enabled",
    creationDate: seconds(call.clock),
    deletionDate: undefined,
    policy,
    tags: withTags([], plainTags(input.Tags ?? [])),
    manager: "CUSTOMER",
  };
  save(key, call);
  return key;
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
function defaultPolicy(root: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: root },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  });
}

function checkPolicy(policy: string): void {
  checkResourcePolicy(policy, "key", (problem) => {
    return new AwsError(
      "MalformedPolicyDocumentException",
      `Policy contains a statement that is not valid: ${problem}`,
    );
  });
}

function checkPolicyName(name: string): void {
  if (name !== "default") throw new AwsError("NotFoundException", "No such policy exists");
}

/** A key of the account that is not about to go. */
function usableKey(keyId: string, call: Call): Key {
  const key = ownKey(keyId, call);
  if (key.state === "PendingDeletion") throw invalidState(`${key.arn} is pending deletion.`);
  return key;
}

function invalidState(message: string): AwsError {
  return new AwsError("KMSInvalidStateException", message);
}

function mayDescribe(key: Key, call: Call): boolean {
  const caller = parseCaller(call.caller.arn);
  if (caller === undefined) return false;
  const request = { policy: key.policy, type: "key", caller, action: "kms:DescribeKey", resource: key.arn } as const;
  const context = new Map([["kms:calleraccount", [call.account]]]);
  return decideAtResource({ ...request, context })?.effect === "allowed";
}

function accountOf(key: Key): string {
  return key.arn.split(":")[4] ?? "";
}

function plainTags(tags: readonly { readonly TagKey: string; readonly TagValue: string }[]) {
  if (tags.some(({ TagKey }) => /^aws:/i.test(TagKey))) {
    throw new AwsError("TagException", "Tag keys must not begin with aws:");
  }
  return tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }));
}

function metadata(key: Key, call: Call): object {
  const { id, arn, state, usage, spec } = key;
  const isEncrypting = usage === "ENCRYPT_DECRYPT";
  return {
    AWSAccountId: accountOf(key),
    KeyId: id,
    Arn: arn,
    CreationDate: key.creationDate,
    Enabled: state === "Enabled",
    Description: key.description,
    KeyUsage: usage,
    KeyState: state,
    DeletionDate: key.deletionDate,
    Origin: key.origin,
    KeyManager: key.manager,
    CustomerMasterKeySpec: spec,
    KeySpec: spec,
    ...(isEncrypting && spec === "SYMMETRIC_DEFAULT" ? { EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"] } : {}),
    MultiRegion: key.isMultiRegion,
    ...(key.isMultiRegion
      ? {
          MultiRegionConfiguration: {
            MultiRegionKeyType: "PRIMARY",
            PrimaryKey: { Arn: arn, Region: call.region },
            ReplicaKeys: [],
          },
        }
      : {}),
  };
}
