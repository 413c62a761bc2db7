import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePlans } from "../../../src/core/changes/compare-plans.js";
import { normalizePlan } from "../../../src/core/changes/normalize-plan.js";
import { importPlan } from "../../../src/core/import/import-plan.js";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { resolvePlan } from "../../../src/core/plan/resolve-plan.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { parseSource } from "../../../src/core/source/parse-source.js";
import { arbitraryPlan } from "../../fakes/arbitrary-plan.js";
import { remotePlan } from "../../fakes/incident-manager.js";
import { bare, full, target } from "../changes/example.js";

const textOf = (plan: ResponsePlan): string => {
  const imported = importPlan(remotePlan(plan), target);
  if ("problem" in imported) throw new Error(`${imported.problem}: ${JSON.stringify(plan)}`);
  return imported.text;
};

function readBack(text: string): ResponsePlan {
  const [[source]] = parseSource("p.yaml", new TextEncoder().encode(text));
  if (source === undefined) throw new Error(`no document in ${text}`);
  const [resource] = decodeResource(source);
  if (resource === undefined) throw new Error(`no plan in ${text}`);
  const [resolved] = resolvePlan(resource, target);
  if (resolved === undefined) throw new Error(`unresolved: ${text}`);
  return resolved.plan;
}

test("a plan is written as its author would write it", () => {
  const other = "arn:aws:sns:eu-west-1:111122223333:chat";
  const plan = {
    ...full,
    chatChannel: { chatbotSns: ["arn:aws:sns:us-east-1:111122223333:chat", other] },
    incidentTemplate: { ...full.incidentTemplate, summary: "First look at ${host}.\n\nThen call.\n" },
    tags: { team: "payments", "muster/repository": "acme/plans", "aws:cloudformation:stack-name": "plans" },
  };
  expect(textOf(plan)).toBe(`# Made by the CloudFormation stack "plans"
name: p
displayName: Checkout
incidentTemplate:
  title: Down
  impact: 3
  summary: |
    First look at $\${host}.

    Then call.
  dedupeString: checkout
  incidentTags: {service: checkout}
  notificationTargets:
    - {snsTopicArn: topic/updates}
chatChannel:
  chatbotSns: ["arn:aws:sns:eu-west-1:\${account}:chat", topic/chat]
engagements: [contact/ann]
actions:
  - ssmAutomation:
      documentName: Mitigate
      roleArn: role/runbook
      documentVersion: "2"
      targetAccount: IMPACTED_ACCOUNT
      parameters:
        Service: [checkout, cart]
      dynamicParameters:
        IncidentArn: {variable: INCIDENT_RECORD_ARN}
integrations:
  - pagerDutyConfiguration:
      name: pd
      secretId: secret
      pagerDutyIncidentConfiguration: {serviceId: P1}
tags: {team: payments}
`);
});

describe("texts come back exactly", () => {
  const texts = [
    "null",
    "~",
    "true",
    "0x1F",
    "0o7",
    "1e3",
    ".5",
    "-",
    "- a",
    "a: b",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "'a'",
    '"a"',
    "<<",
    "{a}",
    "[a]",
    "a,b",
    "? a",
    ": ",
    " a",
    "a ",
    "\ta",
    "a\n",
    "a\n\n",
    "\na",
    "a\r\nb",
    "a\rb",
    "a\n  b\nc",
    "  a\nb",
    "a \nb",
    "---",
    "...",
    "a\n---\nb",
    "\u0085",
    "\u2028a",
    "\ufeff",
    "\u0000",
    "\u007f",
    "\u{1f4a5}",
    "${x}",
    "$${x}",
    "$$${x}",
    "${aws:PrincipalTag/x}",
    "${",
    "a\u00a0b",
    "2026-01-01",
    "=",
    "y",
    "No",
    "012",
  ];
  test.each(texts)("%j", (text) => {
    const plan: ResponsePlan = {
      ...bare,
      incidentTemplate: { ...bare.incidentTemplate, title: text, summary: text, incidentTags: { a: text } },
      actions: [
        {
          ssmAutomation: {
            documentName: "Doc",
            roleArn: "arn:aws:iam::111122223333:role/r",
            parameters: { [text.slice(0, 50)]: [text, text] },
          },
        },
      ],
    };
    const { incidentTags, ...template } = readBack(
      textOf({ ...plan, incidentTemplate: { ...plan.incidentTemplate, incidentTags: {} } }),
    ).incidentTemplate;
    expect(template).toMatchObject({ title: text, summary: text });
    expect(incidentTags).toBeUndefined();
  });
});

test("every state that the API allows comes back without loss, and the same text each time", () => {
  fc.assert(
    fc.property(arbitraryPlan(), (plan) => {
      const text = textOf(plan);
      expect(comparePlans(normalizePlan(plan), normalizePlan(readBack(text)))).toEqual([]);
      expect(textOf(readBack(text))).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test("what no file can say is a problem, not a loss", () => {
  const chatChannel = { chatbotSns: ["topic/looks-short"] };
  expect(importPlan(remotePlan({ ...bare, chatChannel }), target)).toEqual({
    problem: "`/chatChannel/chatbotSns` cannot be written so that it reads the same",
  });
});
