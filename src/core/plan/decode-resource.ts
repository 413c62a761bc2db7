import { type Diagnostic, type Path, toPointer } from "../diagnostic.js";
import { nearestName } from "../nearest-name.js";
import { checkShape, type ShapeStage } from "../schema/check-shape.js";
import { joinWords, quote } from "../schema/describe-schema.js";
import type { ShapeProblem } from "../schema/explain-errors.js";
import type { ShapeName } from "../schema/schemas.js";
import type { SourceDocument } from "../source/source-document.js";
import { type DeclaredResource, nameFields, type ResourceKind, resourceKinds } from "./resource.js";

/** Read a document as the kind of resource that it says it is; where its shape is wrong, only as diagnostics. */
export function decodeResource(source: SourceDocument): readonly [DeclaredResource | undefined, readonly Diagnostic[]] {
  const { value } = source;
  if (!isMapping(value)) {
    const found = Array.isArray(value) ? "list" : quote(value);
    return [undefined, [invalidShape(source, [], `Unexpected ${found}, expected the fields of a response plan`)]];
  }
  const kind = kindOf(value);
  if (kind === undefined) return [undefined, [unknownKind(source, value["kind"])]];
  const diagnostics = shapeDiagnostics(kind, value, source, "written");
  if (diagnostics.length > 0) return [undefined, diagnostics];
  return [{ kind, name: String(value[nameFields[kind]]), value, source }, []];
}

/** The problems of a value's shape as diagnostics of the document that it comes from. */
export function shapeDiagnostics(
  name: ShapeName,
  value: unknown,
  source: SourceDocument,
  stage: ShapeStage,
): readonly Diagnostic[] {
  const problems = checkShape(name, value, stage);
  if (problems.length === 0) return [];
  return problems
    .filter((problem) => !isTagContent(name, problem))
    .map(({ path, part, message, hint, fix, isPrivate }) => {
      const found = invalidShape(source, path, message, hint, part);
      const problem = isPrivate === undefined ? found : { ...found, isPrivate };
      return fix === undefined ? problem : { ...problem, fix: { ...fix, document: source.index } };
    });
}

const contactShapes: ReadonlySet<ShapeName> = new Set(["Contact", "EscalationPlan", "OnCallSchedule", "Rotation"]);
const tagKeywords: ReadonlySet<string> = new Set([
  "pattern",
  "minLength",
  "maxLength",
  "maxProperties",
  "propertyNames",
]);

// What a tag may contain is told by the rules `invalid-tag` and `unfit-contact-tag`, in words of their own.
function isTagContent(name: ShapeName, { path, keyword }: ShapeProblem): boolean {
  if (!tagKeywords.has(keyword)) return false;
  if (name === "ResponsePlan")
    return path[0] === "tags" || (path[0] === "incidentTemplate" && path[1] === "incidentTags");
  return contactShapes.has(name) && path[0] === "Tags";
}

function kindOf(value: Readonly<Record<string, unknown>>): ResourceKind | undefined {
  if (!Object.hasOwn(value, "kind")) return "ResponsePlan";
  return resourceKinds.find((kind) => kind === value["kind"]);
}

function unknownKind(source: SourceDocument, kind: unknown): Diagnostic {
  const message = `Unexpected kind ${quote(kind)}, expected ${joinWords(resourceKinds.map(quote), "or")}`;
  const near = typeof kind === "string" ? nearestName(kind, resourceKinds) : undefined;
  return invalidShape(source, ["kind"], message, near === undefined ? undefined : `Did you mean \`${near}\`?`);
}

/** A diagnostic of the rule `invalid-shape` at a place of a document. */
export function invalidShape(
  source: SourceDocument,
  path: Path,
  message: string,
  hint?: string,
  part: "key" | "value" = "value",
): Diagnostic {
  const at = source.locate(path, part);
  const problem = { rule: "invalid-shape", severity: "error", at, message, pointer: toPointer(path) } as const;
  return hint === undefined ? problem : { ...problem, hint };
}

/** A mapping of YAML, as opposed to a list, a scalar or nothing. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
