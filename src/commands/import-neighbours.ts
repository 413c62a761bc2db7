import { canonicalJson } from "../core/changes/canonical-json.js";
import type { Obstacle, RemotePlan } from "../core/changes/change.js";
import { ownershipTag } from "../core/changes/ownership.js";
import { isNamedAs, resourceAddress } from "../core/changes/resource-address.js";
import type { Target } from "../core/config/config.js";
import { importNeighbour } from "../core/import/import-neighbour.js";
import type { FilePlacer } from "../core/import/place-file.js";
import { referredRoles } from "../core/import/referred-roles.js";
import type { SecretNames } from "../core/import/secret-names.js";
import { secretsIn } from "../core/import/secrets-in.js";
import { alignNeighbour } from "../core/neighbours/align-neighbour.js";
import type { NeighbourKind, RemoteNeighbour } from "../core/neighbours/neighbour.js";
import { OperationalError } from "../core/operational-error.js";
import type { NeighbourReader, RepositoryFiles } from "../ports.js";
import { draftNeighbourEdit, type EditedFiles } from "./draft-edit.js";
import type { ImportedFile, ImportOptions, SkippedResource } from "./import.js";
import type { LoadedRepository } from "./loaded-repository.js";

/** Where new files go, and what files that are edited hold by now. */
export interface Drafts {
  readonly place: FilePlacer;
  readonly edited: EditedFiles;
  readonly secrets: SecretNames;
}

/** What of an account's neighbours became files. */
export interface ImportedNeighbours {
  readonly results: readonly (ImportedFile | SkippedResource)[];
  /** Kinds that could not be read, each with the reason: none of them hides the others. */
  readonly found: readonly RemoteNeighbour[];
}

/** Folders below that of the plans. */
const folders: Readonly<Record<NeighbourKind, string>> = {
  Contact: "contacts",
  EscalationPlan: "escalation-plans",
  OnCallSchedule: "on-call-schedules",
  Rotation: "rotations",
  Runbook: "runbooks",
  Role: "roles",
};

/** Kinds that one call lists, and so are refused together; roles last, as runbooks name some. */
const groups: readonly (readonly NeighbourKind[])[] = [
  ["Contact", "EscalationPlan", "OnCallSchedule"],
  ["Rotation"],
  ["Runbook"],
  ["Role"],
];

interface ImportSite {
  readonly repository: LoadedRepository;
  readonly target: Target;
  readonly options: ImportOptions;
  readonly files: RepositoryFiles;
  readonly drafts: Drafts;
}

/** Turn the neighbours of a target's account that no file declares into files, and edit others where that is wanted. */
export async function importNeighbours(
  site: ImportSite,
  plans: readonly RemotePlan[],
  reader: NeighbourReader,
): Promise<ImportedNeighbours> {
  const results: (ImportedFile | SkippedResource)[] = [];
  const found: RemoteNeighbour[] = [];
  for (const group of groups) {
    const kinds = group.filter((kind) => site.options.kinds.includes(kind));
    if (kinds.length === 0) continue;
    try {
      const remotes = await readGroup(site, kinds, plans, found, reader);
      found.push(...remotes);
      for (const remote of remotes) results.push(await importOne(site, remote, remotes, reader));
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      results.push(refusedGroup(site.target, kinds, error));
    }
  }
  return { results, found };
}

async function readGroup(
  { options, target, repository }: ImportSite,
  kinds: readonly NeighbourKind[],
  plans: readonly RemotePlan[],
  found: readonly RemoteNeighbour[],
  reader: NeighbourReader,
): Promise<readonly RemoteNeighbour[]> {
  const roles = referredRoles(target, [
    ...plans.map(({ plan }) => plan),
    ...repository.plans.filter((declared) => declared.target?.name === target.name).map(({ plan }) => plan),
    ...found.filter(({ kind }) => kind === "Runbook").map(({ value }) => value),
  ]);
  const named = kinds.map((kind) => {
    if (options.names.length > 0) return [kind, namesOfKind(options.names, kind)] as const;
    return [kind, kind === "Role" ? roles : undefined] as const;
  });
  const names = Object.fromEntries(named.filter(([, list]) => list !== undefined));
  const remotes = await reader.neighbours({ kinds, names });
  return remotes.filter(({ kind, account }) => kinds.includes(kind) && account === target.account);
}

/** `contact/ann` asks for one kind, `ann` for any. */
function namesOfKind(names: readonly string[], kind: NeighbourKind): readonly string[] {
  const prefix = resourceAddress(kind, "");
  return names.flatMap((name) => {
    if (name.startsWith(prefix)) return [name.slice(prefix.length)];
    return name.includes("/") ? [] : [name];
  });
}

function refusedGroup({ name: target }: Target, kinds: readonly NeighbourKind[], error: OperationalError) {
  const hint = error.hint === undefined ? {} : { hint: error.hint };
  return {
    target,
    name: kinds.map((kind) => folders[kind]).join(", "),
    reason: error.message,
    ...hint,
    isProblem: true,
    isSettled: false,
  };
}

async function importOne(
  site: ImportSite,
  remote: RemoteNeighbour,
  all: readonly RemoteNeighbour[],
  reader: NeighbourReader,
): Promise<ImportedFile | SkippedResource> {
  const { repository, target, options, drafts } = site;
  const skip = (reason: string, isProblem: boolean, hint?: string) => ({
    ...skipped(target, remote, reason, isProblem),
    ...(hint === undefined ? {} : { hint }),
  });
  const owner = remote.tags[ownershipTag] ?? "";
  if (owner !== "" && owner !== options.repository) return skip(`It belongs to \`${owner}\``, false);
  const declared = repository.declared.filter(
    ({ kind, name, target: own }) => kind === remote.kind && name === remote.name && own?.name === target.name,
  );
  if (declared.length > 0) return updateOne(site, remote);
  const obstacle = obstacleOf(remote, all, target);
  const isWanted = options.names.some((name) => isNamedAs(name, remote));
  if (obstacle !== undefined) {
    return skip(obstacle.reason, isWanted || remote.kind === "Rotation", obstacle.hint);
  }
  const imported = importNeighbour(remote, target, drafts.secrets, await reader.sharing?.(remote));
  if ("problem" in imported) return skip(imported.problem, true);
  const path = drafts.place(remote.name, target, folders[remote.kind]);
  if (path === undefined) return skip("No path matches `files` of the configuration and of this target alone", true);
  const name = resourceAddress(remote.kind, remote.name);
  return {
    target: target.name,
    name,
    kind: remote.kind,
    path,
    text: imported.text,
    isUnowned: owner === "",
    secrets: secretsIn(imported.text),
  };
}

/** Why a file cannot stand for what AWS has. */
function obstacleOf(remote: RemoteNeighbour, all: readonly RemoteNeighbour[], target: Target): Obstacle | undefined {
  if (remote.kind === "Rotation") {
    const twins = all.filter(({ kind, name }) => kind === "Rotation" && name === remote.name);
    if (twins.length < 2) return undefined;
    return {
      reason: `${twins.length} rotations have this name, and a file knows a rotation by it: ${twins.map(({ arn }) => `\`${arn}\``).join(", ")}`,
      hint: "Delete those that are not in use; AWS renames no rotation, so make one that is to stay again under another name",
    };
  }
  if (remote.kind !== "Runbook") return undefined;
  const { copies } = remote.handles;
  const missing = target.regions.filter((region) => !copies.some((copy) => copy.region === region));
  if (missing.length > 0)
    return {
      reason: `It is missing in ${missing.join(" and ")}, and a file is for every Region of the target`,
      hint: `Create it in ${missing.join(" and ")} too, or leave it out of what plans run`,
    };
  const [first, ...others] = copies;
  const other = others.find(({ value }) => {
    const { desired, actual } = alignNeighbour(first?.value ?? {}, { ...remote, value });
    return canonicalJson(desired) !== canonicalJson(actual);
  });
  return other === undefined
    ? undefined
    : {
        reason: `It is not the same in ${other.region} as in ${first?.region}, and a file is for every Region of the target`,
        hint: "Make its default versions the same in every Region, and import again",
      };
}

async function updateOne(site: ImportSite, remote: RemoteNeighbour): Promise<ImportedFile | SkippedResource> {
  const { repository, target, options, files, drafts } = site;
  const skip = (reason: string, isProblem: boolean) => skipped(target, remote, reason, isProblem);
  const [declared, ...twins] = repository.declared.filter(
    ({ kind, name, target: own }) => kind === remote.kind && name === remote.name && own?.name === target.name,
  );
  if (declared === undefined || twins.length > 0) return skip("A file declares it already", false);
  const path = declared.source.file;
  const { desired, actual } = alignNeighbour(declared.value, remote);
  if (canonicalJson(desired) === canonicalJson(actual)) {
    return { ...skip(`\`${path}\` declares it as it is`, false), isSettled: true };
  }
  if (Object.hasOwn(declared.value, "CloneOf")) return skip(`\`${path}\` declares it as a clone`, false);
  if (!options.updates) return skip(`\`${path}\` declares it otherwise; \`--update\` edits the file`, false);
  const text = drafts.edited.get(path)?.text ?? new TextDecoder().decode(await files.read(path));
  const file = await draftNeighbourEdit(repository, declared, remote, files, drafts);
  if ("problem" in file) return skip(file.problem, true);
  const name = resourceAddress(remote.kind, remote.name);
  const known = new Set(secretsIn(text));
  const secrets = secretsIn(file.text).filter((secret) => !known.has(secret));
  const isUnowned = (remote.tags[ownershipTag] ?? "") === "";
  return { target: target.name, name, kind: remote.kind, path, ...file, isUnowned, secrets };
}

function skipped(target: Target, { kind, name }: RemoteNeighbour, reason: string, isProblem: boolean): SkippedResource {
  return { target: target.name, name: resourceAddress(kind, name), reason, isProblem, isSettled: false };
}
