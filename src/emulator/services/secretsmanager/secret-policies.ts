import { compilePolicy, isPolicyError } from "../../../core/policy/compile-policy.js";
import { AwsError } from "../../aws-error.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { save, usableSecret } from "./find-secret.js";

export const secretPolicyHandlers: Handlers<typeof description> = {
  PutResourcePolicy: ({ SecretId, ResourcePolicy, BlockPublicPolicy = false }, call) => {
    const secret = usableSecret(SecretId, "PutResourcePolicy", call);
    checkPolicy(ResourcePolicy, BlockPublicPolicy);
    save({ ...secret, policy: ResourcePolicy }, call);
    return { ARN: secret.arn, Name: secret.name };
  },
  GetResourcePolicy: ({ SecretId }, call) => {
    const { arn, name, policy } = usableSecret(SecretId, "GetResourcePolicy", call);
    return { ARN: arn, Name: name, ResourcePolicy: policy };
  },
  DeleteResourcePolicy: ({ SecretId }, call) => {
    const secret = usableSecret(SecretId, "DeleteResourcePolicy", call);
    save({ ...secret, policy: undefined }, call);
    return { ARN: secret.arn, Name: secret.name };
  },
};

function checkPolicy(document: string, blocksPublic: boolean): void {
  const compiled = compilePolicy(document, { name: "the policy", type: "resource" });
  if (isPolicyError(compiled)) {
    const message = `This resource policy contains a syntax error: ${compiled.message}`;
    throw new AwsError("MalformedPolicyDocumentException", message);
  }
  if (blocksPublic && /"(Principal|AWS)"\s*:\s*\[?\s*"\*"/.test(document)) {
    throw new AwsError(
      "PublicPolicyException",
      "The resource policy that you attached allows broad access to the secret, and BlockPublicPolicy is on.",
    );
  }
}
