import { AwsError } from "../aws-error.js";
import { headerOf } from "../request/request.js";
import { jsonBody } from "./json-body.js";
import type { WireProtocol } from "./protocol.js";
import { queryErrorHeader } from "./query.js";

/** AWS JSON 1.0 and 1.1: the operation in a header, everything else in the body. */
export const awsJson: WireProtocol = {
  ask: (service, request) => {
    const target = headerOf(request, "x-amz-target");
    const operation = target.slice(target.indexOf(".") + 1);
    // Some SDKs put the model's namespace before the prefix.
    if (
      !`.${target}`.endsWith(`.${service.targetPrefix}.${operation}`) ||
      !Object.hasOwn(service.operations, operation)
    ) {
      throw new AwsError("UnknownOperationException", `Unknown operation ${target.slice(0, 200)}`, { status: 400 });
    }
    return { operation, input: jsonBody(request) };
  },

  answer: (_service, _operation, output, requestId) => ({
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId },
    body: JSON.stringify(output),
  }),

  refuse: (service, error, requestId) => {
    const known = service?.errors[error.code];
    return {
      status: error.status ?? known?.status ?? 400,
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": error.code,
        ...queryErrorHeader(service, error),
      },
      body: JSON.stringify({
        __type: error.code,
        [known?.message ?? "message"]: error.message,
        ...(service?.validationFields === true && error.code === "ValidationException" ? noFields : {}),
        ...error.fields,
      }),
    };
  },
};

/** What a ValidationException says that is about no field. */
const noFields = { Reason: "OTHER", Fields: [] };
