import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server.js";
import { awsCli, hasAwsCli, patience } from "./aws-cli.js";

let emulator: RunningEmulator;
let aws: (...args: string[]) => Promise<unknown>;
let refused: (...args: string[]) => Promise<string>;

beforeEach(async () => {
  emulator = await startEmulator();
  const cli = awsCli(emulator.endpoint);
  aws = async (...args) => {
    const { status, json, stderr } = await cli(...args);
    expect(stderr, args.join(" ")).toBe("");
    expect(status, args.join(" ")).toBe(0);
    return json;
  };
  refused = async (...args) => {
    const { status, stderr } = await cli(...args);
    expect(status, args.join(" ")).toBeGreaterThan(0);
    return stderr;
  };
});

afterEach(() => emulator.close());

const folder = mkdtempSync(join(tmpdir(), "muster-life-cycle-"));

function file(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return `file://${path}`;
}

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const start = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "ssm:StartAutomationExecution", Resource: "*" }],
};

describe.skipIf(!hasAwsCli)("with the AWS CLI", () => {
  test("roles live", { timeout: patience }, async () => {
    const role = ["--role-name", "runbook"];
    const create = ["iam", "create-role", ...role, "--path", "/incident/", "--assume-role-policy-document"];
    await aws(...create, file("trust.json", trust), "--tags", "Key=team,Value=payments");
    expect(await refused(...create, file("trust.json", trust))).toContain("(EntityAlreadyExists)");
    const policy = file("start.json", start);
    await aws("iam", "put-role-policy", ...role, "--policy-name", "start", "--policy-document", policy);
    const created = await aws("iam", "create-policy", "--policy-name", "limit", "--policy-document", policy);
    const arn = "arn:aws:iam::111122223333:policy/limit";
    expect(created).toMatchObject({ Policy: { Arn: arn, DefaultVersionId: "v1" } });
    const version = ["--policy-arn", arn, "--policy-document", policy, "--set-as-default"];
    expect(await aws("iam", "create-policy-version", ...version)).toMatchObject({ PolicyVersion: { VersionId: "v2" } });
    await aws("iam", "attach-role-policy", ...role, "--policy-arn", arn);
    await aws("iam", "put-role-permissions-boundary", ...role, "--permissions-boundary", arn);
    expect(await aws("iam", "get-role", ...role)).toMatchObject({
      Role: {
        Arn: "arn:aws:iam::111122223333:role/incident/runbook",
        AssumeRolePolicyDocument: trust,
        PermissionsBoundary: { PermissionsBoundaryArn: arn },
        Tags: [{ Key: "team", Value: "payments" }],
      },
    });
    const inline = await aws("iam", "get-role-policy", ...role, "--policy-name", "start");
    expect(inline).toMatchObject({ PolicyDocument: start });
    for (const name of ["a", "b", "c"]) {
      await aws("iam", "create-role", "--role-name", name, "--assume-role-policy-document", file("trust.json", trust));
    }
    expect(await aws("iam", "list-roles", "--page-size", "2", "--query", "Roles[].RoleName")).toEqual([
      "a",
      "b",
      "c",
      "runbook",
    ]);
    expect(
      await aws("iam", "get-account-authorization-details", "--filter", "Role", "LocalManagedPolicy"),
    ).toMatchObject({
      RoleDetailList: [{}, {}, {}, { RolePolicyList: [{ PolicyDocument: start }] }],
      Policies: [{ Arn: arn, PolicyVersionList: [{ Document: start }, {}] }],
    });
    const simulate = ["--policy-source-arn", "arn:aws:iam::111122223333:role/incident/runbook"];
    const action = "ssm:StartAutomationExecution";
    expect(await aws("iam", "simulate-principal-policy", ...simulate, "--action-names", action)).toMatchObject({
      EvaluationResults: [{ EvalActionName: action, EvalDecision: "allowed" }],
    });
    expect(await refused("iam", "delete-role", ...role)).toContain("(DeleteConflict)");
    await aws("iam", "detach-role-policy", ...role, "--policy-arn", arn);
    await aws("iam", "delete-role-policy", ...role, "--policy-name", "start");
    await aws("iam", "delete-role", ...role);
    expect(await refused("iam", "get-role", ...role)).toMatch(
      /\(NoSuchEntity\).*: The role with name runbook cannot be found\./,
    );
  });

  test("topics live", { timeout: patience }, async () => {
    const arn = "arn:aws:sns:us-east-1:111122223333:updates";
    const topic = ["--topic-arn", arn];
    expect(await aws("sns", "create-topic", "--name", "updates", "--tags", "Key=a,Value=1")).toEqual({ TopicArn: arn });
    const policy = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: arn }],
    };
    const attribute = ["--attribute-name", "Policy", "--attribute-value", file("topic.json", policy)];
    await aws("sns", "set-topic-attributes", ...topic, ...attribute);
    expect(await aws("sns", "get-topic-attributes", ...topic)).toMatchObject({
      Attributes: { TopicArn: arn, Policy: JSON.stringify(policy), Owner: "111122223333" },
    });
    expect(await aws("sns", "publish", ...topic, "--message", "test")).toHaveProperty("MessageId");
    expect(await aws("sns", "list-topics")).toEqual({ Topics: [{ TopicArn: arn }] });
    expect(await aws("sns", "list-tags-for-resource", "--resource-arn", arn)).toEqual({
      Tags: [{ Key: "a", Value: "1" }],
    });
    await aws("sns", "delete-topic", ...topic);
    expect(await refused("sns", "get-topic-attributes", ...topic)).toContain("(NotFound)");
  });

  test("documents live", { timeout: patience }, async () => {
    const name = ["--name", "Checkout-Mitigate"];
    const yaml = (text: string) =>
      file(
        "document.yaml",
        `schemaVersion: "0.3"\ndescription: ${text}\nparameters:\n  Service:\n    type: StringList\nmainSteps:\n  - name: look\n    action: aws:pause\n    inputs: {}\n`,
      );
    const form = ["--document-format", "YAML"];
    await aws("ssm", "create-document", ...name, ...form, "--document-type", "Automation", "--content", yaml("first"));
    const update = ["ssm", "update-document", ...name, ...form, "--document-version", "$LATEST", "--content"];
    expect(await refused(...update, yaml("first"))).toContain("(DuplicateDocumentContent)");
    await aws(...update, yaml("second"));
    await aws("ssm", "update-document-default-version", ...name, "--document-version", "2");
    expect(await aws("ssm", "describe-document", ...name)).toMatchObject({
      Document: {
        DocumentVersion: "2",
        DefaultVersion: "2",
        LatestVersion: "2",
        Description: "second",
        Parameters: [{ Name: "Service", Type: "StringList" }],
      },
    });
    const got = await aws("ssm", "get-document", ...name, "--document-version", "1", "--document-format", "JSON");
    expect(JSON.parse((got as { Content: string }).Content)).toMatchObject({ description: "first" });
    const run = ["ssm", "start-automation-execution", "--document-name", "Checkout-Mitigate", "--parameters"];
    expect(await refused(...run, "Servce=checkout")).toContain("(InvalidAutomationExecutionParametersException)");
    expect(await aws(...run, "Service=checkout,cart")).toHaveProperty("AutomationExecutionId");
    const listed = await aws("ssm", "list-document-versions", ...name, "--query", "DocumentVersions[].DocumentVersion");
    expect(listed).toEqual(["2", "1"]);
    await aws("ssm", "delete-document", ...name);
    expect(await refused("ssm", "describe-document", ...name)).toContain("(InvalidDocument)");
  });

  test("alarms, rules and keys live", { timeout: patience }, async () => {
    const plan = "arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency";
    const metric = [
      "--namespace",
      "AWS/EC2",
      "--metric-name",
      "CPUUtilization",
      "--statistic",
      "Average",
      "--period",
      "60",
    ];
    const limit = ["--evaluation-periods", "1", "--threshold", "90.5", "--comparison-operator", "GreaterThanThreshold"];
    const alarm = ["cloudwatch", "put-metric-alarm", "--alarm-name", "cpu", ...metric, ...limit];
    await aws(...alarm, "--dimensions", "Name=InstanceId,Value=i-1", "--alarm-actions", plan);
    expect(await aws("cloudwatch", "describe-alarms", "--action-prefix", plan)).toMatchObject({
      MetricAlarms: [{ AlarmName: "cpu", Threshold: 90.5, AlarmActions: [plan], Dimensions: [{ Value: "i-1" }] }],
    });
    await aws("cloudwatch", "delete-alarms", "--alarm-names", "cpu");

    await aws("events", "put-rule", "--name", "outage", "--event-pattern", '{"source": ["aws.health"]}');
    await aws("events", "put-targets", "--rule", "outage", "--targets", `Id=plan,Arn=${plan}`);
    const byTarget = await aws("events", "list-rule-names-by-target", "--target-arn", plan);
    expect(byTarget).toEqual({ RuleNames: ["outage"] });
    await aws("events", "remove-targets", "--rule", "outage", "--ids", "plan");
    await aws("events", "delete-rule", "--name", "outage");

    const { KeyMetadata } = (await aws("kms", "create-key")) as { KeyMetadata: { KeyId: string } };
    await aws("kms", "create-alias", "--alias-name", "alias/topics", "--target-key-id", KeyMetadata.KeyId);
    expect(await aws("kms", "describe-key", "--key-id", "alias/topics")).toMatchObject({ KeyMetadata });
  });
});
