import type { SecretOf } from "../core/neighbours/secret-reference.js";
import { secretText } from "../core/neighbours/secret-text.js";

/**
 * The secrets of the environment, which `${secret:NAME}` in a file means. An empty variable counts as absent: that is what
 * a workflow makes of a secret that does not exist.
 *
 * @param hide told each value before anything can show it, for a log that masks
 */
export function environmentSecrets(
  environment: Readonly<Record<string, string | undefined>>,
  hide: (value: string) => void = () => undefined,
): SecretOf {
  return (name) => {
    const value = environment[name];
    if (value === undefined || value === "") return undefined;
    hide(value);
    return secretText(value);
  };
}
