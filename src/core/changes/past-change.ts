import { sessionPrefix } from "../config/session-name.js";
import { isMapping } from "../plan/decode-resource.js";
import { quote } from "../schema/describe-schema.js";
import type { Change } from "./change.js";

/** A change of a resource that somebody made, as CloudTrail has it. Names are anybody's text. */
export interface PastChange {
  /** The session's or user's name. */
  readonly by: string;
  /** The role that the session is of. */
  readonly role?: string;
  /** ISO 8601, to the second. */
  readonly at: string;
  /** The operation, `UpdateResponsePlan`. */
  readonly operation: string;
  /** One of Muster's own sessions made it. */
  readonly isOwn: boolean;
}

/** What is asked about the past of a resource: which operations made it what it is. */
export interface HistoryQuestion {
  readonly arn: string;
  readonly operations: readonly string[];
}

/** The question about a change that is not what somebody expected: who made the plan what it is now? */
export function historyQuestion(change: Change, arn: string): HistoryQuestion {
  if (change.kind === "create") return { arn, operations: ["DeleteResponsePlan"] };
  if (change.kind === "delete") return { arn, operations: ["CreateResponsePlan", "UpdateResponsePlan"] };
  const isTag = ({ pointer }: { readonly pointer: string }) => pointer.startsWith("/tags");
  const [hasTags, hasOthers] = [change.fields.some(isTag), !change.fields.every(isTag)];
  return {
    arn,
    operations: [
      ...(hasOthers ? ["UpdateResponsePlan"] : []),
      ...(hasTags ? ["TagResource", "UntagResource"] : []),
      "CreateResponsePlan",
    ],
  };
}

/**
 * What an event says, as CloudTrail writes it down, with the ARNs that its parameters name; absent where it is no
 * such record or AWS refused the call.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function readPastChange(
  text: string,
): { readonly change: PastChange; readonly arns: readonly string[] } | undefined {
  const record = parse(text);
  if (record === undefined || record["errorCode"] !== undefined) return undefined;
  const { eventTime, eventName, userIdentity, requestParameters, responseElements } = record;
  if (typeof eventTime !== "string" || typeof eventName !== "string" || !isMapping(userIdentity)) return undefined;
  const who = identityOf(userIdentity);
  return {
    change: { ...who, at: eventTime, operation: eventName },
    arns: [...arnsOf(requestParameters), ...arnsOf(responseElements), ...namesOf(record)],
  };
}

/** `ana@example.com` (role `Admin`) at 2026-11-28 10:12:05 UTC, by `UpdateResponsePlan`. */
export function pastChangeWords({ by, role, at, operation, isOwn }: PastChange): string {
  const person = role === undefined ? quote(by) : `${quote(by)} (role ${quote(role)})`;
  const who = isOwn ? `a sync of Muster's, session ${person},` : person;
  return `${who} at ${at.slice(0, 19).replace("T", " ")} UTC by ${quote(operation)}`;
}

function identityOf(identity: Readonly<Record<string, unknown>>): Pick<PastChange, "by" | "role" | "isOwn"> {
  const { arn, type, userName, invokedBy } = identity;
  const [, role, session] = /:assumed-role\/([^/]+)\/(.+)$/s.exec(String(arn ?? "")) ?? [];
  if (role !== undefined && session !== undefined)
    return { by: session, role, isOwn: session.startsWith(sessionPrefix) };
  if (type === "Root") return { by: "the root user", isOwn: false };
  const name = [userName, invokedBy, arn].find((value) => typeof value === "string" && value !== "");
  return { by: typeof name === "string" ? name : "somebody whom CloudTrail does not name", isOwn: false };
}

/** In paths of REST calls, AWS writes ARNs down as they were sent: encoded. */
function arnsOf(parameters: unknown): readonly string[] {
  if (!isMapping(parameters)) return [];
  return [parameters["arn"], parameters["resourceArn"]].filter((value) => typeof value === "string").map(decode);
}

/** A plan that is created has no ARN in the parameters, and the account's in the record. */
function namesOf({ eventName, requestParameters, recipientAccountId, awsRegion }: Readonly<Record<string, unknown>>) {
  if (eventName !== "CreateResponsePlan" || !isMapping(requestParameters)) return [];
  const region = String(awsRegion);
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return [`arn:${partition}:ssm-incidents::${recipientAccountId}:response-plan/${requestParameters["name"]}`];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
