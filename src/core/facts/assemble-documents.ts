import { compareText } from "../diagnostic.js";
import { parametersOfContent } from "./document-content.js";
import type { FactLedger } from "./fact-ledger.js";
import type { DocumentFact, DocumentVersionFact, FactEntry } from "./facts.js";
import { oldestSource } from "./oldest-source.js";

type NoteMaps = FactLedger["notes"];

/** SSM documents with what is known of their versions. */
export function assembleDocuments(notes: NoteMaps): ReadonlyMap<string, FactEntry<DocumentFact>> {
  const details = detailsByDocument(notes);
  const documents = [...notes.document].map(([key, document]): [string, FactEntry<DocumentFact>] => {
    const standard = notes.documentDefault.get(key)?.value;
    const latest = notes.documentLatest.get(key)?.value;
    const versions = notes.documentVersions.get(key);
    const tags = notes.documentTags.get(key)?.value;
    const sharedWith = notes.documentShares.get(key)?.value;
    const value = {
      ...document.value,
      ...(standard === undefined ? {} : { defaultVersion: standard }),
      ...(latest === undefined ? {} : { latestVersion: latest }),
      ...(versions === undefined || versions.value.isPartial ? {} : { versions: versions.value.items }),
      details: details.get(key) ?? {},
      ...(tags === undefined ? {} : { tags }),
      ...(sharedWith === undefined ? {} : { sharedWith }),
    };
    return [key, { value, source: oldestSource(document.source, versions?.source) }];
  });
  return new Map(documents.sort(([a], [b]) => compareText(a, b)));
}

function detailsByDocument(notes: NoteMaps): ReadonlyMap<string, Record<string, DocumentVersionFact>> {
  const byDocument = new Map<string, Record<string, DocumentVersionFact>>();
  const add = (document: string, fact: DocumentVersionFact) => {
    const details = byDocument.get(document) ?? Object.create(null);
    details[fact.version] = { ...details[fact.version], ...fact };
    byDocument.set(document, details);
  };
  for (const { value } of notes.documentParameters.values())
    add(value.document, { version: value.version, parameters: value.parameters });
  for (const { value } of notes.documentContent.values()) {
    // The content says more of a parameter than its description does: allowed values, patterns.
    const parameters = parametersOfContent(value.content);
    const { document, version, content } = value;
    add(document, { version, content, ...(parameters === undefined ? {} : { parameters }) });
  }
  return byDocument;
}
