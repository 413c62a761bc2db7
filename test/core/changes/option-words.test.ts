import { Command } from "commander";
import { expect, test } from "vitest";
import { optionWords } from "../../../src/core/changes/option-words.js";

const read = (args: readonly string[]): readonly string[] => {
  const command = new Command().exitOverride().option("--adopt <name...>").option("--prune");
  return command.parse(args, { from: "user" }).opts()["adopt"];
};

test.each([
  [["a", "b"], "--adopt a b"],
  [["-dash", "a"], "--adopt a --adopt=-dash"],
  [["--prune"], "--adopt=--prune"],
  [["rotation/on call"], "--adopt 'rotation/on call'"],
  [["rotation/it's"], "--adopt 'rotation/it'\\''s'"],
])("%j is written so that a shell and the command line take it for the same", (names, expected) => {
  expect(optionWords("--adopt", names)).toBe(expected);
});

test("a name that begins with a dash is a name", () => {
  expect(read(["--adopt", "a", "--adopt=-dash", "--adopt=--prune"])).toEqual(["a", "-dash", "--prune"]);
});
