/** Deeper than any policy, document or output of AWS; deeper ones are refused. */
export const maxDepth = 64;

/** Does a value nest deeper than `limit` levels? */
export function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (limit === 0) return true;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts.some((part) => isDeeperThan(part, limit - 1));
}

/**
 * A policy as AWS hands it out, as plain JSON: the CLI gives objects, the raw API URL-encoded text, SNS and KMS text.
 * Text that is no JSON stays text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export function parsePolicy(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const plain = parseJson(value);
  if (plain !== undefined) return plain;
  const decoded = decode(value);
  return decoded === undefined ? value : (parseJson(decoded) ?? value);
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value !== "object" || isDeeperThan(value, maxDepth) ? undefined : value;
  } catch {
    return undefined;
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
