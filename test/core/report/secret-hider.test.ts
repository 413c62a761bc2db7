import fc from "fast-check";
import { expect, test } from "vitest";
import { codeSpan, escapeMarkdown } from "../../../src/core/report/escape-markdown.js";
import { escapeCommandMessage } from "../../../src/core/report/escape-workflow-command.js";
import { escapeXml } from "../../../src/core/report/escape-xml.js";
import { secretHider } from "../../../src/core/report/secret-hider.js";

const secret = "wJalr/XUtn+FEMI_K7MDENG-bPx@Rfi#CYEX&AMPLE<KEY=";

const spellings: readonly (readonly [string, (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["in Markdown", (text) => escapeMarkdown(`x ${text} y`)],
  ["in code", (text) => codeSpan(text)],
  ["in a workflow command", escapeCommandMessage],
  ["in JSON", (text) => JSON.stringify({ text })],
  ["in JSON in JSON", (text) => JSON.stringify(JSON.stringify({ text }))],
  ["in XML", escapeXml],
  ["in an address", encodeURIComponent],
  ["in an address in an address", (text) => encodeURIComponent(encodeURIComponent(text))],
  ["in Base64", (text) => Buffer.from(text).toString("base64")],
  ["in Base64 behind a name", (text) => Buffer.from(`x-access-token:${text}`).toString("base64")],
  ["in Base64 for addresses", (text) => Buffer.from(`a${text}bc`).toString("base64url")],
];

test.each(spellings)("a secret %s is not shown", (_, spell) => {
  const hider = secretHider();
  const text = `before ${spell(secret)} after`;
  expect(hider.hide(text)).toBe(text);
  hider.add(secret);
  expect(hider.hide(text)).toMatch(/before .*\*\*\*.* after/u);
  for (const part of [spell(secret), secret.slice(4, -4)]) expect(hider.hide(text)).not.toContain(part);
});

test("any secret is hidden in any text", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, unit: "binary" }), fc.string(), fc.string(), (value, before, after) => {
      const hider = secretHider();
      hider.add(value);
      expect(hider.hide(`${before}${value}${after}`)).toContain("***");
    }),
  );
});

test("what is too short for a secret hides nothing", () => {
  const hider = secretHider();
  for (const word of ["", "a", "prod", "12345"]) hider.add(word);
  expect(hider.hide("prod 12345 a")).toBe("prod 12345 a");
});
