import { sessionPrefix } from "../config/session-name.js";
import { isMapping } from "../plan/decode-resource.js";
import { quote } from "../schema/describe-schema.js";

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
  const { eventTime, eventName, userIdentity } = record;
  if (typeof eventTime !== "string" || typeof eventName !== "string" || !isMapping(userIdentity)) return undefined;
  const who = identityOf(userIdentity);
  return {
    change: { ...who, at: eventTime, operation: eventName },
    arns: [...new Set(arnsOf(record))],
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

type Fields = Readonly<Record<string, unknown>>;

/** The resources that an event is about, in the form that a question has them. */
function arnsOf(record: Fields): readonly string[] {
  const { eventSource, eventName, recipientAccountId, awsRegion } = record;
  const [asked, answered] = [record["requestParameters"], record["responseElements"]].map((fields) =>
    isMapping(fields) ? fields : {},
  );
  const region = String(awsRegion);
  const arn = (service: string, place: string, resource: string) =>
    `arn:${partitionOf(region)}:${service}:${place}:${recipientAccountId}:${resource}`;
  const texts = (fields: Fields = {}, ...names: readonly string[]) =>
    names.flatMap((name) => (typeof fields[name] === "string" ? [decode(fields[name])] : []));
  switch (eventSource) {
    case "ssm-contacts.amazonaws.com":
      return [
        ...texts(asked, "contactId", "contactChannelId", "rotationId", "resourceARN", "resourceArn"),
        ...texts(answered, "contactArn", "rotationArn"),
        ...(eventName === "CreateContact" ? texts(asked, "alias") : []),
      ].map((id) => (id.startsWith("arn:") ? contactOf(id) : arn("ssm-contacts", region, `contact/${id}`)));
    case "ssm.amazonaws.com": {
      const isDocument = asked?.["resourceType"] === undefined || asked["resourceType"] === "Document";
      const names = isDocument ? texts(asked, "name", "resourceId") : [];
      return names.map((name) => (name.startsWith("arn:") ? name : arn("ssm", region, `document/${name}`)));
    }
    case "iam.amazonaws.com":
      return texts(asked, "roleName").map((name) => arn("iam", "", `role/${name}`));
    default:
      // A plan that is created has no ARN in the parameters, and the account's in the record.
      return [
        ...texts(asked, "arn", "resourceArn"),
        ...texts(answered, "arn"),
        ...(eventName === "CreateResponsePlan"
          ? texts(asked, "name").map((name) => arn("ssm-incidents", "", `response-plan/${name}`))
          : []),
      ];
  }
}

/** A channel's ARN holds the alias of the contact that it is of; AWS writes its type in two ways. */
function contactOf(arn: string): string {
  return arn.replace(/:contact-?channel\/([^/]+)\/.*$/su, ":contact/$1");
}

function partitionOf(region: string): string {
  return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** In paths of REST calls, AWS writes ARNs down as they were sent: encoded. */
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
