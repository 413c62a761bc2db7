import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { draftAdoption } from "../../src/commands/draft-adoption.js";
import { latestChanges } from "../../src/commands/explain-moves.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";
import { type ClientsIn, type ConsoleEdit, consoleEdits } from "./console-edits.js";
import { account, everything, type NeighbourAccount, neighbourAccount, owner } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
  await aws.sync(everything);
});
afterEach(() => aws.close());

/** The clients of a person who signed in through a role. */
async function person(name: string): Promise<ClientsIn> {
  await aws.passTime();
  const { iam, sts } = aws.clients;
  const Statement = [{ Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new CreateRoleCommand({ RoleName: "Admin", AssumeRolePolicyDocument }));
  const RoleArn = `arn:aws:iam::${account}:role/Admin`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: name }));
  return (region) => clientsOf(aws.emulator.endpoint, Credentials?.AccessKeyId, region);
}
const world = () => ({ ...aws.worldOf(), today: "2026-11-28" });
const look = async (text: string) => runDiff(await aws.load(text), owner, world());

const nameOf = (address: string) => address.slice(address.indexOf("/") + 1);

async function lastChanges(text = everything) {
  const { targets } = await look(text);
  const [target] = (await aws.load(text)).targets;
  if (target === undefined) throw new Error("no target");
  const past = await latestChanges(targets[0]?.changes ?? [], target, world());
  return [...past].map(([resource, { by, role, operation }]) => [resource, by, role, operation]);
}

async function adoptAll(text: string) {
  const repository = await aws.load(text);
  const files = fakeRepositoryFiles({ "plans/all.yaml": text });
  return draftAdoption(repository, await runDiff(repository, owner, world()), owner, files);
}

describe.each(consoleEdits)(
  "$name, edited at the console,",
  ({ address, edit, pointers, operation, adopted, line }) => {
    test("is shown with who did it, adopted by an edit of its lines or not at all, and left alone where a comment says so", async () => {
      await edit(await person("ana"), aws.passTime);
      expect(await aws.diff(everything)).toEqual([["update", nameOf(address), ...pointers].join(" ")]);
      expect(await lastChanges()).toEqual([[address, "ana", "Admin", operation]]);
      await (adopted === undefined ? expectLeft(address) : expectAdopted(adopted, pointers, address));
      const head = everything.replace(documentOf(address), (document) => `${ignore}\n${document}`);
      await expectIgnored(head, address, pointers);
      if (line === undefined) return;
      expect(everything).toContain(line);
      await expectIgnored(
        everything.replace(line, () => `${line} ${ignore}`),
        address,
        pointers,
      );
    });
  },
);

const ignore = "# muster: ignore[drift] the console's (until 2999-01-01)";

/** The beginning of the document that declares a resource. */
function documentOf(address: string): RegExp {
  return new RegExp(`(?<=\n)kind: \\w+\n(?:Alias|Name|RoleName): ${nameOf(address)}\n`, "u");
}

async function expectLeft(address: string) {
  const { files, left } = await adoptAll(everything);
  expect(files.size).toBe(0);
  expect(left).toEqual([{ target: "prod", name: address, reason: expect.stringContaining("sync to restore") }]);
}

async function expectAdopted(
  [from, to]: NonNullable<ConsoleEdit["adopted"]>,
  pointers: readonly string[],
  address: string,
) {
  const { files, adopted, left, secrets } = await adoptAll(everything);
  expect(everything).toContain(from);
  const text = files.get("plans/all.yaml")?.text ?? "";
  expect(text).toBe(everything.replace(from, () => to));
  expect({ left, names: adopted.map(({ change }) => change.name) }).toEqual({ left: [], names: [nameOf(address)] });
  expect(secrets).toEqual(pointers[0] === "/Channels/pager" ? ["ANN_PAGER"] : []);
  expect(await aws.diff(text)).toEqual([]);
}

async function expectIgnored(text: string, address: string, pointers: readonly string[]) {
  const { targets } = await look(text);
  const left = pointers.filter((pointer) => pointer !== "/Regions");
  expect(targets[0]?.ignored?.map(({ name, pointer, reason }) => [name, pointer, reason]) ?? []).toEqual(
    left.map((pointer) => [address, pointer, "the console's"]),
  );
  expect(targets[0]?.changes).toHaveLength(left.length === pointers.length ? 0 : 1);
  if (left.length === pointers.length) {
    await aws.forgetCalls();
    const { outcomes } = await applySync(await aws.prepare(text, {}, world()), world());
    expect([outcomes, await aws.writes()]).toEqual([[], []]);
  }
  const expired = text.replace("2999-01-01", "2026-11-27");
  expect((await look(expired)).targets[0]?.changes).toHaveLength(1);
}
