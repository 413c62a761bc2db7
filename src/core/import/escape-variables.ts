/** Every `${` of a text as a file writes it; IAM's own variables are no variables of Muster and stay as they are. */
export function escapeIamText(text: string): string {
  return text.replace(/(\$?)\$\{(?:([^{}]*)\})?/g, (written, dollar: string, name: string | undefined) => {
    const isPlain = dollar === "" && name !== undefined && !name.startsWith("secret:") && /[:/'"]|^[*?$]$/.test(name);
    return isPlain ? written : `${dollar}${written.slice(dollar.length).replace("${", () => "$${")}`;
  });
}

/** The text with `change` done to every text in it; keys stay. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapTexts(member, change)]));
}
