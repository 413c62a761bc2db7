import { compareText } from "../diagnostic.js";
import { groupBy } from "../group-by.js";
import type { RecordedOutput, Recording } from "./recording.js";

/** A file that a snapshot consists of. */
export interface SnapshotFile {
  /** `facts/TARGET/REGION/SERVICE.json`; `global` stands for what has no Region. */
  readonly path: string;
  readonly text: string;
}

// Who took the snapshot is not a fact about the plans, and may be a person.
const unwritten = new Set(["sts"]);

/**
 * A recording as files for the repository: one for each Region and service, each a wrapper around outputs in the shape
 * of the AWS CLI. Nothing but `recordedAt` changes where AWS did not.
 */
export function snapshotFiles({ target, outputs }: Recording): readonly SnapshotFile[] {
  const written = outputs.filter(({ service }) => !unwritten.has(service));
  const groups = groupBy(written, ({ service, recorded }) => snapshotPath(target.name, recorded.region, service));
  return [...groups]
    .map(([path, group]) => ({ path, text: writeFile(group.map(({ recorded }) => recorded)) }))
    .sort((a, b) => compareText(a.path, b.path));
}

/** Where a snapshot keeps what a service said of a Region. */
export function snapshotPath(target: string, region: string | undefined, service: string): string {
  return `facts/${target}/${region ?? "global"}/${service}.json`;
}

/** A file of an earlier snapshot that this one has nothing to say in; it must not go on telling of the past. */
export function emptySnapshot(recording: Recording, path: string): SnapshotFile {
  const [, , region] = path.split("/");
  const place = {
    account: recording.target.account,
    ...(region === "global" || region === undefined ? {} : { region }),
  };
  return { path, text: print({ ...place, output: [] }) };
}

function writeFile(recorded: readonly RecordedOutput[]): string {
  const [first] = recorded;
  const region = first?.region === undefined ? {} : { region: first.region };
  const complete = unique(recorded.flatMap((output) => output.complete ?? []));
  const absent = unique(recorded.flatMap((output) => output.absent ?? []));
  const refused = recorded.flatMap((output) => Object.entries(output.refused ?? {}));
  return print({
    account: first?.account,
    ...region,
    recordedAt: first?.recordedAt,
    ...(complete.length === 0 ? {} : { complete }),
    ...(absent.length === 0 ? {} : { absent }),
    ...(refused.length === 0 ? {} : { refused: Object.fromEntries(refused.sort(([a], [b]) => compareText(a, b))) }),
    output: recorded.flatMap(bareOutput),
  });
}

/** An output without what its file says once for all; in a wrapper only where that names its owner. */
function bareOutput({ output, roleName, resourceArn, eventBusName }: RecordedOutput): readonly object[] {
  if (output === undefined) return [];
  const owner = {
    ...(roleName === undefined ? {} : { roleName }),
    ...(resourceArn === undefined ? {} : { resourceArn }),
    ...(eventBusName === undefined ? {} : { eventBusName }),
  };
  return [Object.keys(owner).length === 0 ? output : { ...owner, output }];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText);
}

function print(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
