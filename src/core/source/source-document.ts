import type { Location, Path } from "../diagnostic.js";

/** A comment of a YAML file, without its `#`. */
export interface SourceComment {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** Nothing but the comment stands on its line. */
  readonly isWholeLine: boolean;
}

/** One YAML document: its plain value, and where each part of it stands in the file. */
export interface SourceDocument {
  /** Path from the repository's root, with forward slashes. */
  readonly file: string;
  /** Position among the documents of the file, from 0. */
  readonly index: number;
  readonly value: unknown;
  /**
   * Where the value at `path` stands, or its key with `part: "key"`. For a path that is not there: its nearest parent.
   */
  locate(path: Path, part?: "key" | "value"): Location;
  /** The comments that speak to Muster (`# muster: …`), in the order of the file. */
  readonly directives: readonly SourceComment[];
}
