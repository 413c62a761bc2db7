import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../src/core/changes/canonical-json.js";
import type { Target } from "../../../src/core/config/config.js";
import { editNeighbourFile } from "../../../src/core/import/edit-neighbour-file.js";
import { importNeighbour } from "../../../src/core/import/import-neighbour.js";
import { secretNames } from "../../../src/core/import/secret-names.js";
import { alignNeighbour } from "../../../src/core/neighbours/align-neighbour.js";
import type { NeighbourKind, RemoteChannel, RemoteNeighbour } from "../../../src/core/neighbours/neighbour.js";
import { secretText } from "../../../src/core/neighbours/secret-text.js";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { resolveResource } from "../../../src/core/plan/resolve-resource.js";
import { resourceKinds } from "../../../src/core/plan/resource.js";
import { parseSource } from "../../../src/core/source/parse-source.js";
import { arbitraryNeighbours } from "../../fakes/arbitrary-neighbour.js";

const neighbourKinds = resourceKinds.filter((kind) => kind !== "ResponsePlan");
const account = "111122223333";
const prod: Target = { name: "prod", account, regions: ["us-east-1"], partition: "aws", files: [], vars: {} };
const other: Target = { ...prod, name: "other", account: "444455556666" };

function fileOf(remote: RemoteNeighbour, target = prod): string {
  const imported = importNeighbour(remote, target, secretNames([]));
  if ("problem" in imported) throw new Error(`${imported.problem}: ${JSON.stringify(remote.value)}`);
  return imported.text;
}

function resolve(text: string, target: Target) {
  const [[source], faults] = parseSource("a.yaml", new TextEncoder().encode(text));
  if (source === undefined) throw new Error(JSON.stringify(faults));
  const [resource, shape] = decodeResource(source);
  if (resource === undefined) throw new Error(JSON.stringify(shape));
  const [resolved, problems] = resolveResource({ ...resource, kind: resource.kind as NeighbourKind }, target);
  if (resolved === undefined) throw new Error(JSON.stringify(problems));
  return resolved;
}

describe.each(neighbourKinds)("any %s that AWS allows", (kind) => {
  test("is imported without loss, and its file shows no address", () => {
    fc.assert(
      fc.property(arbitraryNeighbours[kind], (remote) => {
        const text = fileOf(remote);
        const { desired, actual } = alignNeighbour(resolve(text, prod).value, remote);
        expect(canonicalJson(desired)).toBe(canonicalJson(actual));
        expect(text).not.toMatch(/\+4915112345678|\+12065550100|ann@example\.com/);
      }),
      { numRuns: 100 },
    );
  });

  test("is the same in a second account, where its file is resolved for that and read again", () => {
    fc.assert(
      fc.property(arbitraryNeighbours[kind], (remote) => {
        const there = resolve(fileOf(remote), other);
        const moved = inOtherAccount(remote);
        const { desired, actual } = alignNeighbour(there.value, moved);
        expect(canonicalJson(desired)).toBe(canonicalJson(actual));
        expect(canonicalJson(resolve(fileOf(moved, other), other).value)).toBe(canonicalJson(there.value));
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(neighbourKinds)("the file of any %s", (kind) => {
  test("is edited to say what any other state of it is, and not touched where it says so", () => {
    fc.assert(
      fc.property(arbitraryNeighbours[kind], arbitraryNeighbours[kind], (first, second) => {
        const text = `# ours\n${fileOf(first)}`;
        const remote = named(second, first);
        const edited = editNeighbourFile(text, resolve(text, prod), remote, secretNames([]));
        if ("problem" in edited) throw new Error(edited.problem);
        const { desired, actual } = alignNeighbour(resolve(edited.text, prod).value, remote);
        expect(canonicalJson(desired)).toBe(canonicalJson(actual));
        expect(edited.text.startsWith("# ours\n")).toBe(true);
        const again = editNeighbourFile(edited.text, resolve(edited.text, prod), remote, secretNames([]));
        expect(again).toEqual({ text: edited.text });
      }),
      { numRuns: 40 },
    );
  });
});

test("an edit keeps comments, secrets and all other lines", () => {
  const text = `kind: Contact # on call since 2024
Alias: ann
Channels:
  # her own phone
  - {Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "\${secret:HER_PHONE}"}}
Plan:
  Stages:
    - DurationInMinutes: 5 # then her voice mail
      Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]
`;
  const channel = (name: string, type: RemoteChannel["type"]) => ({
    arn: `arn:aws:ssm-contacts:us-east-1:${account}:contact-channel/ann/${name}`,
    name,
    type,
    isActivated: true,
    address: secretText("+4915112345678"),
  });
  const channels = [channel("mail", "EMAIL"), channel("phone", "SMS")];
  const Targets = [{ ChannelTargetInfo: { ContactChannelId: "channel/phone" } }];
  const remote: RemoteNeighbour = {
    kind: "Contact",
    name: "ann",
    arn: `arn:aws:ssm-contacts:us-east-1:${account}:contact/ann`,
    account,
    tags: {},
    value: {
      Alias: "ann",
      Channels: channels.map(({ name, type }) => ({ Name: name, Type: type })),
      Plan: { Stages: [{ DurationInMinutes: 10, Targets }] },
    },
    handles: { channels },
  };
  const edited = editNeighbourFile(text, resolve(text, prod), remote, secretNames(["HER_PHONE"]));
  expect(edited).toEqual({
    text: text.replace("Minutes: 5", "Minutes: 10").replace(
      "Plan:\n",
      `  - Name: mail
    Type: EMAIL
    DeliveryAddress: {SimpleAddress: "\${secret:ANN_MAIL}"}
Plan:
`,
    ),
  });
});

test("equal addresses share a secret, others never do", () => {
  const names = secretNames(["ANN_PHONE"]);
  const [phone, other] = [secretText("+49151"), secretText("+49152")];
  expect(names.nameOf("ann", "phone", phone)).toBe("ANN_PHONE_2");
  expect(names.nameOf("ann", "phone", phone)).toBe("ANN_PHONE_2");
  expect(names.nameOf("ann", "phone", other)).toBe("ANN_PHONE_3");
  expect(names.nameOf("jörg-7", "Büro 1", phone)).toBe("JORG_7_BURO_1");
  expect(names.nameOf("7", "漢", phone)).toBe("_7");
});

/** The state of one as that of another with the same name. */
function named(remote: RemoteNeighbour, { name, arn, value }: RemoteNeighbour): RemoteNeighbour {
  const { Alias, Name, RoleName } = value;
  const names = Object.fromEntries(Object.entries({ Alias, Name, RoleName }).filter(([, each]) => each !== undefined));
  return { ...remote, name, arn, value: { ...remote.value, ...names } } as RemoteNeighbour;
}

/** What AWS has in the other account when the same was made there. */
function inOtherAccount(remote: RemoteNeighbour): RemoteNeighbour {
  const moved = JSON.parse(JSON.stringify(remote).replaceAll(account, other.account)) as RemoteNeighbour;
  if (remote.kind !== "Contact" || moved.kind !== "Contact") return moved;
  const channels = moved.handles.channels.map((channel, index) => {
    const address = remote.handles.channels[index]?.address.reveal() ?? "";
    return { ...channel, address: secretText(address) };
  });
  return { ...moved, handles: { channels } };
}
