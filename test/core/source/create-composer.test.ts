import { expect, test } from "vitest";
import { type Document, Parser } from "yaml";
import { createComposer } from "../../../src/core/source/create-composer.js";

test("a document of a thousand faults holds the first one", () => {
  expect(faultsOf(`[${",".repeat(1000)}]`)).toEqual([[[2, 3]]]);
  expect(faultsOf(`a: ${"&a ".repeat(1000)}`)).toEqual([[[6, 8]]]);
});

test("each document has its own first fault", () => {
  expect(faultsOf("[,,,]\n---\na: b\n---\n{,,}\n")).toEqual([[[2, 3]], [], [[21, 22]]]);
});

test("a fault after a document's end belongs to that document", () => {
  expect(faultsOf("a: b\n... c d\n---\n[,,]\n").map(({ length }) => length)).toEqual([1, 1]);
});

function faultsOf(text: string): readonly (readonly [number, number])[][] {
  const composer = createComposer({ prettyErrors: false });
  const documents: Document.Parsed[] = [];
  for (const token of new Parser().parse(text)) documents.push(...composer.next(token));
  documents.push(...composer.end());
  return documents.map(({ errors }) => errors.map(({ pos }) => pos));
}
