import { AwsError } from "../aws-error.js";
import { headerOf, type ReceivedRequest, type Request } from "./request.js";

/** What a request's signature says: who calls which service in which Region. The signature itself is not checked. */
export interface SigningScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

const credential = /^([\w+=,.@-]{1,128})\/\d{8}\/([a-z0-9-]{1,32})\/([a-z0-9-]{1,64})\/aws4_request$/;

/** Whoever has no credentials yet calls as this key. */
export const noAccessKey = "";

/** @throws AwsError where the request is not signed though it has to be, or not with Signature Version 4 */
export function signingScope(request: ReceivedRequest): SigningScope {
  const text = credentialText(request);
  if (text === undefined) {
    if (needsNoSignature(request)) return { accessKeyId: noAccessKey, region: "us-east-1", service: "sts" };
    throw new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", { status: 403 });
  }
  const match = credential.exec(text);
  if (match === null) {
    throw new AwsError(
      "IncompleteSignatureException",
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${text.slice(0, 200)}'`,
      { status: 400 },
    );
  }
  const [, accessKeyId = "", region = "", service = ""] = match;
  return { accessKeyId, region, service };
}

/** A web identity token is all that its holder has. */
function needsNoSignature({ query, body }: ReceivedRequest): boolean {
  const action = query.get("Action") ?? new URLSearchParams(body?.toString()).get("Action");
  return action === "AssumeRoleWithWebIdentity";
}

function credentialText(request: Pick<Request, "headers" | "query">): string | undefined {
  const header = headerOf(request, "authorization");
  if (header === "") return request.query.get("X-Amz-Credential") ?? undefined;
  const start = header.indexOf("Credential=");
  if (!header.startsWith("AWS4-") || start < 0) return header;
  return header.slice(start + "Credential=".length).split(/[,\s]/, 1)[0];
}
