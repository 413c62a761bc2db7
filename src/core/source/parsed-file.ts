import type { Diagnostic } from "../diagnostic.js";
import { lineIndexOf } from "./line-index.js";
import { locateValue } from "./locate-value.js";
import type { SourceComment, SourceDocument } from "./source-document.js";

/** A YAML file as plain data, so that another thread can hand it over. */
export interface ParsedFile {
  /** Path from the repository's root. */
  readonly file: string;
  /** Offsets at which its lines start. */
  readonly lineStarts: Uint32Array;
  readonly documents: readonly ParsedDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One document of a YAML file: its plain value and where its parts stand, as `composeValue` tells it. */
export interface ParsedDocument {
  readonly value: unknown;
  readonly offsets: Int32Array;
  readonly keys: readonly (string | undefined)[];
  readonly directives: readonly SourceComment[];
}

/** The documents of a file, each of which can say where its parts stand. */
export function toSources({ file, lineStarts, documents }: ParsedFile): readonly SourceDocument[] {
  const lines = lineIndexOf(lineStarts);
  return documents.map(({ value, offsets, keys, directives }, index) => {
    const table = { file, lines, offsets, keys };
    return { file, index, value, locate: (path, part = "value") => locateValue(table, path, part), directives };
  });
}
