import { AwsError } from "../../aws-error.js";

export function invalid(what: string): AwsError {
  return new AwsError("InvalidParameterException", `Invalid parameter: ${what}`);
}

export function noSuchTopic(): AwsError {
  return new AwsError("NotFoundException", "Topic does not exist");
}

export function notAuthorized(caller: string, action: string, arn: string): AwsError {
  const message = `User: ${caller} is not authorized to perform: SNS:${action} on resource: ${arn} because no resource-based policy allows the SNS:${action} action`;
  return new AwsError("AuthorizationErrorException", message);
}
