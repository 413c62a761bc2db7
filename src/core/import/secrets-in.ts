/** The environment variables that a file takes delivery addresses from, each once. */
export function secretsIn(text: string): readonly string[] {
  return [
    ...new Set([...text.matchAll(/(?<!\$)\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}/g)].map(([, name]) => name ?? "")),
  ];
}
