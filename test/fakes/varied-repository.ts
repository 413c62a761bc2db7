const header = (index: number) => `name: plan-${index}
incidentTemplate:
  title: Checkout ${index} is slow
  impact: ${1 + (index % 5)}
  dedupeString: ${index % 4 === 0 ? "shared" : `plan-${index}`}
`;

const runbook = (index: number) => `engagements: [contact/${index % 3 === 0 ? "nobody" : "on-call"}]
chatChannel: {chatbotSns: [topic/team-${index % 3}-chat]}
actions:
  - ssmAutomation:
      documentName: Mitigate-${index % 2}
      documentVersion: "${index % 3}"
      roleArn: role/runbook-${index % 2}
      parameters: {Service: [checkout-${index}]}
`;

/** What makes a file special, by its position: most of what a check can meet in a file. */
const kinds: readonly ((index: number) => string)[] = [
  (index) => header(index) + runbook(index),
  (index) => header(index) + runbook(index),
  (index) => `# muster: ignore[missing-runbook, engages-nobody] the team mitigates by hand\n${header(index)}`,
  (index) => `# muster: ignore[engages-nobody, missing-runbook] (until 2020-01-01)\n${header(index)}`,
  (index) => `${header(index)}tags: {team: "\${pager}", account: "\${account}"}\n`,
  (index) => `${header(index)}tags: {team: "\${nobody}"}\n`,
  (index) => `${header(index)}severity: 3\n`,
  (index) => `${header(index)}  broken: [\n`,
  (index) => `${header(index)}tags: &tags {a: b}\n---\n${header(index + 10_000)}tags: {<<: {a: b}, __proto__: c}\n`,
  (index) => `${header(1)}displayName: "\\u2028 🚒 ${index}"\n`,
  (index) => `${header(index)}impact: .inf\n`,
  (index) => `kind: Contact\nAlias: person-${index}\nDisplayName: P\nType: PERSONAL\nPlan: {Stages: []}\n`,
  () => "",
  () => "\0",
];

const config = `version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1], vars: {pager: primary}}
  test: {account: "444455556666", regions: [us-east-1], files: [plans/odd/**]}
facts: [facts/*.json]
policies: [policies/*.yaml]
rules: {missing-summary: off}
overrides:
  - files: [plans/even/*1.yaml]
    rules: {engages-nobody: notice}
`;

const policy = `id: has-team
message: Unexpected plan without the tag \`team\`, expected its owner
severity: warning
at: /tags
expression: has(plan.tags) && has(plan.tags.team) && readiness.verdict != 'unknown'
`;

const contact = "arn:aws:ssm-contacts:us-east-1:111122223333:contact/on-call";
const role = (index: number) => ({
  Path: "/",
  RoleName: `runbook-${index}`,
  RoleId: `AROA0000000000000000${index}`,
  Arn: `arn:aws:iam::111122223333:role/runbook-${index}`,
  CreateDate: "2026-01-01T00:00:00+00:00",
  AssumeRolePolicyDocument: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" }],
  },
  InstanceProfileList: [],
  RolePolicyList:
    index === 0
      ? []
      : [
          {
            PolicyName: "start",
            PolicyDocument: {
              Version: "2012-10-17",
              Statement: [{ Effect: "Allow", Action: "ssm:StartAutomationExecution", Resource: "*" }],
            },
          },
        ],
  AttachedManagedPolicies: [],
  Tags: [],
});

const facts = {
  "facts/roles.json": { RoleDetailList: [role(0), role(1)], Policies: [], IsTruncated: false },
  "facts/contact.json": {
    ContactArn: contact,
    Alias: "on-call",
    DisplayName: "On call",
    Type: "ESCALATION",
    Plan: { Stages: [{ DurationInMinutes: 5, Targets: [] }] },
  },
};

/**
 * The files of a repository with so many plan files of every sort: sound, broken, suppressed, of two targets, with facts,
 * a policy and overrides.
 */
export function variedRepository(count: number): Readonly<Record<string, string>> {
  const plans = Array.from({ length: count }, (_, index): [string, string] => {
    const text = kinds[index % kinds.length]?.(index) ?? "";
    return [`plans/${index % 2 === 0 ? "even" : "odd"}/${index}.yaml`, text];
  });
  const recorded = Object.entries(facts).map(([path, fact]): [string, string] => [path, JSON.stringify(fact, null, 2)]);
  return {
    ...Object.fromEntries([...plans, ...recorded]),
    "muster.yaml": config,
    "policies/team.yaml": policy,
  };
}
