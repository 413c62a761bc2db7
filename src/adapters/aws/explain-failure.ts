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
  // A role that could not be assumed on the way says so itself.
  if (error instanceof OperationalError) return error;
  const about = call.subject === undefined ? "" : ` for \`${call.subject}\``;
  const { name, message, requestId } = describe(error);
  const reference = requestId === undefined ? "" : ` (request id ${requestId})`;
  const said = message === "" ? name : `${name}: ${message}`;
  return new OperationalError(
    `\`${call.service}:${call.operation}\`${about} failed in ${call.region}: ${said}${reference}`,
    remedy(name, call, message),
    { cause: error },
  );
}

/** Did AWS answer that the thing is not there? */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && /^(ResourceNotFound|NoSuchEntity|NotFound|InvalidDocument)/.test(error.name);
}

interface Failure {
  readonly name: string;
  readonly message: string;
  readonly requestId: string | undefined;
}

function describe(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), requestId: undefined };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const name = ["Error", "AggregateError", "TypeError"].includes(error.name) ? (code ?? error.name) : error.name;
  const { requestId, httpStatusCode } = metadataOf(error);
  const message = oneLine(error.message);
  const reference = typeof requestId === "string" ? requestId : undefined;
  if (message.includes("Deserialization error")) {
    return { name: notOfAws, message: "the answer is not in AWS's format", requestId: reference };
  }
  // What the SDK says of a failure without AWS's words for it.
  if (name === "Unknown" && typeof httpStatusCode === "number") {
    return { name: notOfAws, message: `status ${httpStatusCode} without AWS's error in it`, requestId: reference };
  }
  return { name, message, requestId: reference };
}

const notOfAws = "UnexpectedAnswer";

function metadataOf(error: Error): { readonly requestId?: unknown; readonly httpStatusCode?: unknown } {
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  return typeof metadata === "object" && metadata !== null ? metadata : {};
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 2_000);
}

function remedy(name: string, call: FailedCall, message: string): string | undefined {
  const assuming = /perform:? (sts:AssumeRole\w*)/.exec(message)?.[1];
  if (assuming !== undefined) return `Let the role's trust policy allow \`${assuming}\` to whoever runs Muster`;
  if (/AccessDenied|Unauthorized/.test(name)) {
    return `Allow \`${call.service}:${call.operation}\` to the role that runs Muster`;
  }
  if (/CredentialsProvider|UnrecognizedClient|InvalidClientTokenId|ExpiredToken|InvalidSignature/.test(name)) {
    return "Give Muster valid AWS credentials, for example with `aws-actions/configure-aws-credentials`";
  }
  if (/Throttling|TooManyRequests/.test(name)) return "Run it again later: AWS throttled every attempt";
  if (name === notOfAws) return "Check `AWS_ENDPOINT_URL` and the proxies on the way: something else than AWS answered";
  if (name === "ERR_INVALID_URL") return "Correct `AWS_ENDPOINT_URL`";
  if (/ECONN|ENOTFOUND|EAI_AGAIN|Timeout|socket/i.test(name)) {
    return "Check the network, the Region and `AWS_ENDPOINT_URL`";
  }
  return undefined;
}
