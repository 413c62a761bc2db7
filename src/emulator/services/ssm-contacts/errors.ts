import { AwsError } from "../../aws-error.js";

export type ResourceType =
  | "CONTACT"
  | "CONTACT_CHANNEL"
  | "ROTATION"
  | "ROTATION_OVERRIDE"
  | "ENGAGEMENT"
  | "PAGE"
  | "REPLICATION_SET";

export function notFound(ResourceType: ResourceType, ResourceId: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Resource not found: ${ResourceId}`, {
    fields: { ResourceId, ResourceType },
  });
}

export function conflict(message: string, ResourceType: ResourceType, ResourceId: string, more: object = {}): AwsError {
  return new AwsError("ConflictException", message, { fields: { ResourceId, ResourceType, ...more } });
}

/** @param field what is wrong, where it is one field */
export function invalid(message: string, field?: string): AwsError {
  const fields = field === undefined ? [] : [{ Name: field, Message: message }];
  const Reason = field === undefined ? "OTHER" : "FIELD_VALIDATION_FAILED";
  return new AwsError("ValidationException", message, { fields: { Reason, Fields: fields } });
}

export function denied(arn: string): AwsError {
  return new AwsError("AccessDeniedException", `You do not have access to the resource ${arn}`);
}
