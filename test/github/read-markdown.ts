import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** What of a Markdown text acts when GitHub shows it. */
export interface ActiveMarkdown {
  /** Addresses of links, also of those that GitHub makes of bare addresses. */
  readonly links: readonly string[];
  readonly images: number;
  /** Raw HTML, each piece as it is written. */
  readonly html: readonly string[];
  /** Mentions of people and references to issues and commits in words, where GitHub looks for them. */
  readonly references: readonly string[];
}

/** Parse as GitHub Flavored Markdown and pick out what acts. */
export function readMarkdown(text: string): ActiveMarkdown {
  const nodes = [...walk(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node)];
  const ofType = (...types: readonly string[]) => nodes.filter(({ type }) => types.includes(type));
  return {
    links: ofType("link", "definition").map(({ url = "" }) => url),
    images: ofType("image", "imageReference", "footnoteReference", "footnoteDefinition", "linkReference").length,
    html: ofType("html").map(({ value = "" }) => value),
    references: ofType("text").flatMap(({ value = "" }) => [...value.matchAll(reference)].map(([found]) => found)),
  };
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

const reference =
  /(?<![\w`])@[a-z\d][\w-]*|(?:[\w-]+\/[\w.-]+)?#\d+|\bgh-\d+|\b(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}\b|[\w-]+\/[\w.-]+@[0-9a-f]{7}/giu;
