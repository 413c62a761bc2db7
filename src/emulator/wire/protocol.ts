import type { AwsError } from "../aws-error.js";
import type { Request, Response } from "../request/request.js";
import type { ServiceDescription } from "../service.js";

/** What a request asks for: an operation's name and its input as parsed JSON, not yet checked. */
export interface Asked {
  readonly operation: string;
  readonly input: unknown;
}

/** One of AWS's ways to put calls on HTTP. */
export interface WireProtocol {
  /** @throws AwsError where the body cannot be parsed or the operation does not exist */
  readonly ask: (service: ServiceDescription, request: Request) => Asked;
  readonly answer: (service: ServiceDescription, operation: string, output: object, requestId: string) => Response;
  readonly refuse: (service: ServiceDescription | undefined, error: AwsError, requestId: string) => Response;
}
