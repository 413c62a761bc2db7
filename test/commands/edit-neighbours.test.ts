import { GetDocumentCommand, UpdateDocumentCommand } from "@aws-sdk/client-ssm";
import { ListContactChannelsCommand } from "@aws-sdk/client-ssm-contacts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clientsOf } from "../emulator/clients.js";
import {
  account,
  contactArn,
  edited,
  everything,
  type NeighbourAccount,
  neighbourAccount,
} from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

describe("an edit", () => {
  test.each([
    ["a role's description", "Description: Starts runbooks", "Description: Other", "/Description"],
    ["a role's session", "MaxSessionDuration: 7200", "MaxSessionDuration: 3600", "/MaxSessionDuration"],
    ["a role's trust", "Service: ssm-incidents.amazonaws.com", 'AWS: "111122223333"', "/AssumeRolePolicyDocument"],
    [
      "a role's managed policies",
      'ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]\n',
      "",
      "/ManagedPolicyArns",
    ],
    ["a role's inline policy", "ssm:StartAutomationExecution", "ssm:GetDocument", "/Policies/start"],
    ["the name of a role's inline policy", "PolicyName: start", "PolicyName: other", "/Policies/other /Policies/start"],
    [
      "a role's boundary",
      "MaxSessionDuration: 7200",
      "MaxSessionDuration: 7200\nPermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess",
      "/PermissionsBoundary",
    ],
    ["a tag", "Value: payments}]\n---\nkind: Runbook", "Value: other}]\n---\nkind: Runbook", "/Tags/team"],
    ["a runbook's content", "Duration: PT1S", "Duration: PT2S", "/Content"],
    ["a contact's display name", "DisplayName: Ann", "DisplayName: Ann B", "/DisplayName"],
    ["a contact's stage", "DurationInMinutes: 10", "DurationInMinutes: 15", "/Plan/Stages/1"],
    ["a channel's retry", ", RetryIntervalInMinutes: 1", "", "/Plan/Stages/0"],
    [
      "a new channel",
      "  - {Name: mail, Type: EMAIL",
      '  - {Name: home, Type: VOICE, DeliveryAddress: {SimpleAddress: "${secret:ANN_SMS}"}}\n  - {Name: mail, Type: EMAIL',
      "/Channels/home",
    ],
    [
      "a rotation's people",
      "ContactIds: [contact/ann, contact/bob]",
      "ContactIds: [contact/bob, contact/ann]",
      "/ContactIds",
    ],
    ["a rotation's start", "2026-01-01T09:00:00Z", "2026-02-01T09:00:00Z", "/StartTime"],
    ["a rotation's time zone", "Europe/Berlin", "Europe/Paris", "/TimeZoneId"],
    [
      "a rotation's turns",
      "WeeklySettings: [{DayOfWeek: MON, HandOffTime: {HourOfDay: 9, MinuteOfHour: 0}}]",
      "DailySettings: [{HourOfDay: 9, MinuteOfHour: 0}]",
      "/Recurrence/DailySettings /Recurrence/WeeklySettings",
    ],
    [
      "a rotation's coverage",
      "MON: [{Start: {HourOfDay: 9",
      "TUE: [{Start: {HourOfDay: 9",
      "/Recurrence/ShiftCoverages",
    ],
    ["a schedule's display name", "DisplayName: Payments", "DisplayName: Others", "/DisplayName"],
    ["a schedule's rotations", "RotationIds: [rotation/payments primary]", "RotationIds: []", "/Plan/RotationIds"],
    ["an escalation's stage", "IsEssential: false", "IsEssential: true", "/Plan/Stages/0"],
  ])("of %s is one change, is made, and leaves nothing to do", async (_what, from, to, pointers) => {
    await aws.sync(everything);
    const text = edited(from, to);
    const [change = "", ...others] = await aws.diff(text);
    expect(others).toEqual([]);
    expect(
      change
        .split(" ")
        .filter((word) => word.startsWith("/"))
        .join(" "),
    ).toBe(pointers);
    expect((await aws.sync(text)).join()).toMatch(/^update \S+( primary)? applied/);
    expect(await aws.diff(text)).toEqual([]);
    expect(await aws.sync(text)).toEqual([]);
  });

  test("of a channel's type makes another channel and takes the first one away", async () => {
    await aws.sync(everything);
    const text = edited(
      'Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "${secret:ANN_SMS}"}',
      'Name: phone, Type: VOICE, DeliveryAddress: {SimpleAddress: "${secret:ANN_SMS}"}',
    );
    expect((await aws.sync(text)).join()).toMatch(/^update contact\/ann applied/);
    expect(await aws.sync(text)).toEqual([]);
    const { ContactChannels = [] } = await aws.clients.contacts.send(
      new ListContactChannelsCommand({ ContactId: contactArn("ann") }),
    );
    expect(ContactChannels.map(({ Name, Type }) => `${Name} ${Type}`).sort()).toEqual(["mail EMAIL", "phone VOICE"]);
  });

  test("of a runbook makes a version and the default one of it, in every Region", async () => {
    await aws.sync(everything);
    await aws.sync(edited("Duration: PT1S", "Duration: PT2S"));
    for (const region of ["us-east-1", "eu-west-1"]) {
      const { ssm } = clientsOf(aws.emulator.endpoint, account, region);
      const document = await ssm.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }));
      expect(document.DocumentVersion).toBe("2");
      expect(document.Content).toContain("PT2S");
    }
  });

  test("back to the version before the latest makes a new one; to the latest only makes it the default", async () => {
    await aws.sync(everything);
    const { ssm } = aws.clients;
    const text = edited("Duration: PT1S", "Duration: PT2S");
    const { Content = "" } = await ssm.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }));
    await ssm.send(
      new UpdateDocumentCommand({
        Name: "Checkout-Mitigate",
        Content: Content.replace("PT1S", "PT2S"),
        DocumentFormat: "YAML",
        DocumentVersion: "$LATEST",
      }),
    );
    expect(await aws.diff(everything)).toEqual([]);
    await aws.forgetCalls();
    expect(await aws.sync(text)).toEqual(["update document/Checkout-Mitigate applied"]);
    expect((await aws.writes()).filter((one) => one === "UpdateDocument")).toHaveLength(1);
    expect((await ssm.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }))).DocumentVersion).toBe("2");
    expect(await aws.sync(text)).toEqual([]);
  });

  test("that AWS cannot make is refused, and the rest is done", async () => {
    await aws.sync(everything);
    const text = edited("Path: /ops/", "Path: /other/").replace("DisplayName: Ann", "DisplayName: Ann B");
    const outcomes = await aws.sync(text.replaceAll("role/ops/incident-runbook", "role/ops/incident-runbook"));
    expect(outcomes).toContainEqual(
      expect.stringMatching(/^update role\/incident-runbook refused .*cannot change the path/),
    );
    expect(outcomes).toContainEqual(expect.stringMatching(/^update contact\/ann applied/));
  });
});
