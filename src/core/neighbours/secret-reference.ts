import type { SecretText } from "./secret-text.js";

/** `${secret:NAME}` and nothing around it; the name is that of an environment variable. */
const wholeReference = /^\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** The name of the environment variable that `${secret:NAME}` stands for; absent for any other text. */
export function secretName(text: unknown): string | undefined {
  return typeof text === "string" ? wholeReference.exec(text)?.[1] : undefined;
}

/** The reference to a secret, as a file writes it. */
export function secretReference(name: string): string {
  return `\${secret:${name}}`;
}

/** The value of a secret by its name, from the environment; absent where the environment does not have it. */
export type SecretOf = (name: string) => SecretText | undefined;
