import { randomUUID } from "node:crypto";
import { AwsError } from "../../aws-error.js";
import { seconds } from "../../clock.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { save, usableSecret } from "./find-secret.js";
import type { Secret, SecretVersion } from "./state.js";

export const secretVersionHandlers: Handlers<typeof description> = {
  PutSecretValue: (input, call) => {
    const { SecretId, ClientRequestToken: id = randomUUID(), VersionStages = ["AWSCURRENT"] } = input;
    const secret = usableSecret(SecretId, "PutSecretValue", call);
    const value = givenValue(input);
    if (value === undefined) {
      throw new AwsError("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
    }
    const changed = putVersion(secret, id, value, VersionStages, seconds(call.clock));
    save(changed, call);
    return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages };
  },
  GetSecretValue: ({ SecretId, VersionId, VersionStage }, call) => {
    const secret = usableSecret(SecretId, "GetSecretValue", call);
    const stage = VersionStage ?? (VersionId === undefined ? "AWSCURRENT" : undefined);
    const version = secret.versions.find(
      ({ id, stages }) =>
        (VersionId === undefined || id === VersionId) && (stage === undefined || stages.includes(stage)),
    );
    if (version === undefined) {
      const which = stage === undefined ? `VersionId: ${VersionId}` : `staging label: ${stage}`;
      const message = `Secrets Manager can't find the specified secret value for ${which}`;
      throw new AwsError("ResourceNotFoundException", message);
    }
    const { id, value, stages, created } = version;
    return { ARN: secret.arn, Name: secret.name, VersionId: id, ...value, VersionStages: stages, CreatedDate: created };
  },
};

interface GivenValue {
  readonly SecretString?: string;
  readonly SecretBinary?: string;
}

/** What is to be kept; absent where nothing was given. @throws AwsError InvalidParameter */
export function givenValue({ SecretString, SecretBinary }: GivenValue): SecretVersion["value"] | undefined {
  if (SecretString !== undefined && SecretBinary !== undefined) {
    throw new AwsError("InvalidParameterException", "You can't specify both SecretString and SecretBinary.");
  }
  if (SecretString !== undefined) return { SecretString };
  return SecretBinary === undefined ? undefined : { SecretBinary };
}

/** The secret with a new version: it takes its stages from those that had them, and what was current is the previous one. */
export function putVersion(
  secret: Secret,
  id: string,
  value: SecretVersion["value"],
  stages: readonly string[],
  created: number,
): Secret {
  const known = secret.versions.find((version) => version.id === id);
  if (known !== undefined) {
    if (JSON.stringify(known.value) === JSON.stringify(value)) return secret;
    const message = `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`;
    throw new AwsError("ResourceExistsException", message);
  }
  const isCurrent = stages.includes("AWSCURRENT");
  const others = secret.versions.map((version) => {
    const wasCurrent = isCurrent && version.stages.includes("AWSCURRENT");
    const kept = version.stages.filter((stage) => !stages.includes(stage) && !(isCurrent && stage === "AWSPREVIOUS"));
    return { ...version, stages: wasCurrent ? [...kept, "AWSPREVIOUS"] : kept };
  });
  return { ...secret, changed: created, versions: [...others, { id, value, stages, created }] };
}
