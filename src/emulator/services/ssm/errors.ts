import { AwsError } from "../../aws-error.js";

export function noSuchDocument(name: string): AwsError {
  return new AwsError("InvalidDocument", `Document with name ${name} does not exist.`);
}

export function noSuchVersion(): AwsError {
  return new AwsError("InvalidDocumentVersion", "The document version is not valid or does not exist.");
}

export function invalidContent(message: string): AwsError {
  return new AwsError("InvalidDocumentContent", message);
}

export function invalidOperation(message: string): AwsError {
  return new AwsError("InvalidDocumentOperation", message);
}

export function invalidExecution(message: string): AwsError {
  return new AwsError("InvalidAutomationExecutionParametersException", message);
}
