import type { Diagnostic } from "../diagnostic.js";
import { parseFile } from "../source/parse-source.js";
import { type ParsedFile, toSources } from "../source/parsed-file.js";
import type { SourceDocument } from "../source/source-document.js";
import { decodeResource } from "./decode-resource.js";
import type { DeclaredResource } from "./resource.js";

/** A file as far as it can be understood without its targets. Plain data: any thread may have read it. */
export interface ReadFile extends ParsedFile {
  /** What each document is; absent where its shape is wrong. */
  readonly resources: readonly (ReadResource | undefined)[];
}

export type ReadResource = Pick<DeclaredResource, "kind" | "name">;

/** Parse a file and compare its documents with their schemas. */
export function readFile(path: string, bytes: Uint8Array): ReadFile {
  const parsed = parseFile(path, bytes);
  const decoded = toSources(parsed).map(decodeResource);
  return {
    ...parsed,
    resources: decoded.map(([resource]) => resource && { kind: resource.kind, name: resource.name }),
    diagnostics: [...parsed.diagnostics, ...decoded.flatMap(([, diagnostics]) => diagnostics)],
  };
}

/** The resource that a document declares. */
export function resourceOf(read: ReadResource | undefined, source: SourceDocument): DeclaredResource | undefined {
  // Only a mapping has a resource's shape.
  return read && { ...read, value: source.value as DeclaredResource["value"], source };
}

/** A file that could not be read, and why. */
export function unreadableFile(file: string, message: string): ReadFile {
  const at: Diagnostic["at"] = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const diagnostics = [{ rule: "invalid-yaml", severity: "error", at, message }] as const;
  return { file, lineStarts: new Uint32Array([0]), documents: [], resources: [], diagnostics };
}
