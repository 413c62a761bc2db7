import { HttpResponse } from "@smithy/core/protocols";
import { describe, expect, test } from "vitest";
import { incidentReader } from "../../../src/adapters/aws/incident-reader.js";
import { incidentWriter } from "../../../src/adapters/aws/incident-writer.js";
import { OperationalError } from "../../../src/core/operational-error.js";

const account = "111122223333";
const arnOf = (name: string, owner = account) => `arn:aws:ssm-incidents::${owner}:response-plan/${name}`;

interface Call {
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A transport that answers each request from a function, and remembers the requests. */
function transport(answer: (call: Call) => Answer) {
  const calls: Call[] = [];
  const requestHandler = {
    handle: async (request: { path: string; query?: object; body?: unknown }) => {
      const text =
        request.body instanceof Uint8Array ? Buffer.from(request.body).toString() : String(request.body ?? "");
      const body = text === "" ? undefined : JSON.parse(text);
      const call = { path: decodeURIComponent(request.path), query: { ...request.query }, body };
      calls.push(call);
      const { status = 200, headers = {}, body: answered = {} } = answer(call);
      const bytes = new TextEncoder().encode(status === 204 ? "" : JSON.stringify(answered));
      return {
        response: new HttpResponse({
          statusCode: status,
          headers: { "content-type": "application/json", ...headers },
          body: new Blob([bytes]).stream(),
        }),
      };
    },
  };
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { calls, options: { requestHandler, credentials } };
}

function failing(status: number, type: string, message = "no") {
  return { status, headers: { "x-amzn-errortype": type, "x-amzn-requestid": "req-1" }, body: { message } };
}

function planned(call: Call, list: (nextToken: unknown) => Answer): Answer {
  if (call.path === "/listResponsePlans") return list((call.body as { nextToken?: unknown }).nextToken);
  if (call.path === "/getResponsePlan") {
    const arn = String(call.query["arn"]);
    return { body: { arn, name: arn.split("/")[1], incidentTemplate: { title: "Down", impact: 3 } } };
  }
  return { body: { tags: { team: "a" } } };
}

describe("the reader", () => {
  test("reads N plans with ceil(N/100) lists, N reads and N tag reads, each plan once", async () => {
    const arns = Array.from({ length: 150 }, (_, index) => arnOf(`plan-${index}`));
    const { calls, options } = transport((call) =>
      planned(call, (nextToken) => {
        const page = nextToken === undefined ? arns.slice(0, 100) : [...arns.slice(100), ...arns.slice(0, 1)];
        return {
          body: {
            responsePlanSummaries: page.map((arn) => ({ arn, name: "x" })),
            ...(nextToken === undefined ? { nextToken: "2" } : {}),
          },
        };
      }),
    );
    const plans = await incidentReader({ region: "us-east-1", account }, options).plans();
    expect(plans.map(({ arn }) => arn)).toEqual(arns);
    expect(plans[0]).toEqual({
      arn: arnOf("plan-0"),
      account,
      plan: { name: "plan-0", incidentTemplate: { title: "Down", impact: 3 }, tags: { team: "a" } },
    });
    const count = (path: string) => calls.filter((call) => call.path.startsWith(path)).length;
    expect([count("/listResponsePlans"), count("/getResponsePlan"), count("/tags/")]).toEqual([2, 150, 150]);
    expect(calls[0]?.body).toEqual({ maxResults: 100 });
  });

  test("asks for no tags of a plan that another account shares", async () => {
    const { calls, options } = transport((call) =>
      planned(call, () => ({ body: { responsePlanSummaries: [{ arn: arnOf("p", "999988887777"), name: "p" }] } })),
    );
    const [plan] = await incidentReader({ region: "us-east-1", account }, options).plans();
    expect(plan?.account).toBe("999988887777");
    expect(plan?.plan.tags).toBeUndefined();
    expect(calls).toHaveLength(2);
  });

  test("leaves out a plan that is deleted between the list and the read", async () => {
    const { options } = transport((call) =>
      call.path === "/listResponsePlans"
        ? { body: { responsePlanSummaries: [{ arn: arnOf("p"), name: "p" }] } }
        : failing(404, "ResourceNotFoundException"),
    );
    expect(await incidentReader({ region: "us-east-1", account }, options).plans()).toEqual([]);
  });

  test("tries again when AWS throttles or fails", async () => {
    const answers = [failing(429, "ThrottlingException"), failing(500, "InternalServerException")];
    const { calls, options } = transport(() => answers.shift() ?? { body: { responsePlanSummaries: [] } });
    expect(await incidentReader({ region: "us-east-1", account }, options).plans()).toEqual([]);
    expect(calls).toHaveLength(3);
  });

  test("says which call was refused, why, with the request id, and what to do", async () => {
    const { options } = transport(() => failing(403, "AccessDeniedException", "not authorized"));
    const error = await incidentReader({ region: "us-east-1", account }, options)
      .plans()
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(OperationalError);
    expect(error.message).toBe(
      "`ssm-incidents:ListResponsePlans` failed in us-east-1: AccessDeniedException: not authorized (request id req-1)",
    );
    expect(error.hint).toContain("Allow `ssm-incidents:ListResponsePlans`");
  });

  test("reads the replication set, or that there is none", async () => {
    const arn = `arn:aws:ssm-incidents::${account}:replication-set/1`;
    const { options } = transport((call) =>
      call.path === "/listReplicationSets"
        ? { body: { replicationSetArns: [arn] } }
        : { body: { replicationSet: { arn, status: "ACTIVE", regionMap: { "us-east-1": {}, "eu-west-1": {} } } } },
    );
    expect(await incidentReader({ region: "us-east-1", account }, options).replicationSet()).toEqual({
      arn,
      account,
      status: "ACTIVE",
      regions: ["us-east-1", "eu-west-1"],
    });
    const none = transport(() => ({ body: { replicationSetArns: [] } }));
    expect(await incidentReader({ region: "us-east-1", account }, none.options).replicationSet()).toBeUndefined();
  });
});

describe("the writer", () => {
  test("creates a plan with the token of its operation", async () => {
    const { calls, options } = transport(() => ({ status: 201, body: { arn: arnOf("p") } }));
    const plan = {
      name: "p",
      incidentTemplate: { title: "Down", impact: 3, notificationTargets: [{ snsTopicArn: "arn:aws:sns:::t" }] },
      tags: { "muster/repository": "acme/plans" },
    };
    await incidentWriter("us-east-1", options).perform({
      kind: "createPlan",
      name: "p",
      plan,
      clientToken: "muster-1",
    });
    expect(calls).toEqual([{ path: "/createResponsePlan", query: {}, body: { ...plan, clientToken: "muster-1" } }]);
  });

  test("sends only the members of a patch, cleared ones as AWS wants them", async () => {
    const { calls, options } = transport(() => ({ status: 204 }));
    const patch = {
      incidentTemplateSummary: "",
      incidentTemplateTags: {},
      incidentTemplateNotificationTargets: [],
      chatChannel: { empty: {} },
      engagements: [],
    };
    await incidentWriter("us-east-1", options).perform({
      kind: "updatePlan",
      name: "p",
      arn: arnOf("p"),
      patch,
      clientToken: "muster-1",
    });
    expect(calls[0]).toMatchObject({
      path: "/updateResponsePlan",
      body: { arn: arnOf("p"), ...patch, clientToken: "muster-1" },
    });
  });

  test("removes tags before it sets others", async () => {
    const { calls, options } = transport(() => ({ status: 204 }));
    await incidentWriter("us-east-1", options).perform({
      kind: "tagPlan",
      name: "p",
      arn: arnOf("p"),
      set: { a: "1" },
      remove: ["b", "c"],
    });
    expect(calls).toEqual([
      { path: `/tags/${arnOf("p")}`, query: { tagKeys: ["b", "c"] }, body: undefined },
      { path: `/tags/${arnOf("p")}`, query: {}, body: { tags: { a: "1" } } },
    ]);
  });

  test("says which write failed for which plan", async () => {
    const { options } = transport(() => failing(400, "ValidationException", "Bad\n  roleArn"));
    const operation = { kind: "deletePlan", name: "checkout", arn: arnOf("checkout") } as const;
    await expect(incidentWriter("us-east-1", options).perform(operation)).rejects.toThrow(
      "`ssm-incidents:DeleteResponsePlan` for `checkout` failed in us-east-1: ValidationException: Bad roleArn (request id req-1)",
    );
  });
});
