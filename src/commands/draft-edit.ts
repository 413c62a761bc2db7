import type { RemotePlan } from "../core/changes/change.js";
import { editPlanFile } from "../core/import/edit-plan-file.js";
import type { ResolvedPlan } from "../core/plan/resource.js";
import type { RepositoryFiles } from "../ports.js";
import type { LoadedRepository } from "./loaded-repository.js";

/** What a file holds, and what it would after the edits of all its plans so far. */
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
  const path = declared.source.file;
  const others = repository.plans.filter(
    ({ source, target }) => source.file === path && target?.name !== declared.target?.name,
  );
  if (others.length > 0) return { problem: `\`${path}\` is for other targets too, edit it by hand` };
  const draft = edited.get(path);
  const before = draft?.before ?? (await files.read(path));
  const result = editPlanFile(draft?.text ?? new TextDecoder().decode(before), declared, remote);
  if ("problem" in result) return result;
  const file = { before, text: result.text };
  edited.set(path, file);
  return file;
}
