import type { Diagnostic } from "../core/diagnostic.js";

/** What is said of a listed file that a symbolic link leads out of the repository to: it is not read. */
export function outsideDiagnostic(file: string): Diagnostic {
  return {
    rule: "file-outside-repository",
    severity: "error",
    at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
    message: `Unexpected symbolic link \`${file}\` that leaves the repository, expected a file within it`,
    hint: "Replace the link with the file itself",
  };
}
