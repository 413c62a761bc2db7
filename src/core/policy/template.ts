/** A stretch of a policy's text; in a literal one `*` and `?` are ordinary characters. */
export interface Piece {
  readonly text: string;
  readonly isLiteral: boolean;
}

/** A `${key}` or `${key, 'default'}` in a policy's text. */
export interface Variable {
  /** Lower case, as contexts have it. */
  readonly key: string;
  readonly spelled: string;
  readonly fallback?: string;
}

/** A text of a policy with its variables found. */
export type Template = readonly (Piece | Variable)[];

/** The context of a request: key in lower case → values. */
export interface KeyValues {
  get(key: string): readonly string[] | undefined;
}

const variablePattern = /\$\{\s*([^{},']+?)\s*(?:,\s*'([^']*)'\s*)?\}/y;

/**
 * Find the variables of a text. `${*}`, `${?}` and `${$}` are the characters themselves; other text stays as it is.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseTemplate(text: string): Template {
  const parts: (Piece | Variable)[] = [];
  let plainFrom = 0;
  for (let at = text.indexOf("${"); at !== -1; at = text.indexOf("${", at + 1)) {
    const found = readVariable(text, at);
    if (found === undefined) continue;
    if (at > plainFrom) parts.push({ text: text.slice(plainFrom, at), isLiteral: false });
    parts.push(found.part);
    plainFrom = found.end;
    at = found.end - 1;
  }
  if (plainFrom < text.length || parts.length === 0) parts.push({ text: text.slice(plainFrom), isLiteral: false });
  return parts;
}

/** A text without variables, as a template. */
export function plainTemplate(text: string): Template {
  return [{ text, isLiteral: false }];
}

export function isVariable(part: Piece | Variable): part is Variable {
  return "key" in part;
}

export function variablesOf(template: Template): readonly Variable[] {
  return template.filter(isVariable);
}

/** The pieces of a template without variables; undefined where it has some. */
export function fixedPieces(template: Template): readonly Piece[] | undefined {
  const pieces = template.filter((part): part is Piece => !isVariable(part));
  return pieces.length === template.length ? pieces : undefined;
}

/** Replace the variables; undefined where one has no value and no default, or several values. */
export function fillTemplate(template: Template, context: KeyValues): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const part of template) {
    const piece = isVariable(part) ? textFor(part, context) : part;
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return pieces;
}

function textFor({ key, fallback }: Variable, context: KeyValues): Piece | undefined {
  const values = context.get(key) ?? [];
  const text = values.length === 0 ? fallback : values.length === 1 ? values[0] : undefined;
  return text === undefined ? undefined : { text, isLiteral: true };
}

function readVariable(text: string, at: number): { readonly part: Piece | Variable; readonly end: number } | undefined {
  const char = text[at + 2];
  if (char !== undefined && "*?$".includes(char) && text[at + 3] === "}") {
    return { part: { text: char, isLiteral: true }, end: at + 4 };
  }
  variablePattern.lastIndex = at;
  const match = variablePattern.exec(text);
  const spelled = match?.[1];
  if (match === null || spelled === undefined) return undefined;
  const variable = { key: spelled.toLowerCase(), spelled };
  return {
    part: match[2] === undefined ? variable : { ...variable, fallback: match[2] },
    end: variablePattern.lastIndex,
  };
}
