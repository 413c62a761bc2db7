import { compilePolicy, isPolicyError } from "../../../core/policy/compile-policy.js";
import { invalidInput } from "./errors.js";

const variable = /\$\{([^},?*$]+)(?:,[^}]*)?\}/g;

/**
 * The condition keys that policies name, in conditions and as variables, each once and as written first.
 *
 * @throws AwsError InvalidInput for a policy that is not one
 */
export function contextKeysOf(documents: readonly string[]): readonly string[] {
  const keys = new Map<string, string>();
  const add = (key: string) => {
    if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key);
  };
  for (const [index, document] of documents.entries()) {
    const compiled = compilePolicy(document, { name: `PolicyInputList.${index + 1}`, type: "identity" });
    if (isPolicyError(compiled)) throw invalidInput(`${compiled.message} in ${compiled.policy}`);
    for (const { conditions } of compiled.statements) for (const { spelled } of conditions) add(spelled);
    for (const [, key = ""] of document.matchAll(variable)) add(key.trim());
  }
  return [...keys.values()];
}
