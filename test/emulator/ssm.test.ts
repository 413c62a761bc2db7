import {
  AddTagsToResourceCommand,
  CreateDocumentCommand,
  type CreateDocumentCommandInput,
  DeleteDocumentCommand,
  DescribeDocumentCommand,
  DescribeDocumentPermissionCommand,
  GetAutomationExecutionCommand,
  GetDocumentCommand,
  ListDocumentsCommand,
  ListDocumentVersionsCommand,
  ListTagsForResourceCommand,
  ModifyDocumentPermissionCommand,
  paginateListDocuments,
  RemoveTagsFromResourceCommand,
  type SSMClient,
  StartAutomationExecutionCommand,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
} from "@aws-sdk/client-ssm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;
let ssm: SSMClient;

beforeEach(async () => {
  emulator = await startEmulator();
  ssm = clientsOf(emulator.endpoint).ssm;
});

afterEach(() => emulator.close());

const content = {
  schemaVersion: "0.3",
  description: "Mitigates a slow checkout",
  assumeRole: "{{ AutomationAssumeRole }}",
  parameters: {
    Service: { type: "StringList", description: "which services" },
    Depth: { type: "Integer", default: 2 },
    Mode: { type: "String", default: "safe", allowedValues: ["safe", "fast"] },
    Ticket: { type: "String", default: "", allowedPattern: "^([A-Z]+-[0-9]+)?$" },
    DryRun: { type: "Boolean", default: false },
    Regions: { type: "StringList", default: ["us-east-1"], minItems: 1, maxItems: 2 },
    AutomationAssumeRole: { type: "String", default: "" },
  },
  mainSteps: [{ name: "look", action: "aws:pause", inputs: {} }],
};

function create(more: Partial<CreateDocumentCommandInput> = {}) {
  return ssm.send(
    new CreateDocumentCommand({
      Name: "Checkout-Mitigate",
      DocumentType: "Automation",
      DocumentFormat: "YAML",
      Content: stringify(content),
      ...more,
    }),
  );
}

describe("a document", () => {
  test("is described by what its content says", async () => {
    const created = await create({ VersionName: "first", Tags: [{ Key: "team", Value: "payments" }] });
    expect(created.DocumentDescription).toMatchObject({ Status: "Creating", DocumentVersion: "1" });
    const { Document } = await ssm.send(new DescribeDocumentCommand({ Name: "Checkout-Mitigate" }));
    expect(Document).toMatchObject({
      Name: "Checkout-Mitigate",
      Owner: "111122223333",
      Status: "Active",
      Description: "Mitigates a slow checkout",
      DocumentType: "Automation",
      DocumentFormat: "YAML",
      SchemaVersion: "0.3",
      VersionName: "first",
      DefaultVersion: "1",
      LatestVersion: "1",
      HashType: "Sha256",
      Tags: [{ Key: "team", Value: "payments" }],
    });
    expect(Document?.Parameters?.slice(0, 2)).toEqual([
      { Name: "Service", Type: "StringList", Description: "which services" },
      { Name: "Depth", Type: "Integer", DefaultValue: "2" },
    ]);
    expect(Document?.Parameters?.find(({ Name }) => Name === "Regions")?.DefaultValue).toBe('["us-east-1"]');
    expect(Document?.CreatedDate).toBeInstanceOf(Date);
  });

  test("is given out in the format that is asked for, JSON unless said otherwise", async () => {
    await create();
    const Name = "Checkout-Mitigate";
    const yaml = await ssm.send(new GetDocumentCommand({ Name, DocumentFormat: "YAML" }));
    expect(yaml.Content).toBe(stringify(content));
    const json = await ssm.send(new GetDocumentCommand({ Name }));
    expect(json.DocumentFormat).toBe("JSON");
    expect(JSON.parse(json.Content ?? "")).toEqual(content);
  });

  test("gets versions, of which one is the default", async () => {
    await create();
    const Name = "Checkout-Mitigate";
    const update = (description: string, DocumentVersion = "$LATEST") =>
      ssm.send(
        new UpdateDocumentCommand({
          Name,
          DocumentVersion,
          DocumentFormat: "YAML",
          Content: stringify({ ...content, description }),
        }),
      );
    await expect(update(content.description)).rejects.toMatchObject({ name: "DuplicateDocumentContent" });
    await update("second");
    await update("third", "2");
    await expect(update("fourth", "1")).rejects.toMatchObject({ name: "InvalidDocumentVersion" });
    const describe = async (DocumentVersion?: string) =>
      (await ssm.send(new DescribeDocumentCommand({ Name, DocumentVersion }))).Document;
    expect(await describe()).toMatchObject({ DocumentVersion: "1", DefaultVersion: "1", LatestVersion: "3" });
    await ssm.send(new UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion: "2" }));
    expect(await describe("$DEFAULT")).toMatchObject({ DocumentVersion: "2", Description: "second" });
    expect(await describe("$LATEST")).toMatchObject({ DocumentVersion: "3", Description: "third" });
    await expect(describe("9")).rejects.toMatchObject({ name: "InvalidDocumentVersion" });
    const { DocumentVersions } = await ssm.send(new ListDocumentVersionsCommand({ Name }));
    expect(
      DocumentVersions?.map(({ DocumentVersion, IsDefaultVersion }) => [DocumentVersion, IsDefaultVersion]),
    ).toEqual([
      ["3", false],
      ["2", true],
      ["1", false],
    ]);
    await expect(ssm.send(new DeleteDocumentCommand({ Name, DocumentVersion: "2" }))).rejects.toMatchObject({
      name: "InvalidDocumentOperation",
    });
    await ssm.send(new DeleteDocumentCommand({ Name, DocumentVersion: "3" }));
    expect(await describe("$LATEST")).toMatchObject({ DocumentVersion: "2" });
    await ssm.send(new DeleteDocumentCommand({ Name }));
    await expect(describe()).rejects.toMatchObject({
      name: "InvalidDocument",
      message: "Document with name Checkout-Mitigate does not exist.",
    });
  });

  test.each<[string, Partial<CreateDocumentCommandInput>, string]>([
    ["is no JSON", { DocumentFormat: "JSON" }, "InvalidDocumentContent"],
    ["is no YAML", { Content: "a: [" }, "InvalidDocumentContent"],
    ["has no steps", { Content: stringify({ ...content, mainSteps: [] }) }, "InvalidDocumentContent"],
    [
      "has no schema version",
      { Content: stringify({ ...content, schemaVersion: undefined }) },
      "InvalidDocumentContent",
    ],
    [
      "has the schema of a command",
      { Content: stringify({ ...content, schemaVersion: "2.2" }) },
      "InvalidDocumentSchemaVersion",
    ],
    [
      "has a step twice",
      { Content: stringify({ ...content, mainSteps: [...content.mainSteps, ...content.mainSteps] }) },
      "InvalidDocumentContent",
    ],
    [
      "has a parameter of an unknown type",
      { Content: stringify({ ...content, parameters: { A: { type: "Text" } } }) },
      "InvalidDocumentContent",
    ],
    [
      "is larger than 64 KB",
      { Content: stringify({ ...content, description: "x".repeat(65_536) }) },
      "MaxDocumentSizeExceeded",
    ],
    ["has a name of AWS's", { Name: "AWS-Checkout" }, "ValidationException"],
  ])("is refused when it %s", async (_, more, name) => {
    await expect(create(more)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  test("is made once", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      name: "DocumentAlreadyExists",
      message: "Document with same name Checkout-Mitigate already exists",
    });
    const elsewhere = clientsOf(emulator.endpoint, "111122223333", "eu-west-1").ssm;
    await expect(elsewhere.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }))).rejects.toMatchObject({
      name: "InvalidDocument",
    });
  });

  test("is read by other accounts only while it is shared with them", async () => {
    await create();
    const Name = "Checkout-Mitigate";
    const arn = `arn:aws:ssm:us-east-1:111122223333:document/${Name}`;
    const other = clientsOf(emulator.endpoint, "444455556666").ssm;
    const read = () => other.send(new DescribeDocumentCommand({ Name: arn }));
    await expect(read()).rejects.toMatchObject({ name: "InvalidDocument" });
    const share = { Name, PermissionType: "Share" } as const;
    await ssm.send(new ModifyDocumentPermissionCommand({ ...share, AccountIdsToAdd: ["444455556666"] }));
    expect((await read()).Document).toMatchObject({ Name: arn, Owner: "111122223333" });
    expect((await ssm.send(new DescribeDocumentPermissionCommand(share))).AccountIds).toEqual(["444455556666"]);
    await expect(ssm.send(new DeleteDocumentCommand({ Name }))).rejects.toMatchObject({
      name: "InvalidDocumentOperation",
    });
    await ssm.send(new ModifyDocumentPermissionCommand({ ...share, AccountIdsToRemove: ["444455556666"] }));
    await expect(read()).rejects.toMatchObject({ name: "InvalidDocument" });
  });

  test("is tagged", async () => {
    await create();
    const tagged = { ResourceType: "Document", ResourceId: "Checkout-Mitigate" } as const;
    await ssm.send(
      new AddTagsToResourceCommand({
        ...tagged,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "" },
        ],
      }),
    );
    await ssm.send(new RemoveTagsFromResourceCommand({ ...tagged, TagKeys: ["a"] }));
    expect((await ssm.send(new ListTagsForResourceCommand(tagged))).TagList).toEqual([{ Key: "b", Value: "" }]);
  });

  test("is found in lists by owner and type", async () => {
    await create();
    const names = async (Filters: { Key: string; Values: string[] }[]) => {
      const found: (string | undefined)[] = [];
      for await (const page of paginateListDocuments({ client: ssm, pageSize: 2 }, { Filters })) {
        found.push(...(page.DocumentIdentifiers ?? []).map(({ Name }) => Name));
      }
      return found;
    };
    expect(await names([{ Key: "Owner", Values: ["Self"] }])).toEqual(["Checkout-Mitigate"]);
    expect(await names([{ Key: "DocumentType", Values: ["Command"] }])).toEqual(["AWS-RunShellScript"]);
    expect(await names([{ Key: "Owner", Values: ["Amazon"] }])).toContain("AWS-RestartEC2Instance");
    await expect(ssm.send(new ListDocumentsCommand({ NextToken: "made-up" }))).rejects.toMatchObject({
      name: "InvalidNextToken",
    });
  });
});

test("the template of Incident Manager can be cloned", async () => {
  const Name = "AWSIncidents-CriticalIncidentRunbookTemplate";
  const { Content, DocumentType } = await ssm.send(new GetDocumentCommand({ Name, DocumentFormat: "YAML" }));
  expect(parse(Content ?? "")).toMatchObject({ schemaVersion: "0.3" });
  await create({ Name: "Clone", Content, DocumentType });
  const clone = await ssm.send(new GetDocumentCommand({ Name: "Clone", DocumentFormat: "YAML" }));
  expect(clone.Content).toBe(Content);
  expect((await ssm.send(new DescribeDocumentCommand({ Name }))).Document?.Owner).toBe("Amazon");
});

describe("an automation", () => {
  const start = (Parameters?: Record<string, string[]>, DocumentName = "Checkout-Mitigate", DocumentVersion?: string) =>
    ssm.send(new StartAutomationExecutionCommand({ DocumentName, Parameters, DocumentVersion }));

  test("runs the default version with the parameters that were given", async () => {
    await create();
    const Parameters = {
      Service: ["checkout", "cart"],
      Mode: ["fast"],
      Ticket: ["OPS-1"],
      Depth: ["3"],
      DryRun: ["true"],
    };
    const { AutomationExecutionId } = await start(Parameters);
    const { AutomationExecution } = await ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId }));
    expect(AutomationExecution).toMatchObject({
      DocumentName: "Checkout-Mitigate",
      DocumentVersion: "1",
      AutomationExecutionStatus: "Waiting",
      Parameters,
    });
  });

  test.each<[string, Record<string, string[]>]>([
    ["Undefined execution inputs: [environment, toString]", { Service: ["a"], environment: ["x"], toString: ["y"] }],
    ["Missing required execution inputs: [Service]", { Depth: ["1"] }],
    ["Parameter Depth has a value that is not of type Integer", { Service: ["a"], Depth: ["many"] }],
    ["Parameter DryRun has a value that is not of type Boolean", { Service: ["a"], DryRun: ["yes"] }],
    ["Parameter Mode of type String takes one value, not 2", { Service: ["a"], Mode: ["safe", "fast"] }],
    ["Parameter Mode has a value that is not one of: [safe, fast]", { Service: ["a"], Mode: ["slow"] }],
    [
      "Parameter Ticket has a value that does not match the pattern: ^([A-Z]+-[0-9]+)?$",
      { Service: ["a"], Ticket: ["ops"] },
    ],
    [
      "Parameter Regions has 3 values, which is fewer or more than it takes",
      { Service: ["a"], Regions: ["a", "b", "c"] },
    ],
  ])("is refused: %s", async (message, Parameters) => {
    await create();
    await expect(start(Parameters)).rejects.toMatchObject({
      name: "InvalidAutomationExecutionParametersException",
      message,
    });
  });

  test("needs an Automation of that name and version", async () => {
    await create();
    await expect(start(undefined, "Missing")).rejects.toMatchObject({ name: "AutomationDefinitionNotFoundException" });
    await expect(start(undefined, "AWS-RunShellScript")).rejects.toMatchObject({
      name: "AutomationDefinitionNotFoundException",
    });
    await expect(start({ Service: ["a"] }, "Checkout-Mitigate", "7")).rejects.toMatchObject({
      name: "AutomationDefinitionVersionNotFoundException",
    });
    await expect(start({ Service: ["x".repeat(513)] })).rejects.toMatchObject({ name: "ValidationException" });
  });

  test("is started once for a client's token", async () => {
    await create();
    const ClientToken = "11111111-2222-3333-4444-555555555555";
    const once = (Service: string) =>
      ssm.send(
        new StartAutomationExecutionCommand({
          DocumentName: "Checkout-Mitigate",
          ClientToken,
          Parameters: { Service: [Service] },
        }),
      );
    const first = await once("a");
    expect((await once("a")).AutomationExecutionId).toBe(first.AutomationExecutionId);
    await expect(once("b")).rejects.toMatchObject({ name: "IdempotentParameterMismatch" });
  });
});
