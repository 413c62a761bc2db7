import type { TrailEvent } from "../../control/trail.js";

/**
 * An event as CloudTrail writes it down, and the user name that a look-up shows beside it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface CloudTrailRecord {
  readonly username: string;
  readonly eventSource: string;
  readonly [field: string]: unknown;
}

export function recordOf(event: TrailEvent, account: string): CloudTrailRecord {
  const { username, userIdentity } = identityOf(event);
  return {
    username,
    eventVersion: "1.11",
    userIdentity,
    eventTime: `${event.at.slice(0, 19)}Z`,
    eventSource: `${event.service}.amazonaws.com`,
    eventName: event.operation,
    awsRegion: event.region,
    sourceIPAddress: "127.0.0.1",
    ...(event.error === undefined ? {} : { errorCode: event.error.code, errorMessage: event.error.message }),
    requestParameters: parametersOf(event.input),
    // What others answer may hold credentials, and nobody asks for it.
    responseElements: event.operation.startsWith("Create") ? parametersOf(event.output) : null,
    requestID: event.requestId,
    eventID: event.id,
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: "Management",
  };
}

function identityOf({ caller, accessKeyId }: TrailEvent) {
  const { arn, account: accountId, userId: principalId, roleArn } = caller;
  const base = { principalId, arn, accountId, accessKeyId };
  if (roleArn === undefined) return { username: "root", userIdentity: { type: "Root", ...base } };
  const sessionIssuer = {
    ...{ type: "Role", principalId: principalId.split(":")[0], arn: roleArn, accountId },
    userName: roleArn.slice(roleArn.lastIndexOf("/") + 1),
  };
  const userIdentity = { type: "AssumedRole", ...base, sessionContext: { sessionIssuer } };
  return { username: arn.slice(arn.lastIndexOf("/") + 1), userIdentity };
}

/** Members begin with a small letter, and what is secret is not written down. */
function parametersOf(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return null;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      /^(secret(String|Binary)|deliveryAddress)$/i.test(name) ? "HIDDEN_DUE_TO_SECURITY_REASONS" : value,
    ]),
  );
}
