import { randomBytes, randomUUID } from "node:crypto";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { type Page, pageOf } from "../../paging.js";
import type { Handlers, InputOf } from "../../service.js";
import { withoutTags, withTags } from "../tags.js";
import type { description } from "./description.js";
import { anySecret, save, usableSecret } from "./find-secret.js";
import { givenValue, putVersion } from "./secret-versions.js";
import { type Secret, secrets } from "./state.js";

type ListInput = InputOf<typeof description, "ListSecrets">;

const secretName = /^[\w/+=.@!-]+$/;
const daySeconds = 86_400;
const defaultWindow = 30;
const defaultSize = 100;

export const secretHandlers: Handlers<typeof description> = {
  CreateSecret: createSecret,
  DescribeSecret: ({ SecretId }, call) => {
    const secret = anySecret(SecretId, "DescribeSecret", call);
    return { ...summary(secret), VersionIdsToStages: stagesOf(secret) };
  },
  ListSecrets: (input, call) => {
    const listed = call.store
      .table(secrets, call)
      .values()
      .filter((secret) => isAsked(secret, input));
    const { items, nextToken } = page(listed, input);
    const SecretList = items.map((secret) => ({ ...summary(secret), SecretVersionsToStages: stagesOf(secret) }));
    return { SecretList, NextToken: nextToken };
  },
  DeleteSecret: (input, call) => {
    const { SecretId, RecoveryWindowInDays, ForceDeleteWithoutRecovery = false } = input;
    const secret = anySecret(SecretId, "DeleteSecret", call);
    const days = RecoveryWindowInDays ?? defaultWindow;
    if (ForceDeleteWithoutRecovery && RecoveryWindowInDays !== undefined) {
      throw invalid("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    if (days < 7 || days > 30) throw invalid("RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    const deletion = seconds(call.clock) + (ForceDeleteWithoutRecovery ? 0 : days * daySeconds);
    if (ForceDeleteWithoutRecovery) call.store.table(secrets, call).delete(secret.name);
    else save({ ...secret, deletion }, call);
    return { ARN: secret.arn, Name: secret.name, DeletionDate: deletion };
  },
  TagResource: ({ SecretId, Tags }, call) => {
    const secret = usableSecret(SecretId, "TagResource", call);
    save({ ...secret, tags: withTags(secret.tags, wholeTags(Tags)) }, call);
    return undefined;
  },
  UntagResource: ({ SecretId, TagKeys }, call) => {
    const secret = usableSecret(SecretId, "UntagResource", call);
    save({ ...secret, tags: withoutTags(secret.tags, TagKeys) }, call);
    return undefined;
  },
};

function createSecret(input: InputOf<typeof description, "CreateSecret">, call: Call): object {
  const { Name: name, ClientRequestToken = randomUUID() } = input;
  if (!secretName.test(name)) {
    throw new AwsError(
      "ValidationException",
      "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    );
  }
  const value = givenValue(input);
  const existing = call.store.table(secrets, call).get(name);
  if (existing !== undefined) return againOrRefused(existing, ClientRequestToken, value);
  const now = seconds(call.clock);
  const secret: Secret = {
    name,
    arn: `arn:${call.partition}:secretsmanager:${call.region}:${call.account}:secret:${name}-${randomSuffix()}`,
    description: input.Description,
    kmsKeyId: input.KmsKeyId,
    created: now,
    changed: now,
    deletion: undefined,
    policy: undefined,
    tags: withTags([], wholeTags(input.Tags ?? [])),
    versions: [],
  };
  const made = value === undefined ? secret : putVersion(secret, ClientRequestToken, value, ["AWSCURRENT"], now);
  save(made, call);
  return { ARN: secret.arn, Name: name, ...(value === undefined ? {} : { VersionId: ClientRequestToken }) };
}

/** The same call again is no error. */
function againOrRefused(secret: Secret, token: string, value: object | undefined): object {
  if (secret.deletion !== undefined) {
    throw new AwsError(
      "InvalidRequestException",
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  const version = secret.versions.find(({ id }) => id === token);
  if (version !== undefined && JSON.stringify(version.value) === JSON.stringify(value)) {
    return { ARN: secret.arn, Name: secret.name, VersionId: token };
  }
  throw new AwsError(
    "ResourceExistsException",
    `The operation failed because the secret ${secret.name} already exists.`,
  );
}

function summary(secret: Secret): object {
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    LastChangedDate: secret.changed,
    DeletedDate: secret.deletion,
    CreatedDate: secret.created,
    ...(secret.tags.length > 0 ? { Tags: secret.tags } : {}),
  };
}

function stagesOf({ versions }: Secret): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]));
}

function isAsked(secret: Secret, { Filters = [], IncludePlannedDeletion = false }: ListInput): boolean {
  if (secret.deletion !== undefined && !IncludePlannedDeletion) return false;
  return Filters.every(({ Key, Values = [] }) => {
    const texts = textsOf(secret, Key ?? "all");
    return Values.some((value) => texts.some((text) => text.toLowerCase().startsWith(value.toLowerCase())));
  });
}

function textsOf({ name, description = "", tags }: Secret, key: string): readonly string[] {
  if (key === "name") return [name];
  if (key === "description") return [description];
  if (key === "tag-key") return tags.map(({ Key }) => Key);
  if (key === "tag-value") return tags.map(({ Value }) => Value);
  return key === "all" ? [name, description, ...tags.flatMap(({ Key, Value }) => [Key, Value])] : [];
}

function page(listed: readonly Secret[], { NextToken, MaxResults = defaultSize }: ListInput): Page<Secret> {
  try {
    return pageOf(listed, ({ name }) => name, { list: "secretsmanager/secrets", token: NextToken, size: MaxResults });
  } catch {
    throw new AwsError("InvalidNextTokenException", "The NextToken value is invalid.");
  }
}

function wholeTags(tags: readonly { readonly Key?: string; readonly Value?: string }[]) {
  return tags.map(({ Key = "", Value = "" }) => ({ Key, Value }));
}

const suffixLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function randomSuffix(): string {
  return [...randomBytes(6)].map((byte) => suffixLetters[byte % suffixLetters.length]).join("");
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
