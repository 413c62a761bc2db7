import { expect, test } from "vitest";
import type { Target } from "../../../src/core/config/config.js";
import { defaultConfig } from "../../../src/core/config/decode-config.js";
import { compileTargets } from "../../../src/core/plan/belongs-to.js";

const target = (name: string, ...files: string[]): Target => ({
  name,
  account: "111122223333",
  regions: ["us-east-1"],
  partition: "aws",
  files,
  vars: {},
});

test.each([
  ["plans/a.yaml", ["all", "plans", "not-sandbox"]],
  ["plans/sandbox/a.yaml", ["all", "plans"]],
  ["other/a.yaml", ["all"]],
  ["plans/.hidden.yaml", ["all"]],
])("%s belongs to %j", (path, expected) => {
  const targets = [
    target("all"),
    target("plans", "./plans/**"),
    target("not-sandbox", "plans/**", "!plans/sandbox/**"),
  ];
  expect(compileTargets({ ...defaultConfig, targets })(path).map(({ name }) => name)).toEqual(expected);
});
