import type { RemotePlan } from "../core/changes/change.js";
import { editNeighbourFile } from "../core/import/edit-neighbour-file.js";
import { editPlanFile } from "../core/import/edit-plan-file.js";
import type { ImportedPlan } from "../core/import/import-plan.js";
import type { SecretNames } from "../core/import/secret-names.js";
import type { RemoteNeighbour } from "../core/neighbours/neighbour.js";
import type { ResolvedPlan, ResolvedResource } from "../core/plan/resource.js";
import type { RepositoryFiles } from "../ports.js";
import type { LoadedRepository } from "./loaded-repository.js";

/** What a file holds, and what it would after the edits of all its resources so far. */
export interface EditedFile {
  readonly before: Uint8Array;
  readonly text: string;
}

/** The files that are edited, by path. */
export type EditedFiles = Map<string, EditedFile>;

/** Edit the file of a plan so that it declares what AWS has, on top of the edits before. Writes nothing to disk. */
export async function draftEdit(
  repository: LoadedRepository,
  declared: ResolvedPlan,
  remote: RemotePlan,
  files: RepositoryFiles,
  edited: EditedFiles,
): Promise<EditedFile | { readonly problem: string }> {
  return edit(repository.plans, declared, files, edited, (text) => editPlanFile(text, declared, remote));
}

/** The same for a neighbour; delivery addresses become `${secret:NAME}`. */
export async function draftNeighbourEdit(
  repository: LoadedRepository,
  declared: ResolvedResource,
  remote: RemoteNeighbour,
  files: RepositoryFiles,
  { edited, secrets }: { readonly edited: EditedFiles; readonly secrets: SecretNames },
): Promise<EditedFile | { readonly problem: string }> {
  return edit(repository.declared, declared, files, edited, (text) =>
    editNeighbourFile(text, declared, remote, secrets),
  );
}

type Declared = Pick<ResolvedPlan, "source" | "target">;

async function edit(
  all: readonly Declared[],
  { source, target }: Declared,
  files: RepositoryFiles,
  edited: EditedFiles,
  editText: (text: string) => ImportedPlan,
): Promise<EditedFile | { readonly problem: string }> {
  const path = source.file;
  const others = all.filter((one) => one.source.file === path && one.target?.name !== target?.name);
  if (others.length > 0) return { problem: `\`${path}\` is for other targets too, edit it by hand` };
  const draft = edited.get(path);
  const before = draft?.before ?? (await files.read(path));
  const result = editText(draft?.text ?? new TextDecoder().decode(before));
  if ("problem" in result) return result;
  const file = { before, text: result.text };
  edited.set(path, file);
  return file;
}
