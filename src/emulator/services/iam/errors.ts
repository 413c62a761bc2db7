import { AwsError } from "../../aws-error.js";

export function noSuchEntity(message: string): AwsError {
  return new AwsError("NoSuchEntityException", message);
}

export function noSuchRole(name: string): AwsError {
  return noSuchEntity(`The role with name ${name} cannot be found.`);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError("EntityAlreadyExistsException", message);
}

export function invalidInput(message: string): AwsError {
  return new AwsError("InvalidInputException", message);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError("LimitExceededException", message);
}

export function deleteConflict(message: string): AwsError {
  return new AwsError("DeleteConflictException", message);
}

export function malformed(message: string): AwsError {
  return new AwsError("MalformedPolicyDocumentException", message);
}

export function unmodifiable(name: string): AwsError {
  const message = `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`;
  return new AwsError("UnmodifiableEntityException", message);
}
