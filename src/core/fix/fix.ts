import type { Path } from "../diagnostic.js";

/** A safe repair of what a finding is about: it changes one place, and nothing that the plan's author decided. */
export interface Fix {
  /** An imperative. */
  readonly title: string;
  /** Position among the documents of the file, from 0. */
  readonly document: number;
  readonly edit: Edit;
}

export type Edit =
  /** Give the key at `path` another name. */
  | { readonly op: "rename"; readonly path: Path; readonly key: string }
  /** Write the scalar at `path`, which YAML takes for a number or a boolean, as the text that it looks like. */
  | { readonly op: "quote"; readonly path: Path }
  /** Write another text at `path`. */
  | { readonly op: "replace"; readonly path: Path; readonly value: string }
  /** Add a text at `path`, below the key `after` of the same mapping. */
  | { readonly op: "insert"; readonly path: Path; readonly after: string; readonly value: string }
  /** Take the item at `path` out of its list. */
  | { readonly op: "remove"; readonly path: Path };

/** A stretch of a file's text, in UTF-16 code units from its start, and what stands there afterwards. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
