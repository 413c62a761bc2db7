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
