import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../src/core/changes/canonical-json.js";
import type { Target } from "../../../src/core/config/config.js";
import { importNeighbour } from "../../../src/core/import/import-neighbour.js";
import { secretNames } from "../../../src/core/import/secret-names.js";
import { alignNeighbour } from "../../../src/core/neighbours/align-neighbour.js";
import type { NeighbourKind, RemoteNeighbour } from "../../../src/core/neighbours/neighbour.js";
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
