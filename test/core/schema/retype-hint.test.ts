import { expect, test } from "vitest";
import type { JsonSchema } from "../../../src/core/schema/json-schema.js";
import { retypeHint } from "../../../src/core/schema/retype-hint.js";

const impact: JsonSchema = { anyOf: [{ type: "integer" }, { enum: ["critical", "high"] }] };
const text: JsonSchema = { type: "string" };
const list: JsonSchema = { type: "array" };
const tags: JsonSchema = { type: "object", additionalProperties: { type: "string" } };
const parameters: JsonSchema = { type: "object", additionalProperties: { type: "array" } };
const topic: JsonSchema = { type: "object", properties: { snsTopicArn: text } };
const chatChannel: JsonSchema = { type: "object", properties: { empty: { type: "object" }, chatbotSns: list } };

test.each<readonly [string, JsonSchema, unknown, string | undefined]>([
  ["a number in quotes", impact, "1", "Remove the quotes"],
  ["a severity in capitals", impact, "CRITICAL", "Write `critical`"],
  ["a severity of a pager team", impact, "SEV-2", "Write `2`"],
  ["a severity that nobody knows", impact, "urgent", undefined],
  ["a number without quotes", text, 3, 'Put it in quotes: `"3"`'],
  ["one item", list, "contact/a", "Write it as a list, each item after `- `"],
  ["one mapping", list, { ssmAutomation: {} }, "Write it as a list, each item after `- `"],
  ["CloudFormation's tags", tags, [{ Key: "a", Value: "b" }], "Write each as `key: value`"],
  ["Terraform's parameters", parameters, [{ name: "a", values: ["b"] }], "Write each as `KEY: [VALUE]`"],
  ["a topic without its field", topic, "topic/a", "Write it under `snsTopicArn`"],
  ["topics without their field", chatChannel, ["topic/a"], "Write it under `chatbotSns`"],
  ["a list of texts", tags, ["a"], undefined],
])("%s", (_, schema, data, hint) => {
  expect(retypeHint(schema, data)).toBe(hint);
});
