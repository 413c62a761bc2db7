import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { renderTimelineJson } from "../../../src/core/report/timeline-json.js";
import { renderTimelineMermaid } from "../../../src/core/report/timeline-mermaid.js";
import type { TimelineResult } from "../../../src/core/report/timeline-result.js";
import { renderTimelineText } from "../../../src/core/report/timeline-text.js";

const result: TimelineResult = {
  plan: "checkout-latency",
  at: "2026-11-23T03:00:00.000Z",
  timelines: [
    {
      target: "prod",
      pages: [
        {
          minute: 0,
          person: "alice",
          channel: { name: "phone: work; #1", type: "SMS" },
          path: ["team", "alice"],
          retryEveryMinutes: 2,
          stopsOnAcknowledgement: false,
        },
        {
          minute: 10,
          person: "bob",
          channel: { name: "phone", type: "VOICE" },
          path: ["team", "bob"],
          stopsOnAcknowledgement: true,
        },
      ],
      silences: [{ minute: 10, path: ["team", "oncall"], kind: "silent", reason: "nobody is on call then" }],
      assumptions: ["nothing repeats after the last stage"],
    },
  ],
};

test("the text shows who is paged when, by way of whom, and what is assumed", () => {
  expect(renderTimelineText(result)).toBe(`checkout-latency (prod), an incident at 2026-11-23T03:00:00.000Z
   +0 min  alice   SMS phone: work; #1, retry every 2 min  by team
  +10 min  bob     VOICE phone, unless acknowledged        by team
  +10 min  oncall  pages nobody: nobody is on call then    by team
  assumed: nothing repeats after the last stage
`);
});

test("the Mermaid chart keeps names from being read as its syntax", () => {
  expect(renderTimelineMermaid({ ...result, plan: "x\nsection evil: #; a" })).toBe(`gantt
  title x section evil a in prod: who is paged when (UTC)
  dateFormat YYYY-MM-DD HH:mm
  axisFormat %H:%M
  section alice
  +0 min SMS and every 2 min :2026-11-23 03:00, 1m
  section bob
  +10 min VOICE :2026-11-23 03:10, 1m
  section oncall
  pages nobody, nobody is on call then :crit, 2026-11-23 03:10, 1m
`);
});

test("the JSON is as its schema says", () => {
  const schema = JSON.parse(readFileSync("schemas/timeline-output.schema.json", "utf8"));
  const validate = new Ajv2020({ strict: true }).compile(schema);
  expect(validate(JSON.parse(renderTimelineJson(result))), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ schemaVersion: 1, plan: "a", at: "", timelines: [{ pages: [{ minute: -1 }] }] })).toBe(false);
});
