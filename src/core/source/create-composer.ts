import { Composer, type CST, type Document, type ParseOptions } from "yaml";

/** Makes documents of tokens. A document holds the first of its faults: that is the one that is told. */
export interface DocumentComposer {
  next(token: CST.Token): Iterable<Document.Parsed>;
  end(forceDocument?: boolean, endOffset?: number): Iterable<Document.Parsed>;
}

/**
 * `yaml` makes an error, with its stack, for each fault of a document before it gives the document. A megabyte of commas
 * has a million of them: all but the first are dropped as they come.
 */
export function createComposer(options: ParseOptions): DocumentComposer {
  const composer = new Composer(options);
  let isFaulty = false;
  replaceHandler(composer, (handle) => (source, code, message, isWarning) => {
    if (isFaulty || isWarning === true) return;
    isFaulty = true;
    handle(source, code, message);
  });
  return {
    *next(token) {
      yield* composer.next(token);
      if (token.type === "document" || token.type === "doc-end") isFaulty = false;
    },
    end: (forceDocument, endOffset) => composer.end(forceDocument, endOffset),
  };
}

type Handler = (source: unknown, code: unknown, message: unknown, isWarning?: unknown) => void;

// The property is private in the types of `yaml`: should a version lack it, the tests must say so.
function replaceHandler(composer: Composer, replace: (handle: Handler) => Handler): void {
  const handle: unknown = Reflect.get(composer, "onError");
  if (typeof handle !== "function") throw new TypeError("The composer of `yaml` has no `onError`");
  Reflect.set(
    composer,
    "onError",
    replace((...fault) => Reflect.apply(handle, composer, fault)),
  );
}
