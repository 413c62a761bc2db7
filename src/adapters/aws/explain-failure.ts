import { OperationalError } from "../../core/operational-error.js";

/** The call that failed, as a person would name it. */
export interface FailedCall {
  /** The signing name: `ssm-incidents`, `iam`, `sts`. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** What it was about: a plan's name, a role's ARN. */
  readonly subject?: string;
}

/** Turn what an SDK client threw into one sentence with the request id, and a remedy where the error names one. */
export function explainFailure(error: unknown, call: FailedCall): OperationalError {
  const about = call.subject === undefined ? "" : ` for \`${call.subject}\``;
  const { name, message, requestId } = describe(error);
  const reference = requestId === undefined ? "" : ` (request id ${requestId})`;
  const said = message === "" ? name : `${name}: ${message}`;
  return new OperationalError(
    `\`${call.service}:${call.operation}\`${about} failed in ${call.region}: ${said}${reference}`,
    remedy(name, call),
    { cause: error },
  );
}

/** Did AWS answer that the thing is not there? */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && /^(ResourceNotFound|NoSuchEntity|NotFound|InvalidDocument)/.test(error.name);
}

/** Did AWS answer that the caller may not do this? */
export function isAccessDenied(error: unknown): boolean {
  return error instanceof Error && /^(AccessDenied|UnauthorizedOperation|AuthorizationError)/.test(error.name);
}

interface Failure {
  readonly name: string;
  readonly message: string;
  readonly requestId: string | undefined;
}

function describe(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), requestId: undefined };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const name = error.name === "Error" || error.name === "AggregateError" ? (code ?? error.name) : error.name;
  return { name, message: oneLine(error.message), requestId: requestIdOf(error) };
}

function requestIdOf(error: Error): string | undefined {
  if (!("$metadata" in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("requestId" in metadata)) return undefined;
  return typeof metadata.requestId === "string" ? metadata.requestId : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 2_000);
}

function remedy(name: string, call: FailedCall): string | undefined {
  if (/AccessDenied|Unauthorized/.test(name)) {
    return `Allow \`${call.service}:${call.operation}\` to the role that runs Muster`;
  }
  if (/CredentialsProvider|UnrecognizedClient|InvalidClientTokenId|ExpiredToken|InvalidSignature/.test(name)) {
    return "Give Muster valid AWS credentials, for example with `aws-actions/configure-aws-credentials`";
  }
  if (/Throttling|TooManyRequests/.test(name)) return "Run it again later: AWS throttled every attempt";
  if (/ECONN|ENOTFOUND|EAI_AGAIN|Timeout|socket/i.test(name)) {
    return "Check the network, the Region and `AWS_ENDPOINT_URL`";
  }
  return undefined;
}
