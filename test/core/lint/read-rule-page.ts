import { fromMarkdown } from "mdast-util-from-markdown";

/** One example of a rule's page, under one heading. */
export interface PageCase {
  readonly section: Section;
  readonly title: string;
  /** `FILE` → text, in the order of the page; the first plan file is the one that places without a file speak of. */
  readonly files: ReadonlyMap<string, string>;
  /** The same files in the base commit. */
  readonly base: ReadonlyMap<string, string>;
  /** Files that are symbolic links out of the repository. */
  readonly outside: readonly string[];
  /** The lines of the ```text block. */
  readonly expected: readonly string[];
}

const sections = ["Flagged", "Not flagged", "Unchecked"] as const;
export type Section = (typeof sections)[number];

/**
 * The cases of a page. `## Flagged`, `## Not flagged` and `## Unchecked` open a section, each `###` in it a further case.
 * Fences: ```yaml [base] [outside] [file=PATH] (default `plans/example.yaml`), ```json file=facts/PATH, and ```text with what is expected.
 */
export function readRulePage(page: string): readonly PageCase[] {
  const cases: { -readonly [K in keyof PageCase]: PageCase[K] }[] = [];
  let section: Section | undefined;
  for (const node of fromMarkdown(page).children) {
    if (node.type === "heading") {
      const title = page.slice(node.position?.start.offset, node.position?.end.offset).replace(/^#+\s*/, "");
      if (node.depth === 2) section = sections.find((name) => name === title);
      if (section !== undefined && node.depth > 1) {
        cases.push({ section, title, files: new Map(), base: new Map(), outside: [], expected: [] });
      }
    }
    const current = cases.at(-1);
    if (node.type !== "code" || section === undefined || current === undefined) continue;
    if (node.lang === "text") current.expected = node.value.split("\n");
    else addFile(current, node.meta ?? "", node.value);
  }
  return cases.filter(({ files }) => files.size > 0);
}

function addFile(current: PageCase, meta: string, text: string): void {
  const file = /\bfile=(\S+)/.exec(meta)?.[1] ?? "plans/example.yaml";
  if (/\boutside\b/.test(meta)) (current.outside as string[]).push(file);
  const files = /\bbase\b/.test(meta) ? current.base : current.files;
  (files as Map<string, string>).set(file, `${text}\n`);
}
