import type { RemoteNeighbour } from "../neighbours/neighbour.js";

/** What has no field in a file, but whoever edits it should know: a line each, without the `#`. */
export function neighbourNotes(remote: RemoteNeighbour): readonly string[] {
  const stack = Object.hasOwn(remote.tags, stackTag) ? remote.tags[stackTag] : undefined;
  return [
    ...(stack === undefined ? [] : [`Made by the CloudFormation stack ${JSON.stringify(stack)}`]),
    ...notesOf(remote),
  ];
}

const stackTag = "aws:cloudformation:stack-name";

function notesOf(remote: RemoteNeighbour): readonly string[] {
  switch (remote.kind) {
    case "Contact":
      return remote.handles.channels.length === 0
        ? []
        : ["The addresses are not kept here: `muster sync` takes them from these variables of its environment."];
    case "Rotation":
      return ["Overrides of single shifts are not kept here."];
    case "Runbook": {
      const [copy] = remote.handles.copies;
      return [
        ...(copy === undefined || copy.latestVersion === copy.defaultVersion
          ? []
          : [
              `This is version ${copy.defaultVersion}, the default one; the latest, ${copy.latestVersion}, is not kept here.`,
            ]),
        ...(copy?.attachments === undefined
          ? []
          : [
              `AWS does not hand out its attachments (${copy.attachments.map((name) => JSON.stringify(name)).join(", ")}): add \`Attachments\`.`,
            ]),
      ];
    }
    default:
      return [];
  }
}
