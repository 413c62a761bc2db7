import type { Target } from "../config/config.js";
import type { Diagnostic } from "../diagnostic.js";
import { isMapping, shapeDiagnostics } from "./decode-resource.js";
import { expandDocument, expandReference } from "./expand-reference.js";
import { numberFields } from "./number-fields.js";
import { replaceVariables } from "./replace-variables.js";
import type { DeclaredResource, ResolvedResource } from "./resource.js";
import { unknownChannels } from "./unknown-channels.js";

/** A neighbour of the plans as the target will have it; response plans go to `resolvePlan`. */
export function resolveResource(
  resource: DeclaredResource & { readonly kind: ResolvedResource["kind"] },
  target: Target | undefined,
): readonly [ResolvedResource | undefined, readonly Diagnostic[]] {
  const { kind, source } = resource;
  const { value, hasVariables, diagnostics } = replaceVariables(resource.value, source, target);
  if (diagnostics.length > 0 || !isMapping(value)) return [undefined, diagnostics];
  const typed = hasVariables ? numberFields(value) : value;
  if (hasVariables && target !== undefined) {
    const problems = shapeDiagnostics(kind, typed, source, "resolved");
    if (problems.length > 0) return [undefined, problems];
  }
  const unknown = kind === "Contact" ? unknownChannels(typed, source) : [];
  if (unknown.length > 0) return [undefined, unknown];
  const expanded = expandIn(typed, target) as Readonly<Record<string, unknown>>;
  const name = String(expanded["Alias"] ?? expanded["Name"] ?? expanded["RoleName"] ?? resource.name);
  return [{ kind, name, value: expanded, source, target }, []];
}

// Where the AWS API wants an ARN of something that a short reference can name.
function expandIn(value: unknown, target: Target | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => expandIn(item, target));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, expandField(key, part, target)]));
}

function expandField(key: string, value: unknown, target: Target | undefined): unknown {
  switch (key) {
    case "ContactId":
      return typeof value === "string" ? expandReference("contact", value, target) : value;
    case "ContactIds":
      return Array.isArray(value) ? value.map((item) => expandReference("contact", String(item), target)) : value;
    case "CloneOf":
      return typeof value === "string" ? expandDocument(value) : value;
    case "Requires":
      return Array.isArray(value) ? value.map(expandRequirement) : value;
    case "Plan":
    case "Stages":
    case "Targets":
    case "ContactTargetInfo":
      return expandIn(value, target);
    default:
      return value;
  }
}

function expandRequirement(requirement: unknown): unknown {
  if (!isMapping(requirement) || typeof requirement["Name"] !== "string") return requirement;
  return { ...requirement, Name: expandDocument(requirement["Name"]) };
}
