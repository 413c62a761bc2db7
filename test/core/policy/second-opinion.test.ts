import { describe, expect, test } from "vitest";
import { parseCaller } from "../../../src/core/policy/caller.js";
import type { Decision, Effect } from "../../../src/core/policy/decision.js";
import type { Request } from "../../../src/core/policy/request.js";
import { compareOpinions, type JudgedRequest, type SecondOpinion } from "../../../src/core/policy/second-opinion.js";

const caller = parseCaller("arn:aws:iam::111122223333:role/runbook");
if (caller === undefined) throw new Error("no caller");
const request: Request = {
  action: "ssm:StartAutomationExecution",
  resource: "arn:aws:ssm:us-east-1:111122223333:document/Doc",
  caller,
  context: new Map(),
};
const own = (effect: Effect): Decision => ({ effect, statements: [], missingKeys: [], effects: [effect] });
const aws = (effect: Effect, isAllowedByOrganization?: boolean): SecondOpinion => ({
  kind: "answer",
  effect,
  missingKeys: [],
  ...(isAllowedByOrganization === undefined ? {} : { isAllowedByOrganization }),
});
const judged = (mine: Effect, theirs: SecondOpinion, knowsOrganization = false): JudgedRequest => ({
  request,
  own: own(mine),
  aws: theirs,
  knowsOrganization,
});

describe("a second opinion", () => {
  test.each([
    ["allowed", aws("allowed"), false, { agreed: 1, disagreements: 0, unanswered: 0 }],
    ["allowed", aws("implicitDeny"), false, { agreed: 0, disagreements: 1, unanswered: 0 }],
    ["implicitDeny", aws("explicitDeny"), false, { agreed: 0, disagreements: 1, unanswered: 0 }],
    ["allowed", aws("explicitDeny", false), false, { agreed: 0, disagreements: 0, unanswered: 1 }],
    ["allowed", aws("explicitDeny", false), true, { agreed: 0, disagreements: 1, unanswered: 0 }],
    ["explicitDeny", aws("explicitDeny", false), false, { agreed: 1, disagreements: 0, unanswered: 0 }],
    ["allowed", aws("implicitDeny", true), false, { agreed: 0, disagreements: 1, unanswered: 0 }],
    ["allowed", { kind: "none", reason: "AccessDenied" }, false, { agreed: 0, disagreements: 0, unanswered: 1 }],
  ] as const)("Muster %s, AWS %o, organisation known %s", (mine, theirs, knowsOrganization, expected) => {
    const { agreed, disagreements, unanswered } = compareOpinions([judged(mine, theirs, knowsOrganization)]);
    expect({ agreed, disagreements: disagreements.length, unanswered: unanswered.length }).toEqual(expected);
  });

  test("names the request and both answers", () => {
    expect(compareOpinions([judged("allowed", aws("explicitDeny"))]).disagreements[0]).toMatchObject({
      own: "allowed",
      aws: "explicitDeny",
      message:
        "AWS answers `explicitDeny` for `ssm:StartAutomationExecution` on `arn:aws:ssm:us-east-1:111122223333:document/Doc`, and Muster `allowed`",
    });
  });
});
