import { expect, test } from "vitest";
import { readCommentCommands } from "../../../src/core/changes/read-confirmations.js";

const example = "/muster confirm-delete x\n/muster recheck";

test.each([
  ["/muster confirm-delete old-plan", ["old-plan"], false],
  ["Fine by me.\r\n/muster confirm-delete a, `b` c\r\n/muster recheck", ["a", "b", "c"], true],
  ["/muster confirm-delete a\n/muster confirm-delete role/b", ["a", "role/b"], false],
  ["/muster recheck please", [], true],
  ["> /muster confirm-delete quoted", [], false],
  ["    /muster recheck", [], false],
  ["please /muster recheck", [], false],
  ["/muster confirm-deletes x", [], false],
  ["/muster confirm-delete-all x", [], false],
  ["/muster recheck-all", [], false],
  ["/MUSTER confirm-delete x", [], false],
  ["/muster\u00a0confirm-delete x", [], false],
  ["/muster confirm-delete", [], false],
  [`Write this:\n\`\`\`\n${example}\n\`\`\``, [], false],
  [`~~~~ sh\n${example}\n~~~\n${example}`, [], false],
  [`\`\`\`\n\`\`\`js\n${example}`, [], false],
  [`<!-- to delete:\n${example}\n-->`, [], false],
  [`<!-- a --> <!--\n${example}`, [], false],
  [`\`\`\`\ncode\n\`\`\`\n<!-- hidden -->\n${example}`, ["x"], true],
])("%j asks for the deletes %j and a recheck: %j", (body, confirmDelete, recheck) => {
  expect(readCommentCommands(body)).toEqual({ confirmDelete, recheck, misread: [] });
});

test.each([
  ["/muster confirm-delete ../x $(id) <b>", ["../x", "$(id)", "<b>"]],
  ["/muster confirm-delete a; rm b", ["a;"]],
  ["/muster confirm-delete checkout-l\u0430tency", ["checkout-l\u0430tency"]],
  ["/muster confirm-delete a\u200b b", ["a\u200b"]],
  ["/muster confirm-delete *", ["*"]],
  ["/muster confirm-delete response-plan/a/b", ["response-plan/a/b"]],
])("%j confirms nothing, for a part of it is no name", (body, misread) => {
  expect(readCommentCommands(body)).toEqual({ confirmDelete: [], recheck: false, misread });
});
