import { AwsError } from "../../aws-error.js";

export function notInUse(): AwsError {
  return new AwsError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
}

export function denied(): AwsError {
  return new AwsError("AccessDeniedException", "You don't have permissions to access this resource.");
}

export function invalidInput(message: string, Reason: string): AwsError {
  return new AwsError("InvalidInputException", message, { fields: { Reason } });
}

export function constraint(message: string, Reason: string): AwsError {
  return new AwsError("ConstraintViolationException", message, { fields: { Reason } });
}

export function missing(code: string): AwsError {
  return new AwsError(code, "You specified something that does not exist in the organization.");
}
