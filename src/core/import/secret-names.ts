import type { SecretText } from "../neighbours/secret-text.js";

/** Gives delivery addresses the names of environment variables: the same address the same name, others other names. */
export interface SecretNames {
  nameOf(alias: string, channel: string, address: SecretText): string;
}

/** @param taken names that files have already, for addresses that nobody knows here */
export function secretNames(taken: Iterable<string>): SecretNames {
  const addresses = new Map<string, string | undefined>([...taken].map((name) => [name, undefined]));
  return {
    nameOf: (alias, channel, address) => {
      const base = variableName(`${alias}_${channel}`);
      for (let count = 1; ; count += 1) {
        const name = count === 1 ? base : `${base}_${count}`;
        const known = addresses.get(name);
        if (known === address.reveal()) return name;
        if (addresses.has(name)) continue;
        addresses.set(name, address.reveal());
        return name;
      }
    },
  };
}

/** Capital letters, digits and `_`, as environment variables are written; other letters lose their accents. */
function variableName(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
  const name = plain.replace(/[^A-Z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  if (name === "") return "CHANNEL";
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
