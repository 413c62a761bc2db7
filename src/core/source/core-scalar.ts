const integer = /^[-+]?[0-9]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * What a plain scalar means in YAML's core schema: null, a boolean, a number, or the text itself.
 *
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function resolvePlainScalar(text: string): string | number | boolean | null {
  switch (text.charCodeAt(0)) {
    case 0x6e /* n */:
    case 0x4e /* N */:
      return text === "null" || text === "Null" || text === "NULL" ? null : text;
    case 0x74 /* t */:
    case 0x54 /* T */:
      return text === "true" || text === "True" || text === "TRUE" ? true : text;
    case 0x66 /* f */:
    case 0x46 /* F */:
      return text === "false" || text === "False" || text === "FALSE" ? false : text;
    case 0x7e /* ~ */:
      return text === "~" ? null : text;
    case 0x2b /* + */:
    case 0x2d /* - */:
    case 0x2e /* . */:
      return resolveNumber(text);
  }
  if (text === "") return null;
  const first = text.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 ? resolveNumber(text) : text;
}

function resolveNumber(text: string): string | number {
  if (integer.test(text)) return Number.parseInt(text, 10);
  if (/^0o[0-7]+$/.test(text)) return Number.parseInt(text.slice(2), 8);
  if (/^0x[0-9a-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  if (float.test(text)) return Number.parseFloat(text);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : text;
}
