import { describe, expect, test } from "vitest";
import { decodeConfig, defaultConfig } from "../../../src/core/config/decode-config.js";
import { parseSource } from "../../../src/core/source/parse-source.js";

const rules = new Set(["missing-chat-channel", "engages-nobody"]);
const decode = (text: string) => decodeConfig(parseSource("muster.yaml", new TextEncoder().encode(text))[0][0], rules);
const problemsOf = (text: string) =>
  decode(text)[1].map(
    ({ at, message, hint }) => `${at.line}:${at.column} ${message}${hint === undefined ? "" : ` (${hint})`}`,
  );

test("without a file the defaults stand", () => {
  expect(decodeConfig(undefined, rules)).toEqual([defaultConfig, []]);
  expect(defaultConfig.files).toEqual(["plans/**/*.yaml"]);
  expect(decode("version: 1")).toEqual([defaultConfig, []]);
});

test("every field is read", () => {
  const text = `version: 1
files: [p/**]
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1], files: [p/a/**], vars: {pager: primary}}
  china: {account: "111122223333", regions: [cn-north-1]}
  gov: {account: "111122223333", regions: [us-gov-west-1]}
facts: {files: [facts/*.json], maxAge: 7d}
policies: [policies/*.yaml]
rules: {missing-chat-channel: off}
overrides: [{files: [p/sandbox/**], rules: {engages-nobody: notice}}]
locked: [engages-nobody]
sync: {prune: true, maxDeleteRatio: 0.1, unreviewed: apply}
`;
  const [config, problems] = decode(text);
  expect(problems).toEqual([]);
  expect(config).toEqual({
    files: ["p/**"],
    targets: [
      {
        name: "prod",
        account: "111122223333",
        regions: ["us-east-1", "eu-west-1"],
        partition: "aws",
        files: ["p/a/**"],
        vars: { pager: "primary" },
      },
      { name: "china", account: "111122223333", regions: ["cn-north-1"], partition: "aws-cn", files: [], vars: {} },
      {
        name: "gov",
        account: "111122223333",
        regions: ["us-gov-west-1"],
        partition: "aws-us-gov",
        files: [],
        vars: {},
      },
    ],
    facts: ["facts/*.json"],
    factsMaxAgeDays: 7,
    policies: ["policies/*.yaml"],
    rules: { "missing-chat-channel": "off" },
    overrides: [{ files: ["p/sandbox/**"], rules: { "engages-nobody": "notice" } }],
    locked: ["engages-nobody"],
    sync: { prune: true, maxDeletes: 1, maxDeleteRatio: 0.1, maxUpdateRatio: 0.5, unreviewed: "apply" },
    syncedKinds: ["ResponsePlan", "Contact", "EscalationPlan", "OnCallSchedule", "Rotation", "Runbook", "Role"],
  });
});

test.each([
  ["7d", 7],
  ["12h", 0.5],
  ["7", 7],
])("trusts facts for %s", (age, days) => {
  expect(decode(`facts: {files: [a.json], maxAge: ${age}}`)[0].factsMaxAgeDays).toBe(days);
});

describe("refuses", () => {
  const target = 'version: 1\ntargets: {prod: {account: "111122223333", regions: [us-east-1]';
  test.each([
    ["another version", "version: 2", ["1:10 Unexpected `2`, expected `1`"]],
    [
      "an unknown field",
      "version: 1\ntarget: {}",
      [
        "2:1 Unexpected field `target`, expected one of `version`, `files`, `targets`, `facts`, `baseline`, `policies`, `rules`, `overrides`, `locked`, `sync` (Did you mean `targets`?)",
      ],
    ],
    [
      "an unknown rule",
      "version: 1\nrules: {missing-chat-chanel: off}",
      ["2:9 Unexpected rule `missing-chat-chanel`, expected the name of a rule (Did you mean `missing-chat-channel`?)"],
    ],
    [
      "an unknown rule of an override",
      "overrides: [{files: [a], rules: {engages-nobdy: off}}]",
      ["1:34 Unexpected rule `engages-nobdy`, expected the name of a rule (Did you mean `engages-nobody`?)"],
    ],
    [
      "an unknown severity",
      "rules: {engages-nobody: warn}",
      ["1:25 Unexpected `warn`, expected `error`, `warning`, `notice` or `off`"],
    ],
    [
      "an account without quotes",
      "targets: {prod: {account: 111122223333, regions: [us-east-1]}}",
      [
        '1:27 Unexpected number `111122223333`, expected an account id of twelve digits in quotes (Put it in quotes: `"111122223333"`)',
      ],
    ],
    [
      "an account that YAML took the leading zero from",
      "targets: {prod: {account: 011122223333, regions: [us-east-1]}}",
      ["1:27 Unexpected number `11122223333`, expected an account id of twelve digits in quotes"],
    ],
    [
      "one Region under a wrong name",
      'targets: {prod: {account: "111122223333", region: us-east-1}}',
      [
        "1:43 Unexpected field `region`, expected one of `account`, `regions`, `assumeRole`, `files`, `vars` (Did you mean `targets.prod.regions`?)",
      ],
    ],
    [
      "Regions of two partitions",
      'targets: {prod: {account: "111122223333", regions: [us-east-1, cn-north-1]}}',
      ["1:64 Unexpected Region `cn-north-1`, expected all Regions in the partition `aws`"],
    ],
    [
      "globs that lead outside",
      'files: [../a, /b, a/../b, "C:\\\\x"]',
      [
        "1:9 Unexpected `../a`, expected a glob within the repository, without `..` and without a leading `/`",
        "1:15 Unexpected `/b`, expected a glob within the repository, without `..` and without a leading `/`",
        "1:19 Unexpected `a/../b`, expected a glob within the repository, without `..` and without a leading `/`",
        "1:27 Unexpected `C:\\x`, expected a glob within the repository, without `..` and without a leading `/`",
      ],
    ],
    [
      "a variable that is a number",
      `${target}, vars: {a: 1}}}`,
      ['2:75 Unexpected number `1`, expected text (Put it in quotes: `"1"`)'],
    ],
    [
      "an age of another unit",
      "facts: {files: [a.json], maxAge: 7weeks}",
      ["1:34 Unexpected `7weeks`, expected days or hours such as `7d` or `12h` or a whole number from 1 to 99999"],
    ],
    ["a list", "- a", ["1:1 Unexpected list, expected the fields of `muster.yaml`"]],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
    expect(decode(text)[0]).toEqual(defaultConfig);
  });
});

describe("roles of a target", () => {
  const rolesOf = (roles: string) =>
    `targets: {prod: {account: "111122223333", regions: [us-gov-west-1], assumeRole: ${roles}}}`;

  test("become ARNs of its account and partition", () => {
    const [{ targets }, problems] = decode(rolesOf("{read: role/ops/muster-read, write: role/w, externalId: acme/7}"));
    expect(problems).toEqual([]);
    expect(targets[0]?.assumeRole).toEqual({
      read: "arn:aws-us-gov:iam::111122223333:role/ops/muster-read",
      write: "arn:aws-us-gov:iam::111122223333:role/w",
      externalId: "acme/7",
    });
    const arn = "arn:aws-us-gov:iam::111122223333:role/r";
    expect(decode(rolesOf(`{read: "${arn}"}`))[0].targets[0]?.assumeRole).toEqual({ read: arn });
  });

  test.each([
    [
      '{read: "arn:aws-us-gov:iam::999999999999:role/r"}',
      "1:88 Unexpected role `arn:aws-us-gov:iam::999999999999:role/r`, expected a role of the target's account `111122223333`",
    ],
    [
      '{read: role/r, write: "arn:aws:iam::111122223333:role/w"}',
      "1:103 Unexpected role `arn:aws:iam::111122223333:role/w`, expected a role of the target's account `111122223333`",
    ],
    ["{read: muster-read}", "1:88 Unexpected `muster-read`, expected a role such as `role/muster-read`, or its ARN"],
    ["{write: role/w}", "1:81 Unexpected absence of `read`, expected a role such as `role/muster-read`, or its ARN"],
  ])("%s is refused", (roles, expected) => {
    expect(problemsOf(rolesOf(roles))).toEqual([expected]);
  });
});

test("a version in quotes is told from the number", () => {
  expect(problemsOf('version: "1"')).toEqual(["1:10 Unexpected string `1`, expected the number (Remove the quotes)"]);
  expect(problemsOf("version: 2")).toEqual(["1:10 Unexpected `2`, expected `1`"]);
});

test("`sync.kinds` says what is synced", () => {
  const [config, diagnostics] = decode("version: 1\nsync: {kinds: [ResponsePlan, Contact], prune: true}\n");
  expect(diagnostics).toEqual([]);
  expect(config.syncedKinds).toEqual(["ResponsePlan", "Contact"]);
  expect(config.sync).not.toHaveProperty("kinds");
});
