import {
  type DiffResult,
  isPlanChange,
  type NeighbourUpdate,
  type PlanUpdate,
  type TargetChanges,
  type UpdateChange,
} from "../core/changes/change.js";
import { withFieldsOf } from "../core/changes/ignore-drift.js";
import { normalizePlan } from "../core/changes/normalize-plan.js";
import { ownerOf, ownershipTag } from "../core/changes/ownership.js";
import { labelOf } from "../core/changes/resource-address.js";
import { type SecretNames, secretNames } from "../core/import/secret-names.js";
import { secretsIn } from "../core/import/secrets-in.js";
import { declaredChannels, isAddressField, remoteChannel } from "../core/neighbours/channel-address.js";
import type { NeighbourValue, RemoteNeighbour } from "../core/neighbours/neighbour.js";
import { secretText } from "../core/neighbours/secret-text.js";
import { withPartsOf } from "../core/neighbours/with-parts-of.js";
import type { AdoptedResource, LeftResource } from "../core/report/adoption-proposal.js";
import type { RepositoryFiles } from "../ports.js";
import { draftEdit, draftNeighbourEdit, type EditedFiles } from "./draft-edit.js";
import type { LoadedRepository } from "./loaded-repository.js";

/** Files that declare what AWS has. */
export interface Adoption {
  readonly files: EditedFiles;
  readonly adopted: readonly AdoptedResource[];
  /** What no edit of a file can adopt, and why. */
  readonly left: readonly LeftResource[];
  /** Environment variables that a sync will take delivery addresses from, and did not before. */
  readonly secrets: readonly string[];
}

interface Site {
  readonly repository: LoadedRepository;
  /** `OWNER/REPO`, the value of the ownership tag. */
  readonly owner: string;
  readonly files: RepositoryFiles;
  readonly edited: EditedFiles;
  readonly secrets: SecretNames;
}

/** What became of one difference; several where only a part of it can be adopted. */
type Verdict = { readonly file: string } | { readonly reason: string };

/**
 * Edit the files of what differs in AWS so that they declare what it has; what a file ignores stays as the file says.
 * What AWS lacks, or no file declares, is a person's to decide about. Writes nothing.
 *
 * @param owner `OWNER/REPO`, the value of the ownership tag
 */
export async function draftAdoption(
  repository: LoadedRepository,
  { targets }: DiffResult,
  owner: string,
  files: RepositoryFiles,
): Promise<Adoption> {
  const edited: EditedFiles = new Map();
  const taken = secretsIn(JSON.stringify(repository.declared.map(({ value }) => value)));
  const site: Site = { repository, owner, files, edited, secrets: secretNames(taken) };
  const adopted: AdoptedResource[] = [];
  const left: LeftResource[] = [];
  for (const changes of targets) {
    const { target } = changes;
    for (const change of changes.changes) {
      for (const verdict of await judge(site, changes, change)) {
        if ("reason" in verdict) left.push({ target, name: labelOf(change), reason: verdict.reason });
        else if (change.kind === "update") adopted.push({ target, file: verdict.file, change });
      }
    }
  }
  const named = [...edited.values()].flatMap(({ text }) => secretsIn(text));
  const secrets = [...new Set(named)].filter((name) => !taken.includes(name));
  return { files: edited, adopted, left, secrets };
}

async function judge(
  site: Site,
  changes: TargetChanges,
  change: TargetChanges["changes"][number],
): Promise<readonly Verdict[]> {
  if (change.kind !== "update") return [{ reason: leftReason(change.kind) }];
  return isPlanChange(change) ? [await adoptPlan(site, changes, change)] : adoptNeighbour(site, changes, change);
}

async function adoptPlan(
  { repository, owner, files, edited }: Site,
  changes: TargetChanges,
  change: PlanUpdate,
): Promise<Verdict> {
  const current = ownerOf(change.actual);
  if (current !== undefined && current !== owner) return { reason: `it belongs to \`${current}\`` };
  const [declared, ...twins] = repository.plans.filter(
    (one) => one.plan.name === change.name && one.target?.name === changes.target,
  );
  if (declared === undefined || twins.length > 0) return severalFiles;
  const ignored = ignoredPointers(changes, change);
  const plan = withFieldsOf(normalizePlan(change.actual.plan), normalizePlan(declared.plan), ignored);
  const result = await draftEdit(repository, declared, { ...change.actual, plan }, files, edited);
  return "problem" in result ? { reason: result.problem } : { file: declared.source.file };
}

async function adoptNeighbour(
  { repository, owner, files, edited, secrets }: Site,
  changes: TargetChanges,
  change: NeighbourUpdate,
): Promise<readonly Verdict[]> {
  const { [ownershipTag]: current = "" } = change.actual.tags;
  if (current !== "" && current !== owner) return [{ reason: `it belongs to \`${current}\`` }];
  const [declared, ...twins] = repository.declared.filter(
    ({ kind, name, target }) => kind === change.resourceKind && name === change.name && target?.name === changes.target,
  );
  if (declared === undefined || twins.length > 0) return [severalFiles];
  if (Object.hasOwn(declared.value, "CloneOf")) {
    return [{ reason: "its file declares it as a clone: sync to restore it, or write its `Content` instead" }];
  }
  const others = change.fields.flatMap((field) => {
    if (isAddressField(field)) return [{ reason: addressReason }];
    return field.pointer === "/Regions" ? [{ reason: regionsReason }] : [];
  });
  if (others.length === change.fields.length) return unique(others);
  const remote = withoutIgnored(change.actual, declared.value, ignoredPointers(changes, change));
  const result = await draftNeighbourEdit(repository, declared, remote, files, { edited, secrets });
  return [
    ...("problem" in result ? [{ reason: result.problem }] : [{ file: declared.source.file }]),
    ...unique(others),
  ];
}

const severalFiles: Verdict = { reason: "several files declare it" };
const addressReason =
  "no file holds the address of a channel: change the secret to that address, or sync to restore what the secret says";
const regionsReason = "its Regions do not all have the same: sync to restore it in all of them";

function unique(verdicts: readonly { readonly reason: string }[]): readonly Verdict[] {
  return [...new Set(verdicts.map(({ reason }) => reason))].map((reason) => ({ reason }));
}

function ignoredPointers({ ignored = [] }: TargetChanges, change: UpdateChange): readonly string[] {
  return ignored.filter(({ name }) => name === labelOf(change)).map(({ pointer }) => pointer);
}

/** What AWS has, with what the file says where it ignores the difference; a contact's channels in the order of its value. */
function withoutIgnored(
  remote: RemoteNeighbour,
  declared: NeighbourValue,
  pointers: readonly string[],
): RemoteNeighbour {
  if (pointers.length === 0) return remote;
  const value = withPartsOf(remote.value, declared, pointers);
  if (remote.kind !== "Contact") return { ...remote, value };
  const { channels: known } = remote.handles;
  const channels = (declaredChannels(value, undefined) ?? []).map(
    ({ name, type }) =>
      remoteChannel({ name, type }, known) ?? { arn: "", name, type, isActivated: false, address: secretText("") },
  );
  return { ...remote, value, handles: { channels } };
}

function leftReason(kind: "create" | "delete"): string {
  return kind === "create"
    ? "AWS does not have it: sync to restore it, or remove it from its file"
    : "no file declares it: sync with `prune` to delete it, or import it with `muster import`";
}
