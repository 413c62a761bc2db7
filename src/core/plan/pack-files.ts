import type { Diagnostic } from "../diagnostic.js";
import type { ParsedDocument } from "../source/parsed-file.js";
import type { SourceComment } from "../source/source-document.js";
import type { ReadFile } from "./read-file.js";

/** Files in a form that another thread takes over at little cost: a text, and numbers that are handed over uncopied. */
export interface PackedFiles {
  readonly text: string;
  readonly numbers: Int32Array<ArrayBuffer>;
}

/** What `text` holds; `numbers` has, for each file in turn, its lines' starts, then offsets and keys of each document. */
interface Packed {
  /** Each key once. */
  readonly keys: readonly string[];
  readonly files: readonly PackedFile[];
}

interface PackedFile {
  readonly file: string;
  readonly lines: number;
  readonly documents: readonly PackedDocument[];
  readonly resources: readonly (ReadFile["resources"][number] | null)[];
  readonly diagnostics: readonly Diagnostic[];
}

interface PackedDocument {
  readonly value: unknown;
  readonly offsets: number;
  readonly keys: number;
  readonly directives: readonly SourceComment[];
}

const noKey = -1;

/** Pack files for another thread; those that hold a number which JSON cannot say (`.inf`, `.nan`, `-0`) are left out. */
export function packFiles(files: readonly ReadFile[]): PackedFiles {
  const numbers: number[] = [];
  const keyNumbers = new Map<string, number>();
  const numberOf = (key: string | undefined) => {
    if (key === undefined) return noKey;
    const number = keyNumbers.get(key) ?? keyNumbers.size;
    keyNumbers.set(key, number);
    return number;
  };
  const append = (more: Iterable<number>) => {
    for (const number of more) numbers.push(number);
  };
  const packDocument = ({ value, offsets, keys, directives }: ParsedDocument): PackedDocument => {
    append(offsets);
    append(keys.map(numberOf));
    return { value, offsets: offsets.length, keys: keys.length, directives };
  };
  const packed = files
    .filter(({ documents }) => documents.every(({ value }) => isJson(value)))
    .map(({ file, lineStarts, documents, resources, diagnostics }): PackedFile => {
      append(lineStarts);
      return {
        file,
        lines: lineStarts.length,
        documents: documents.map(packDocument),
        resources: resources.map((resource) => resource ?? null),
        diagnostics,
      };
    });
  const text = JSON.stringify({ keys: [...keyNumbers.keys()], files: packed } satisfies Packed);
  return { text, numbers: new Int32Array(numbers) };
}

/** The files as they were. */
export function unpackFiles({ text, numbers }: PackedFiles): readonly ReadFile[] {
  let at = 0;
  const take = (count: number) => {
    at += count;
    return numbers.subarray(at - count, at);
  };
  // `packFiles` has written it.
  const { keys: names, files } = JSON.parse(text) as Packed;
  const unpackDocument = ({ value, offsets, keys, directives }: PackedDocument): ParsedDocument => ({
    value,
    offsets: take(offsets),
    keys: Array.from(take(keys), (number) => (number === noKey ? undefined : names[number])),
    directives,
  });
  return files.map(({ file, lines, documents, resources, diagnostics }) => {
    const lineStarts = new Uint32Array(take(lines));
    return {
      file,
      lineStarts,
      documents: documents.map(unpackDocument),
      resources: resources.map((resource) => resource ?? undefined),
      diagnostics,
    };
  });
}

function isJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  return Array.isArray(value) ? value.every(isJson) : Object.values(value).every(isJson);
}
