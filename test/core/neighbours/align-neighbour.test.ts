import { inspect } from "node:util";
import { expect, test } from "vitest";
import { alignNeighbour } from "../../../src/core/neighbours/align-neighbour.js";
import type { RemoteChannel, RemoteNeighbour } from "../../../src/core/neighbours/neighbour.js";
import { secretText } from "../../../src/core/neighbours/secret-text.js";

const account = "111122223333";
const arnOf = (resource: string) => `arn:aws:ssm-contacts:us-east-1:${account}:${resource}`;

function channel(name: string, type: RemoteChannel["type"], id: string): RemoteChannel {
  return {
    arn: arnOf(`contact-channel/ann/${id}`),
    name,
    type,
    isActivated: true,
    address: secretText("+4915112345678"),
  };
}

function contact(value: object, channels: readonly RemoteChannel[]): RemoteNeighbour {
  const Channels = channels.map(({ name, type }) => ({ Name: name, Type: type }));
  return {
    kind: "Contact",
    name: "ann",
    arn: arnOf("contact/ann"),
    account,
    value: { Alias: "ann", Channels, ...value },
    tags: {},
    handles: { channels },
  };
}

function stages(...ids: readonly string[]) {
  const Targets = ids.map((ContactChannelId) => ({ ChannelTargetInfo: { ContactChannelId } }));
  return { Stages: [{ DurationInMinutes: 5, Targets }] };
}

test("a stage may name a channel or give its ARN, and means the same", () => {
  const phone = channel("phone", "SMS", "1");
  const remote = contact({ Plan: stages("channel/phone") }, [phone]);
  const { desired, actual } = alignNeighbour({ kind: "Contact", Alias: "ann", Plan: stages(phone.arn) }, remote);
  expect(desired).toEqual(actual);
});

test("channels of one name are told apart by their type", () => {
  const channels = [channel("phone", "SMS", "1"), channel("phone", "VOICE", "2")];
  const remote = contact({ Plan: stages("channel/SMS/phone", "channel/VOICE/phone") }, channels);
  const Channels = channels.map(({ name, type }) => ({ Name: name, Type: type, DeliveryAddress: {} })).reverse();
  const value = { Alias: "ann", Channels, Plan: stages("channel/VOICE/phone", "channel/SMS/phone") };
  const { desired, actual } = alignNeighbour(value, remote);
  expect(desired).toEqual(actual);
  expect(actual["Channels"]).toEqual({ "SMS/phone": { Type: "SMS" }, "VOICE/phone": { Type: "VOICE" } });
});

test("a file without channels leaves those of AWS alone, one with an empty list wants none", () => {
  const remote = contact({}, [channel("phone", "SMS", "1")]);
  expect(alignNeighbour({ Alias: "ann", Plan: {} }, remote)).toEqual({
    desired: { Alias: "ann" },
    actual: { Alias: "ann" },
  });
  const { desired, actual } = alignNeighbour({ Alias: "ann", Plan: {}, Channels: [] }, remote);
  expect(desired).not.toHaveProperty("Channels");
  expect(actual).toHaveProperty("Channels");
});

test("a rotation's start is one moment in any way of writing it, and open where the file does not say it", () => {
  const value = { Name: "primary", ContactIds: [arnOf("contact/ann")], TimeZoneId: "Europe/Berlin", Recurrence: {} };
  const remote: RemoteNeighbour = {
    kind: "Rotation",
    name: "primary",
    arn: arnOf("rotation/7"),
    account,
    value: { ...value, StartTime: "2026-01-01T09:00:00Z" },
    tags: {},
    handles: {},
  };
  for (const StartTime of ["2026-01-01 09:00", "2026-01-01T10:00+0100", "2026-01-01t09:00:00.000z", 1767258000]) {
    const { desired, actual } = alignNeighbour({ ...value, StartTime }, remote);
    expect(desired).toEqual(actual);
  }
  const { desired, actual } = alignNeighbour(value, remote);
  expect(desired).toEqual(actual);
});

test("a role's policies are compared by what they mean, and its defaults are written", () => {
  const policy = { Version: "2012-10-17", Statement: [] };
  const remote: RemoteNeighbour = {
    kind: "Role",
    name: "runbook",
    arn: `arn:aws:iam::${account}:role/runbook`,
    account,
    value: {
      RoleName: "runbook",
      Path: "/",
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: policy,
      Policies: [{ PolicyName: "start", PolicyDocument: policy }],
      Tags: [{ Key: "team", Value: "payments" }],
    },
    tags: { team: "payments", "muster/repository": "acme/oncall" },
    handles: { inlinePolicies: ["start"], attachedPolicies: [] },
  };
  const text = JSON.stringify(policy, null, 4);
  const { desired, actual } = alignNeighbour(
    {
      kind: "Role",
      RoleName: "runbook",
      AssumeRolePolicyDocument: text,
      Policies: [{ PolicyName: "start", PolicyDocument: text }],
      Tags: [{ Key: "team", Value: "payments" }],
    },
    remote,
  );
  expect(desired).toEqual(actual);
  expect(actual["Tags"]).toEqual({ team: "payments" });
});

test("a runbook that is written as text is compared to the letter, one that is a mapping by what it means", () => {
  const text = "# who calls?\nschemaVersion: '0.3'\nmainSteps: []\n";
  const value = { Name: "Mitigate", Content: text, DocumentFormat: "YAML" };
  const remote: RemoteNeighbour = {
    kind: "Runbook",
    name: "Mitigate",
    arn: `arn:aws:ssm:us-east-1:${account}:document/Mitigate`,
    account,
    value,
    tags: {},
    handles: { copies: [] },
  };
  const same = alignNeighbour({ Name: "Mitigate", Content: { schemaVersion: "0.3", mainSteps: [] } }, remote);
  expect(same.desired).toEqual(same.actual);
  const other = alignNeighbour({ Name: "Mitigate", Content: text.replace("who", "Who") }, remote);
  expect(other.desired).not.toEqual(other.actual);
});

test("an address is not in any text of the neighbour", () => {
  const remote = contact({}, [channel("phone", "SMS", "1")]);
  const copy: unknown = { ...remote };
  for (const text of [JSON.stringify(copy), inspect(copy, { depth: 9, showHidden: true }), String(copy)]) {
    expect(text).not.toContain("4915112345678");
  }
});
