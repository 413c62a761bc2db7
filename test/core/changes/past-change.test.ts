import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pastChangeWords, readPastChange } from "../../../src/core/changes/past-change.js";

const arn = "arn:aws:ssm-incidents::111122223333:response-plan/p";

function record(changes: object): string {
  return JSON.stringify({
    userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/bob", userName: "bob" },
    eventTime: "2026-11-28T10:12:05Z",
    eventSource: "ssm-incidents.amazonaws.com",
    eventName: "UpdateResponsePlan",
    awsRegion: "us-east-1",
    requestParameters: { arn },
    responseElements: null,
    recipientAccountId: "111122223333",
    ...changes,
  });
}

const session = (role: string, name: string) => ({
  userIdentity: { type: "AssumedRole", arn: `arn:aws:sts::111122223333:assumed-role/${role}/${name}` },
});
const words = (changes: object) => {
  const read = readPastChange(record(changes));
  return read && pastChangeWords(read.change);
};

describe("who it was", () => {
  test.each([
    ["a user", {}, "`bob` at 2026-11-28 10:12:05 UTC by `UpdateResponsePlan`"],
    [
      "a session of a role",
      session("AWSReservedSSO_Admin_0123", "ana@example.com"),
      "`ana@example.com` (role `AWSReservedSSO_Admin_0123`) at 2026-11-28 10:12:05 UTC by `UpdateResponsePlan`",
    ],
    [
      "Muster itself",
      session("muster-write", "muster-acme.plans-12"),
      "a sync of Muster's, session `muster-acme.plans-12` (role `muster-write`), at 2026-11-28 10:12:05 UTC by `UpdateResponsePlan`",
    ],
    [
      "the root user",
      { userIdentity: { type: "Root", arn: "arn:aws:iam::111122223333:root" } },
      "`the root user` at 2026-11-28 10:12:05 UTC by `UpdateResponsePlan`",
    ],
    [
      "a service",
      { userIdentity: { type: "AWSService", invokedBy: "cloudformation.amazonaws.com" } },
      "`cloudformation.amazonaws.com` at 2026-11-28 10:12:05 UTC by `UpdateResponsePlan`",
    ],
  ])("%s", (_, changes, expected) => {
    expect(words(changes)).toBe(expected);
  });

  test("a name stays one value on one line, whatever is in it", () => {
    const told = words(session("r", "a` @everyone\n::error::x` <b>")) ?? "";
    expect(told).toContain("`a' @everyone ::error::x' <b>`");
    expect(told).not.toContain("\n");
    expect(told.split("`")).toHaveLength(7);
  });
});

describe("what it was about", () => {
  const arns = (changes: object) => readPastChange(record(changes))?.arns;

  test.each([
    ["an ARN", {}],
    ["an encoded ARN", { requestParameters: { resourceArn: encodeURIComponent(arn) } }],
    ["a name, where the plan was made", { eventName: "CreateResponsePlan", requestParameters: { name: "p" } }],
  ])("%s", (_, changes) => {
    expect(arns(changes)).toEqual([arn]);
  });

  test.each([
    [
      "a contact",
      {
        eventName: "UpdateContact",
        requestParameters: { contactId: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/ann" },
      },
    ],
    [
      "a contact's channel",
      {
        eventName: "DeleteContactChannel",
        requestParameters: { contactChannelId: "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/ann/0f" },
      },
    ],
    ["a contact by its alias, where it was made", { eventName: "CreateContact", requestParameters: { alias: "ann" } }],
    [
      "a contact by its tags",
      {
        eventName: "TagResource",
        requestParameters: { resourceARN: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/ann" },
      },
    ],
  ])("%s", (_, changes) => {
    const eventSource = "ssm-contacts.amazonaws.com";
    expect(arns({ eventSource, ...changes })).toEqual(["arn:aws:ssm-contacts:us-east-1:111122223333:contact/ann"]);
  });

  test("a rotation, also where it was made", () => {
    const rotationArn = "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/0f";
    const eventSource = "ssm-contacts.amazonaws.com";
    expect(arns({ eventSource, requestParameters: { rotationId: rotationArn } })).toEqual([rotationArn]);
    expect(arns({ eventSource, requestParameters: {}, responseElements: { rotationArn } })).toEqual([rotationArn]);
  });

  test("a document of the Region, and no parameter or instance of its name", () => {
    const eventSource = "ssm.amazonaws.com";
    const document = "arn:aws:ssm:us-east-1:111122223333:document/Fix";
    expect(arns({ eventSource, requestParameters: { name: "Fix" } })).toEqual([document]);
    const tags = (resourceType: string) => ({ eventSource, requestParameters: { resourceType, resourceId: "Fix" } });
    expect(arns(tags("Document"))).toEqual([document]);
    expect(arns(tags("Parameter"))).toEqual([]);
  });

  test("a role by its name, in the partition of the event", () => {
    const event = { eventSource: "iam.amazonaws.com", awsRegion: "cn-north-1", requestParameters: { roleName: "r" } };
    expect(arns(event)).toEqual(["arn:aws-cn:iam::111122223333:role/r"]);
  });

  test("a role is not a plan that has an ARN of its own in another service's event", () => {
    expect(arns({ eventSource: "ssm-contacts.amazonaws.com", requestParameters: { arn } })).toEqual([]);
  });

  test("a name that is no encoding stays as it is", () => {
    expect(arns({ requestParameters: { arn: "100%" } })).toEqual(["100%"]);
  });
});

test("what AWS refused changed nothing", () => {
  expect(readPastChange(record({ errorCode: "AccessDenied" }))).toBeUndefined();
});

test("any text is read without a fault", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readPastChange(text)).toBeUndefined();
    }),
  );
});
