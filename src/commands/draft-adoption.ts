import type { DiffResult, PlanUpdate, TargetChanges } from "../core/changes/change.js";
import { withFieldsOf } from "../core/changes/ignore-drift.js";
import { normalizePlan } from "../core/changes/normalize-plan.js";
import { ownerOf } from "../core/changes/ownership.js";
import type { AdoptedPlan, LeftPlan } from "../core/report/adoption-proposal.js";
import type { RepositoryFiles } from "../ports.js";
import { draftEdit, type EditedFiles } from "./draft-edit.js";
import type { LoadedRepository } from "./loaded-repository.js";

/** Plan files that declare what AWS has. */
export interface Adoption {
  readonly files: EditedFiles;
  readonly adopted: readonly AdoptedPlan[];
  /** What no edit of a file can adopt, and why. */
  readonly left: readonly LeftPlan[];
}

/**
 * Edit the files of the plans that differ in AWS so that they declare what it has; what a file ignores stays as the
 * file says. Plans that AWS lacks, or that no file declares, are a person's to decide about. Writes nothing.
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
  const adopted: AdoptedPlan[] = [];
  const left: LeftPlan[] = [];
  for (const changes of targets) {
    const { target } = changes;
    for (const change of changes.changes) {
      const reason =
        change.resourceKind === "ResponsePlan" && change.kind === "update"
          ? await adopt(repository, changes, change, owner, files, edited)
          : leftReason(change.kind);
      if (typeof reason === "string") left.push({ target, name: change.name, reason });
      else adopted.push(reason);
    }
  }
  return { files: edited, adopted, left };
}

async function adopt(
  repository: LoadedRepository,
  { target, ignored = [] }: TargetChanges,
  change: PlanUpdate,
  owner: string,
  files: RepositoryFiles,
  edited: EditedFiles,
): Promise<AdoptedPlan | string> {
  const current = ownerOf(change.actual);
  if (current !== undefined && current !== owner) return `it belongs to \`${current}\``;
  const [declared, ...twins] = repository.plans.filter(
    (one) => one.plan.name === change.name && one.target?.name === target,
  );
  if (declared === undefined || twins.length > 0) return "several files declare it";
  const pointers = ignored.filter(({ name }) => name === change.name).map(({ pointer }) => pointer);
  const plan = withFieldsOf(normalizePlan(change.actual.plan), normalizePlan(declared.plan), pointers);
  const result = await draftEdit(repository, declared, { ...change.actual, plan }, files, edited);
  if ("problem" in result) return result.problem;
  return { target, file: declared.source.file, change };
}

function leftReason(kind: "create" | "update" | "delete"): string {
  if (kind === "create") return "AWS does not have it: sync to restore it, or remove it from its file";
  return kind === "delete"
    ? "no file declares it: sync with `prune` to delete it, or import it with `muster import`"
    : "only plans are adopted by editing files";
}
