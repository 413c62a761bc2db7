import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePlans } from "../../../src/core/changes/compare-plans.js";
import { normalizePlan } from "../../../src/core/changes/normalize-plan.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { arbitraryPlan } from "../../fakes/arbitrary-plan.js";
import { bare, contact, full, topic } from "./example.js";

const compare = (actual: ResponsePlan, desired: ResponsePlan) =>
  comparePlans(normalizePlan(actual), normalizePlan(desired));

describe("plans that mean the same", () => {
  const automation = full.actions?.[0]?.ssmAutomation;
  const runbook = { documentName: "D", roleArn: "arn:aws:iam::111122223333:role/r" };
  const template = bare.incidentTemplate;
  const same: readonly [string, ResponsePlan, ResponsePlan][] = [
    [
      "empty text",
      bare,
      { ...bare, displayName: "", incidentTemplate: { ...template, summary: "", dedupeString: "" } },
    ],
    ["empty lists", bare, { ...bare, engagements: [], actions: [], integrations: [] }],
    ["empty maps", bare, { ...bare, tags: {}, incidentTemplate: { ...template, incidentTags: {} } }],
    ["an empty chat channel", bare, { ...bare, chatChannel: { empty: {} } }],
    ["a chat channel without topics", bare, { ...bare, chatChannel: { chatbotSns: [] } }],
    ["no notification targets", bare, { ...bare, incidentTemplate: { ...template, notificationTargets: [] } }],
    [
      "another order of engagements",
      { ...bare, engagements: [contact("a"), contact("b")] },
      { ...bare, engagements: [contact("b"), contact("a")] },
    ],
    [
      "another order of chat topics",
      { ...bare, chatChannel: { chatbotSns: [topic("a"), topic("b")] } },
      { ...bare, chatChannel: { chatbotSns: [topic("b"), topic("a")] } },
    ],
    [
      "another order of notification targets",
      { ...bare, incidentTemplate: { ...template, notificationTargets: [{ snsTopicArn: "a" }, { snsTopicArn: "b" }] } },
      { ...bare, incidentTemplate: { ...template, notificationTargets: [{ snsTopicArn: "b" }, { snsTopicArn: "a" }] } },
    ],
    [
      "defaults that are written",
      { ...bare, actions: [{ ssmAutomation: runbook }] },
      {
        ...bare,
        actions: [
          {
            ssmAutomation: {
              ...runbook,
              documentVersion: "$DEFAULT",
              targetAccount: "RESPONSE_PLAN_OWNER_ACCOUNT",
              parameters: {},
              dynamicParameters: {},
            },
          },
        ],
      },
    ],
    [
      "tags of AWS and of Muster",
      bare,
      { ...bare, tags: { "aws:cloudformation:stack-name": "s", "muster/repository": "a/b" } },
    ],
    [
      "a plan and itself",
      full,
      { ...full, actions: automation === undefined ? [] : [{ ssmAutomation: { ...automation } }] },
    ],
  ];
  test.each(same)("%s", (_name, actual, desired) => {
    expect(compare(actual, desired)).toEqual([]);
    expect(compare(desired, actual)).toEqual([]);
  });
});

test("the order of the values of one runbook parameter is a difference, because it reaches the runbook", () => {
  const swapped = full.actions?.map(({ ssmAutomation }) => ({
    ssmAutomation: { ...ssmAutomation, parameters: { Service: ["cart", "checkout"] } },
  }));
  expect(swapped).toBeDefined();
  expect(compare(full, { ...full, actions: swapped ?? [] })).toEqual([
    {
      pointer: "/actions/0/ssmAutomation/parameters/Service",
      actual: ["checkout", "cart"],
      desired: ["cart", "checkout"],
    },
  ]);
});

test("setting every field is a difference for each, in the order of a plan file", () => {
  expect(compare(bare, full)).toEqual([
    { pointer: "/displayName", desired: "Checkout" },
    { pointer: "/incidentTemplate/dedupeString", desired: "checkout" },
    { pointer: "/incidentTemplate/incidentTags/service", desired: "checkout" },
    { pointer: "/incidentTemplate/notificationTargets", desired: [{ snsTopicArn: topic("updates") }] },
    { pointer: "/incidentTemplate/summary", desired: "It is down" },
    { pointer: "/chatChannel/chatbotSns", desired: [topic("chat")] },
    { pointer: "/engagements", desired: [contact("ann")] },
    { pointer: "/actions", desired: full.actions },
    { pointer: "/integrations", desired: full.integrations },
    { pointer: "/tags/team", desired: "payments" },
  ]);
});

test("a change within the runbook names the member, with its name escaped", () => {
  const runbook = { documentName: "D", roleArn: "r" };
  const actual = { ...bare, actions: [{ ssmAutomation: { ...runbook, parameters: { "a/b~c": ["1"] } } }] };
  const desired = { ...bare, actions: [{ ssmAutomation: { ...runbook, documentVersion: "3" } }] };
  expect(compare(actual, desired)).toEqual([
    { pointer: "/actions/0/ssmAutomation/documentVersion", actual: "$DEFAULT", desired: "3" },
    { pointer: "/actions/0/ssmAutomation/parameters/a~1b~0c", actual: ["1"] },
  ]);
});

test("a tag called `__proto__` is a tag", () => {
  const tags = JSON.parse('{"__proto__": "x"}');
  expect(compare(bare, { ...bare, tags })).toEqual([{ pointer: "/tags/__proto__", desired: "x" }]);
});

test("any plan equals itself, and differs both ways or not at all", () => {
  fc.assert(
    fc.property(arbitraryPlan(), arbitraryPlan(), (a, b) => {
      expect(compare(a, a)).toEqual([]);
      const there = compare(a, b).map(({ pointer }) => pointer);
      expect(compare(b, a).map(({ pointer }) => pointer)).toEqual(there);
    }),
  );
});

test("normalising twice is normalising once", () => {
  fc.assert(
    fc.property(arbitraryPlan(), (plan) => {
      expect(normalizePlan(normalizePlan(plan))).toEqual(normalizePlan(plan));
    }),
  );
});
