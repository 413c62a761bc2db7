import { Document, isCollection, isPair, isScalar, type Node, Scalar, visit } from "yaml";

/** How wide a list or mapping may be to stand on one line. */
const widestFlow = 80;

/**
 * A value as YAML that people would write: small lists and mappings on one line, long texts as blocks.
 *
 * @param style `quoted` writes every text between double quotes, which can hold any character
 */
export function renderYaml(value: unknown, style: "readable" | "quoted" = "readable"): string {
  const document = new Document(value, { schema: "core", aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_key, node, path) => {
      if (path.length > 1 && isSmall(node)) node.flow = true;
    },
    Scalar: (_key, node) => {
      if (style === "quoted" && typeof node.value === "string") node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const text = document.toString({ lineWidth: 0, blockQuote: "literal", flowCollectionPadding: false });
  return style === "quoted" ? text.replace(/[\u007f-\u009f]/g, escapeControl) : text;
}

/** Control characters that YAML allows only as escapes, which the library leaves as they are. */
function escapeControl(char: string): string {
  return `\\x${char.charCodeAt(0).toString(16)}`;
}

/** The node with its small parts on one line each. */
export function smallToFlow<N extends Node>(node: N): N {
  visit(node, {
    Collection: (_key, part) => {
      if (isSmall(part)) part.flow = true;
    },
  });
  return node;
}

/** Only scalars inside, and not much of them. */
function isSmall(node: Node): boolean {
  if (!isCollection(node)) return false;
  const parts = node.items.flatMap((item) => (isPair(item) ? [item.key, item.value] : [item]));
  const width = parts.reduce<number>((sum, part) => sum + widthOf(part), 0);
  return width <= widestFlow;
}

function widthOf(part: unknown): number {
  if (isScalar(part)) {
    const text = String(part.value);
    return text.includes("\n") ? Number.POSITIVE_INFINITY : text.length + 2;
  }
  return isCollection(part) && part.items.length === 0 ? 4 : Number.POSITIVE_INFINITY;
}
