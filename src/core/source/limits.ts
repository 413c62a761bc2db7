/** Bytes that a plan file or `muster.yaml` may have. */
export const maxFileBytes = 1024 * 1024;

/** Keys, values, marks and stretches of white space in one file: more than twice as many as 1 MiB of plans has. */
export const maxLexemes = 400_000;

/** How deep lists and mappings may be nested, the outermost being 1. */
export const maxDepth = 64;

/** Values that the aliases and merge keys of one document may stand for, all together. */
export const maxAliasedNodes = 10_000;

/** YAML documents in one file. */
export const maxDocuments = 1_000;

/** Problems told about one file before the rest is left out. */
export const maxFaults = 50;
