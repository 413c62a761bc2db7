import { expect, test } from "vitest";
import { runCheck } from "../../src/commands/check.js";
import { fakeOutput } from "../fakes/repository.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const plan = "name: a\nincidentTemplate: {title: It is slow, impact: 3}\n";

async function messagesOf(config: string) {
  const output = fakeOutput();
  const files = fakeRepositoryFiles({ "muster.yaml": config, "plans/a.yaml": plan, "facts/iam.json": '{"Roles": []}' });
  const options = {
    configPath: "muster.yaml",
    isConfigRequired: false,
    knownRules: new Set<string>(),
    now: new Date(0),
  };
  await runCheck(options, { files, output });
  return output.messages;
}

test("globs that match no file are told, each with its setting", async () => {
  const config = `version: 1
files: [plan/*.yaml, plans/*.yaml, "!plans/none.yaml"]
facts: [fact/*.json]
policies: [rules/*.yaml]
targets:
  prod: {account: "111122223333", regions: [us-east-1], files: [elsewhere/**]}
`;
  expect(await messagesOf(config)).toEqual([
    "No file matches `plan/*.yaml` of `files`",
    "No file of `files` belongs to target `prod`",
    "No file matches `rules/*.yaml` of `policies`",
    "No file matches `fact/*.json` of `facts`",
  ]);
});

test("globs that match are not worth a word", async () => {
  expect(await messagesOf("version: 1\nfacts: [facts/*.json]\n")).toEqual([]);
});
