import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileExpression, type Judgement } from "../../../src/core/org-rules/compile-expression.js";

const plan = {
  name: "checkout-latency",
  incidentTemplate: { title: "Slow", impact: 2, notificationTargets: [{ snsTopicArn: "arn:aws:sns:eu-west-1:1:a" }] },
  engagements: ["arn:aws:ssm-contacts:eu-west-1:1:contact/a"],
  actions: [{ ssmAutomation: { documentName: "Mitigate", roleArn: "role/a", parameters: { Service: ["checkout"] } } }],
  tags: { team: "payments", __proto__x: "y" },
};

function judge(expression: string, subject: Readonly<Record<string, unknown>> = { plan }): Judgement {
  const compiled = compileExpression(expression);
  if (typeof compiled !== "function") throw new Error(compiled.message);
  return compiled(subject);
}

describe("expressions of the organisation's own rules", () => {
  test.each<readonly [string, Judgement]>([
    ["plan.incidentTemplate.impact <= 2 ? plan.engagements.size() > 0 : true", true],
    ["plan.incidentTemplate.impact in [3, 4]", false],
    ['plan.actions.all(a, a.ssmAutomation.documentName == "Mitigate")', true],
    ["plan.actions.all(a, has(a.ssmAutomation.documentVersion))", false],
    ['plan.actions[0].ssmAutomation.parameters["Service"][0] == "checkout"', true],
    ['plan.incidentTemplate.notificationTargets.exists(n, n.snsTopicArn.contains(":sns:"))', true],
    ['has(plan.tags.team) && plan.tags.team == "payments"', true],
    ["has(plan.tags.toString) || has(plan.tags.__proto__)", false],
    ["has(plan.chatChannel)", false],
    ['plan.chatChannel.chatbotSns == ["a"]', { undecided: "there is no `chatChannel`" }],
    ['readiness.verdict == "ready"', { undecided: "`readiness` is not known" }],
    ['!(plan.name.matches("^check")) || plan.name.matches("-latency$")', true],
    ['(plan.name).matches("^(a+)+$")', false],
    ['plan.name.matches("(?=x)")', { undecided: "the pattern cannot be tried in linear time" }],
    ["dyn(plan.name)", { undecided: "the expression is neither true nor false" }],
  ])("%s is %j", (expression, expected) => {
    expect(judge(expression)).toEqual(expected);
  });

  test.each<readonly [string, string, number]>([
    ["plan.name ==", "unexpected token: EOF", 12],
    ["plan.impact > 2", "no such key: impact", 5],
    ["plan.name + 1 == 2", "no such overload: string + int", 0],
    ["has(plan.impact) || plan.name == 'a'", "no such key: impact", 9],
    ["has(plan.actions) && plan.actions.all(a, has(a.role))", "no such key: role", 47],
    ["plans.name == 'a'", "unknown variable: plans", 0],
    ["plan.name", "expected `bool`", 0],
    ["plan.name.matches(1)", "matches", 0],
  ])("%s is refused", (expression, message, start) => {
    const fault = compileExpression(expression);
    expect(fault).toMatchObject({ message: expect.stringContaining(message), start });
    expect(JSON.stringify(fault)).not.toContain("mat_hes");
  });

  const nest = (depth: number): string =>
    depth === 0 ? "true" : `plan.engagements.all(e${depth}, ${nest(depth - 1)})`;
  const double = (depth: number): string =>
    depth === 0 ? "v0.size() > 0" : `cel.bind(v${depth - 1}, v${depth} + v${depth}, ${double(depth - 1)})`;

  test.each([nest(2), "plan.tags.all(k, plan.engagements.all(e, e != k))"])("takes the loops of %s", (expression) => {
    expect(judge(expression)).toBe(true);
  });

  test.each([
    nest(6),
    `cel.bind(v60, "aaaaaaaaaa", ${double(60)})`,
    `[1,2,3].map(a, [1,2,3].map(b, ${"[1,2,3].map(c, ".repeat(16)}1${")".repeat(16)})).size() > 0`,
    `${"((".repeat(200)}true${"))".repeat(200)}`,
    `[${"1,".repeat(5000)}1].size() > 0`,
  ])("refuses what may take too long: %.40s", (expression) => {
    expect(compileExpression(expression)).toHaveProperty("message");
  });

  const tokens = fc.constantFrom(
    ...[
      "plan",
      ".name",
      ".engagements",
      "target",
      "[0]",
      "(",
      ")",
      "&&",
      "||",
      "!",
      "?",
      ":",
      ",",
      "==",
      "in",
      "+",
      "*",
    ],
    ...["1", "-1", "9223372036854775807", "2.5", "1 / 0", "'a'", "b'x'", "true", "null", "{'a': 1}", "[1]", "dyn("],
    ...[".all(x, x == 'a')", ".map(x, x)", ".matches('(a+)+$')", ".size()", "has(plan.tags)", "int('x')", "__proto__"],
    ...[
      "constructor",
      "cel.bind(x, 1, x)",
      "type(1)",
      "'''a\n'''",
      "// c\n",
      "\u0000",
      "😀",
      ".join()",
      "string(plan)",
    ],
  );

  test("has an answer to any text", () => {
    fc.assert(
      fc.property(fc.array(tokens, { minLength: 1, maxLength: 10 }), fc.constantFrom("", " "), (parts, space) => {
        const text = parts.join(space);
        const compiled = compileExpression(text);
        if (typeof compiled === "function") expect(["boolean", "object"]).toContain(typeof compiled({ plan }));
        else expect(text.length).toBeGreaterThanOrEqual(compiled.start);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test("does not judge a plan that is too large for it", () => {
    const engagements = Array.from({ length: 5000 }, (_, index) => `contact/${index}`);
    expect(judge(nest(2), { plan: { ...plan, engagements } })).toHaveProperty("undecided");
  });
});
