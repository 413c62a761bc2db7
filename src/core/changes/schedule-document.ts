import { alignNeighbour } from "../neighbours/align-neighbour.js";
import { compareNeighbours } from "../neighbours/compare-neighbours.js";
import type { NeighbourValue, RemoteNeighbour, RunbookCopy } from "../neighbours/neighbour.js";
import { listOf } from "../neighbours/normal-form.js";
import { runbookText } from "../neighbours/runbook-text.js";
import type { DocumentOperation, DocumentText } from "./neighbour-operation.js";
import type { WantedState } from "./schedule-neighbour.js";
import { tagChanges, wantedTags } from "./tag-changes.js";

/** A runbook is written to every Region of the target: a plan may start it in any of them. */
export function scheduleDocument(wanted: WantedState, now: RemoteNeighbour | undefined): readonly DocumentOperation[] {
  return wanted.regions.flatMap((region) => {
    const remote = now?.kind === "Runbook" ? now : undefined;
    const copy = remote?.handles.copies.find((one) => one.region === region);
    return remote === undefined || copy === undefined
      ? [createDocument(wanted, region)]
      : updateCopy(wanted, remote, copy);
  });
}

/** The document of each Region that has it. */
export function deleteDocument(
  now: Extract<RemoteNeighbour, { readonly kind: "Runbook" }>,
): readonly DocumentOperation[] {
  return now.handles.copies.map(({ region }) => ({ kind: "deleteDocument", name: now.name, region }));
}

function createDocument({ name, declared, repository }: WantedState, region: string): DocumentOperation {
  const requires = listOf(declared["Requires"]).map(({ Name, Version }) => ({
    name: String(Name),
    ...(Version === undefined ? {} : { version: String(Version) }),
  }));
  const document = { ...textOf(declared), ...(requires.length === 0 ? {} : { requires }) };
  return { kind: "createDocument", name, region, document, tags: wantedTags(declared, repository) };
}

function updateCopy(
  { name, declared, repository }: WantedState,
  remote: Extract<RemoteNeighbour, { readonly kind: "Runbook" }>,
  copy: RunbookCopy,
): readonly DocumentOperation[] {
  const { region, latestVersion } = copy;
  const arn = remote.arn.replace(/^(arn:[^:]+:ssm:)[^:]*/, `$1${region}`);
  const tags = tagChanges(copy.tags, wantedTags(declared, repository));
  const isAs = (value: NeighbourValue) =>
    compareNeighbours(alignNeighbour(declared, { ...remote, value })).every(isTag);
  const retag = tags === undefined ? [] : [{ kind: "tagDocument", name, arn, region, ...tags } as const];
  if (isAs(copy.value)) return retag;
  // AWS refuses a version that says what the latest one says already.
  return copy.latest !== undefined && isAs(copy.latest)
    ? [...retag, { kind: "updateDocumentDefaultVersion", name, region, version: latestVersion }]
    : [...retag, { kind: "updateDocument", name, region, document: textOf(declared) }];
}

function isTag({ pointer }: { readonly pointer: string }): boolean {
  return pointer.startsWith("/Tags/");
}

function textOf(declared: NeighbourValue): DocumentText {
  const text = (key: string, value: unknown) => (typeof value === "string" && value !== "" ? { [key]: value } : {});
  return {
    ...runbookText(declared),
    ...text("displayName", declared["DisplayName"]),
    ...text("versionName", declared["VersionName"]),
    ...text("targetType", declared["TargetType"]),
  };
}
