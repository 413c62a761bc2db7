import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Target } from "../../../src/core/config/config.js";
import type { DocumentFact, Facts, RoleFact } from "../../../src/core/facts/facts.js";
import { noFacts } from "../../../src/core/facts/look-up.js";
import type { ResponsePlan, SsmAutomation } from "../../../src/core/plan/response-plan.js";
import {
  deriveRequests,
  type NeededRequest,
  type NeededRequests,
} from "../../../src/core/readiness/derive-requests.js";
import { createRoleJudge, type RoleJudge } from "../../../src/core/readiness/judge-role.js";
import { leastPrivilege, type PolicyDocument, type RolePolicies } from "../../../src/core/readiness/least-privilege.js";

const account = "111122223333";
const roleArn = `arn:aws:iam::${account}:role/ops/incident-runbook`;
const target: Target = {
  name: "prod",
  account,
  regions: ["us-east-1", "eu-west-1"],
  partition: "aws",
  files: [],
  vars: {},
};

function planWith(runbook: Partial<SsmAutomation> = {}, name = "checkout"): ResponsePlan {
  const ssmAutomation = { documentName: "Mitigate", roleArn, ...runbook };
  return { name, incidentTemplate: { title: "Too slow", impact: 1 }, actions: [{ ssmAutomation }] };
}

function derive(plan: ResponsePlan, facts: Facts = noFacts): NeededRequests {
  const needed = deriveRequests(plan, target, facts);
  if (needed === undefined) throw new Error("no runbook");
  return needed;
}

function shownBy(plan: ResponsePlan, facts?: Facts) {
  return derive(plan, facts).starts.map(({ current, legacy }) => ({
    current: current.map(({ shown }) => shown),
    legacy: legacy.map(({ shown }) => shown),
  }));
}

function documentIn(region: string, name: string, content: unknown, more: Partial<DocumentFact> = {}) {
  const details = { "1": { version: "1", content } };
  const value = { name, region, owner: account, type: "Automation", defaultVersion: "1", details, ...more };
  return [`${region}:${account}:${name}`, { value, source: { kind: "recorded" } }] as const;
}

const steps = (...inputs: readonly object[]) => ({
  mainSteps: inputs.map((each, index) => ({ name: `s${index}`, action: "aws:executeAutomation", inputs: each })),
});

describe("the requests of a start", () => {
  test("an own document in every Region, in the current form and the older one", () => {
    expect(shownBy(planWith({ documentVersion: "3" }))).toEqual(
      ["us-east-1", "eu-west-1"].map((region) => ({
        current: [
          `arn:aws:ssm:${region}:${account}:document/Mitigate`,
          `arn:aws:ssm:${region}:${account}:automation-execution/*`,
        ],
        legacy: [`arn:aws:ssm:${region}:${account}:automation-definition/Mitigate:3`],
      })),
    );
  });

  test("a document of AWS has no account, its execution has", () => {
    expect(shownBy(planWith({ documentName: "AWS-RestartEC2Instance" }))[0]).toEqual({
      current: [
        "arn:aws:ssm:us-east-1::document/AWS-RestartEC2Instance",
        `arn:aws:ssm:us-east-1:${account}:automation-execution/*`,
      ],
      legacy: ["arn:aws:ssm:us-east-1::automation-definition/AWS-RestartEC2Instance:$DEFAULT"],
    });
  });

  test("a shared document has its owner's account, whose side cannot be read", () => {
    const shared = "arn:aws:ssm:us-east-1:444455556666:document/Shared";
    const [start] = derive(planWith({ documentName: shared })).starts;
    expect(start?.current[0]).toMatchObject({ shown: shared, request: { resource: shared, resourceSide: "unread" } });
  });

  test("a start without version may be checked for the number that it resolves to", () => {
    const facts = { ...noFacts, documents: new Map([documentIn("us-east-1", "Mitigate", {})]) };
    expect(shownBy(planWith(), facts)[0]?.legacy).toEqual([
      `arn:aws:ssm:us-east-1:${account}:automation-definition/Mitigate:$DEFAULT`,
      `arn:aws:ssm:us-east-1:${account}:automation-definition/Mitigate:1`,
    ]);
  });

  test("the pinned version is a key that is known, any other is open", () => {
    const versionOf = (plan: ResponsePlan) =>
      derive(plan).starts[0]?.current[0]?.request.context.get("ssm:documentversion");
    expect(versionOf(planWith({ documentVersion: "3" }))).toEqual(["3"]);
    expect(versionOf(planWith())).toBeUndefined();
    expect(versionOf(planWith({ documentVersion: "$LATEST" }))).toBeUndefined();
  });

  test("child runbooks are started too, each once, cycles included", () => {
    const documents = new Map([
      documentIn(
        "us-east-1",
        "Mitigate",
        steps({ DocumentName: "Drain" }, { DocumentName: "AWS-RestartEC2Instance" }, { DocumentName: "{{ Which }}" }),
      ),
      documentIn("us-east-1", "Drain", steps({ DocumentName: "Mitigate" }, { DocumentName: "Drain" })),
    ]);
    const started = derive(planWith(), { ...noFacts, documents }).starts.filter(({ region }) => region === "us-east-1");
    expect(started.map(({ document }) => document)).toEqual(["Mitigate", "Drain", "AWS-RestartEC2Instance"]);
  });

  test.each([
    [
      "a role that the plan gives",
      { assumeRole: "{{ AutomationAssumeRole }}" },
      { AutomationAssumeRole: ["arn:aws:iam::111122223333:role/s"] },
      1,
    ],
    ["a role written down", { assumeRole: "arn:aws:iam::111122223333:role/s" }, undefined, 1],
    ["no role", {}, undefined, 2],
    ["a parameter that nobody fills", { assumeRole: "{{AutomationAssumeRole}}" }, undefined, 2],
  ])("the steps of a document with %s", (_, head, parameters, count) => {
    const content = { ...head, ...steps({ DocumentName: "Drain" }) };
    const facts = { ...noFacts, documents: new Map([documentIn("us-east-1", "Mitigate", content)]) };
    const { starts } = derive(planWith(parameters && { parameters }), facts);
    expect(starts.filter(({ region }) => region === "us-east-1")).toHaveLength(count);
  });
});

describe("the other requests", () => {
  test("the trust is asked for the plan's incidents, whose id is not known", () => {
    expect(derive(planWith()).assume.request).toMatchObject({
      action: "sts:AssumeRole",
      resource: roleArn,
      caller: { kind: "service", name: "ssm-incidents.amazonaws.com" },
      prefixes: new Map([["aws:sourcearn", `arn:aws:ssm-incidents::${account}:incident-record/checkout/`]]),
    });
  });

  test("nothing is handed over within the account", () => {
    expect(derive(planWith()).handOvers).toEqual([]);
  });

  test("a plan across accounts hands over, by way of Systems Manager", () => {
    const [handOver] = derive(planWith({ targetAccount: "IMPACTED_ACCOUNT" })).handOvers;
    expect(handOver?.shown).toBe(`arn:aws:iam::${account}:role/AWS-SystemsManager-AutomationExecutionRole`);
    expect(handOver?.request.context.get("aws:calledvialast")).toEqual(["ssm.amazonaws.com"]);
  });

  test("so does a runbook with target locations", () => {
    const content = steps({
      DocumentName: "Drain",
      TargetLocations: [{ Accounts: ["444455556666"], Regions: ["us-east-1"] }],
    });
    const facts = { ...noFacts, documents: new Map([documentIn("us-east-1", "Mitigate", content)]) };
    expect(derive(planWith(), facts).handOvers.map(({ shown }) => shown)).toEqual([
      "arn:aws:iam::444455556666:role/AWS-SystemsManager-AutomationExecutionRole",
    ]);
  });

  test("the role of the steps is passed to Systems Manager", () => {
    const [pass] = derive(
      planWith({ parameters: { AutomationAssumeRole: ["arn:aws:iam::111122223333:role/s"] } }),
    ).passes;
    expect(pass?.request.action).toBe("iam:PassRole");
    expect(pass?.request.context.get("iam:passedtoservice")).toEqual(["ssm.amazonaws.com"]);
  });
});

test("plans that share what they need get the same as each would alone", () => {
  const content = { assumeRole: "{{ AutomationAssumeRole }}", ...steps({ DocumentName: "Drain" }) };
  const located = steps({ TargetLocations: [{ Accounts: ["444455556666"] }] });
  const documents = new Map([
    documentIn("us-east-1", "Mitigate", content),
    documentIn("eu-west-1", "Mitigate", located),
    documentIn("us-east-1", "Drain", {}),
  ]);
  const runbook = fc.record(
    {
      documentName: fc.constantFrom("Mitigate", "Drain", "AWS-RestartEC2Instance"),
      roleArn: fc.constantFrom(roleArn, `${roleArn}-2`),
      documentVersion: fc.constantFrom("1", "2", "$LATEST"),
      targetAccount: fc.constantFrom("RESPONSE_PLAN_OWNER_ACCOUNT", "IMPACTED_ACCOUNT"),
      parameters: fc.dictionary(
        fc.constantFrom("AutomationAssumeRole", "Service"),
        fc.array(fc.constantFrom("", "a", `arn:aws:iam::${account}:role/s`), { maxLength: 2 }),
      ),
    },
    { requiredKeys: ["documentName", "roleArn"] },
  );
  const plan = fc.tuple(runbook, fc.constantFrom("a", "b")).map(([each, name]) => planWith(each, name));
  fc.assert(
    fc.property(fc.array(plan, { maxLength: 6 }), (plans) => {
      const shared = { ...noFacts, documents };
      for (const each of plans) expect(derive(each, shared)).toEqual(derive(each, { ...shared }));
    }),
  );
});

describe("a judge", () => {
  const document = { ...planWith() };

  test("knows that a tag is absent where all tags are known", () => {
    const condition = { StringEquals: { "aws:PrincipalTag/team": "a" } };
    const policies = { trust: trustAll, permissions: grant("*", condition) };
    const verdict = (tags?: Record<string, string>) => verdicts(policies, derive(document), tags)[1];
    expect([verdict(), verdict({}), verdict({ Team: "a" }), verdict({ team: "b" })]).toEqual([
      "unknown",
      "denied",
      "allowed",
      "denied",
    ]);
  });

  test("says nothing but a denial while a policy is not known", () => {
    const role = roleWith({ trust: trustAll, permissions: grant("*") });
    const incomplete = {
      ...role,
      policies: [...role.policies, { state: "unknown", reason: "nobody recorded `more`" } as const],
    };
    const [start] = derive(document).starts;
    const answer = createRoleJudge(incomplete, noFacts).ask(start?.current[0] as NeededRequest);
    expect(answer).toMatchObject({ verdict: "unknown", reason: "nobody recorded `more`" });
  });

  test("takes the organisation's policies into account, and says when it cannot", () => {
    const role = roleWith({ trust: trustAll, permissions: grant("*") });
    const deny = { Statement: { Effect: "Deny", Action: "ssm:*", Resource: "*" } };
    const level = [[{ name: "freeze", document: deny, source: { kind: "recorded" as const } }]];
    const known = { value: { serviceControl: level, resourceControl: [] }, source: { kind: "recorded" as const } };
    const judge = createRoleJudge(role, { ...noFacts, organizations: new Map([[account, known]]) });
    const [start] = derive(document).starts;
    expect(judge.ask(start?.current[0] as NeededRequest).verdict).toBe("denied");
    expect(judge.smallPrint).toEqual([]);
    expect(createRoleJudge(role, noFacts).smallPrint).toEqual(["unchecked: organisation policies not readable"]);
  });
});

const guide = join(process.env["MUSTER_MODELS"] ?? "../shared/models", "../reference/guide-runbook-role-policy.json");

describe.runIf(existsSync(guide))("the policy that AWS's guide has long printed", () => {
  const permissions: PolicyDocument = JSON.parse(existsSync(guide) ? readFileSync(guide, "utf8") : "{}");
  const judge = () => createRoleJudge(roleWith({ trust: trustAll, permissions }), noFacts);
  const ask = (needed: readonly NeededRequest[]) => needed.map((each) => judge().ask(each).verdict);

  test("starts its own document in the older form only", () => {
    const [start] = derive(planWith({ documentName: "DocumentName", documentVersion: "1" })).starts;
    expect([ask(start?.current ?? []), ask(start?.legacy ?? [])]).toEqual([["denied", "denied"], ["allowed"]]);
  });

  test("starts no document of AWS, whose account is empty", () => {
    const [start] = derive(planWith({ documentName: "AWS-RestartEC2Instance" })).starts;
    expect([ask(start?.current ?? []), ask(start?.legacy ?? [])]).toEqual([["denied", "denied"], ["denied"]]);
  });

  test("hands over to the execution role of any account", () => {
    expect(ask(derive(planWith({ targetAccount: "IMPACTED_ACCOUNT" })).handOvers)).toEqual(["allowed"]);
  });
});

const runbook: fc.Arbitrary<Partial<SsmAutomation>> = fc
  .record({
    documentName: fc.constantFrom(
      "Mitigate",
      "AWS-RestartEC2Instance",
      "arn:aws:ssm:us-east-1:444455556666:document/Shared",
      "Nested",
    ),
    documentVersion: fc.option(fc.constantFrom("1", "$LATEST"), { nil: undefined }),
    isAcross: fc.boolean(),
    steps: fc.option(fc.constantFrom("arn:aws:iam::111122223333:role/s", "arn:aws:iam::111122223333:role/t"), {
      nil: undefined,
    }),
  })
  .map(({ documentName, documentVersion, isAcross, steps: role }) => ({
    documentName,
    ...(documentVersion && { documentVersion }),
    ...(isAcross && { targetAccount: "IMPACTED_ACCOUNT" as const }),
    ...(role && { parameters: { AutomationAssumeRole: [role] } }),
  }));

test("the least-privilege policies make all plans ready that share the role, and need each of their statements", () => {
  const documents = new Map(
    ["us-east-1", "eu-west-1"].map((region) => documentIn(region, "Nested", steps({ DocumentName: "Drain" }))),
  );
  const facts = { ...noFacts, documents };
  fc.assert(
    fc.property(fc.array(runbook, { minLength: 1, maxLength: 3 }), (runbooks) => {
      const needed = runbooks.map((each, index) => derive(planWith(each, `plan-${index}`), facts));
      const policies = leastPrivilege(needed);
      const isReady = (given: RolePolicies) =>
        needed.every((each) => verdicts(given, each).every((verdict) => verdict === "allowed"));
      expect(isReady(policies)).toBe(true);
      for (const part of ["trust", "permissions"] as const) {
        for (const statement of policies[part].Statement) {
          const rest = {
            ...policies[part],
            Statement: policies[part].Statement.filter((other) => other !== statement),
          };
          expect(isReady({ ...policies, [part]: rest })).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("the least-privilege trust lets nobody in for other plans or accounts", () => {
  const { trust } = leastPrivilege([derive(planWith())]);
  const others = derive(planWith({}, "other"));
  expect(verdicts({ trust, permissions: grant("*") }, others)[0]).toBe("denied");
});

const trustAll: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [
    { Sid: "Any", Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
};

function grant(resource: string, condition?: Record<string, Record<string, string>>): PolicyDocument {
  const statement = { Sid: "Grant", Effect: "Allow", Action: "*", Resource: [resource] } as const;
  return { Version: "2012-10-17", Statement: [{ ...statement, ...(condition && { Condition: condition }) }] };
}

/** The trust first, then all that the role must be allowed. */
function verdicts(policies: RolePolicies, needed: NeededRequests, tags?: Record<string, string>): readonly string[] {
  const judge: RoleJudge = createRoleJudge(roleWith(policies, tags), noFacts);
  const requests = [...needed.starts.flatMap(({ current }) => current), ...needed.handOvers, ...needed.passes];
  return [judge.askTrust(needed.assume).verdict, ...requests.map((each) => judge.ask(each).verdict)];
}

function roleWith({ trust, permissions }: RolePolicies, tags?: Record<string, string>): RoleFact {
  const source = { kind: "recorded" } as const;
  return {
    arn: roleArn,
    name: "incident-runbook",
    path: "/ops/",
    trust: { name: "trust", document: trust, source },
    policies: [{ state: "present", value: { name: "inline", document: permissions, source }, source }],
    hasAllPolicies: true,
    ...(tags && { tags }),
  };
}
