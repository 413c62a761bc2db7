import { expect, test } from "vitest";
import { readCommentCommands } from "../../../src/core/changes/read-confirmations.js";

test.each([
  ["/muster confirm-delete old-plan", ["old-plan"], false],
  ["Fine by me.\r\n/muster confirm-delete a, `b` c\r\n/muster recheck", ["a", "b", "c"], true],
  ["> /muster confirm-delete quoted", [], false],
  ["    /muster recheck", [], false],
  ["please /muster recheck", [], false],
  ["/muster confirm-deletes x", [], false],
  ["/muster confirm-delete ../x $(id) <b>", [], false],
  ["/muster confirm-delete", [], false],
])("%j asks for the deletes %j and a recheck: %j", (body, confirmDelete, recheck) => {
  expect(readCommentCommands(body)).toEqual({ confirmDelete, recheck });
});
