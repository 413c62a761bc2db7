import { AwsError } from "../aws-error.js";
import { headerOf, type Request } from "../request/request.js";
import type { Protocol, ServiceDescription } from "../service.js";
import { awsJson } from "./aws-json.js";
import { cbor } from "./cbor.js";
import type { WireProtocol } from "./protocol.js";
import { query } from "./query.js";
import { restJson } from "./rest-json.js";

const protocols: Readonly<Record<Protocol, WireProtocol>> = { "rest-json": restJson, json: awsJson, query, cbor };

type Head = Pick<Request, "headers" | "path" | "query">;

/** @throws AwsError where the service does not speak what the request looks like */
export function chooseProtocol(request: Head, service: ServiceDescription): WireProtocol {
  const spoken = spokenIn(request);
  if (!service.protocols.includes(spoken)) {
    throw new AwsError("UnknownOperationException", "The request is in a protocol that the service does not speak", {
      status: 404,
    });
  }
  return protocols[spoken];
}

/** The protocol to put an error in: the request's own, or else the service's first. */
export function protocolOf(request: Head, service: ServiceDescription | undefined): WireProtocol {
  const spoken = spokenIn(request);
  const isFit = service === undefined || service.protocols.includes(spoken);
  return protocols[isFit ? spoken : (service.protocols[0] ?? spoken)];
}

function spokenIn(request: Head): Protocol {
  if (headerOf(request, "smithy-protocol") === "rpc-v2-cbor" || request.path.startsWith("/service/")) return "cbor";
  if (headerOf(request, "x-amz-target") !== "") return "json";
  const isForm = headerOf(request, "content-type").startsWith("application/x-www-form-urlencoded");
  // A signed URL has all of the call in its query.
  if (isForm || request.query.has("Action")) return "query";
  return "rest-json";
}
