/** Did AWS answer, with no? Throttling, a broken connection and bad credentials are no answers. */
export function isAnswer(error: unknown): boolean {
  if (!(error instanceof Error) || !("$fault" in error) || error.$fault !== "client") return false;
  return !/Throttl|TooManyRequests|RequestLimit|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|Signature/.test(
    error.name,
  );
}
