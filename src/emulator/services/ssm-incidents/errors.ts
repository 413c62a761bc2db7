import { AwsError } from "../../aws-error.js";

export type ResourceType =
  | "RESPONSE_PLAN"
  | "INCIDENT_RECORD"
  | "TIMELINE_EVENT"
  | "REPLICATION_SET"
  | "RESOURCE_POLICY";

export function notFound(resourceType: ResourceType, resourceIdentifier: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Resource not found: ${resourceIdentifier}`, {
    fields: { resourceIdentifier, resourceType },
  });
}

export function conflict(message: string, resourceType: ResourceType, resourceIdentifier: string): AwsError {
  return new AwsError("ConflictException", message, { fields: { resourceIdentifier, resourceType } });
}

export function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

export function denied(arn: string): AwsError {
  return new AwsError("AccessDeniedException", `You do not have access to the resource ${arn}`);
}
