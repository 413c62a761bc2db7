import { canonicalJson } from "../changes/canonical-json.js";
import type { Target } from "../config/config.js";
import { alignNeighbour } from "../neighbours/align-neighbour.js";
import type { RemoteNeighbour } from "../neighbours/neighbour.js";
import { decodeResource } from "../plan/decode-resource.js";
import { resolveResource } from "../plan/resolve-resource.js";
import { parseSource } from "../source/parse-source.js";
import type { SourceDocument } from "../source/source-document.js";
import type { ImportedPlan } from "./import-plan.js";
import { neighbourNotes } from "./neighbour-notes.js";
import { renderYaml } from "./render-yaml.js";
import type { SecretNames } from "./secret-names.js";
import { shortenNeighbour } from "./shorten-neighbour.js";

/**
 * Write a neighbour of AWS as a file of the target. The text is read again and compared, so that what comes out is either
 * without loss or a problem.
 *
 * @param besides what has no field in a file, a line each
 */
export function importNeighbour(
  remote: RemoteNeighbour,
  target: Target,
  secrets: SecretNames,
  besides: readonly string[] = [],
): ImportedPlan {
  const value = shortenNeighbour(remote, target, secrets);
  const notes = [...neighbourNotes(remote), ...besides].map((note) => `# ${note}\n`);
  let problem = "";
  for (const style of ["readable", "quoted"] as const) {
    const text = `${notes.join("")}${renderYaml(value, style)}`;
    const [[source], faults] = parseSource("import.yaml", new TextEncoder().encode(text));
    const found =
      source === undefined || faults.length > 0
        ? (faults[0]?.message ?? "The file would be empty")
        : neighbourLoss(source, remote, target);
    if (found === undefined) return { text };
    problem = found;
  }
  return { problem };
}

/** Why a document does not declare what AWS has; absent where it does. */
export function neighbourLoss(source: SourceDocument, remote: RemoteNeighbour, target: Target): string | undefined {
  const [resource, shape] = decodeResource(source);
  if (resource === undefined) return shape[0]?.message ?? "The file would have another shape";
  const { kind } = resource;
  if (kind === "ResponsePlan" || kind !== remote.kind) return "The file would declare another kind of resource";
  const [resolved, faults] = resolveResource({ ...resource, kind }, target);
  if (resolved === undefined) return faults[0]?.message ?? "The file would not resolve";
  const { desired, actual } = alignNeighbour(resolved.value, remote);
  const members = [...new Set([...Object.keys(desired), ...Object.keys(actual)])];
  const lost = members.find((member) => canonicalJson(desired[member]) !== canonicalJson(actual[member]));
  return lost === undefined ? undefined : `\`${lost}\` cannot be written so that it reads the same`;
}
