/** A phone number or an e-mail address: it can be asked for, but shows itself in no text, JSON or inspection. */
export interface SecretText {
  /** The text, for a call to AWS or a comparison; never for an output, a digest or a record. */
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const mask = "***";

/** Wrap a text that must not be shown. */
export function secretText(text: string): SecretText {
  // A closure holds it: no property that an inspection or a copy could show.
  return { reveal: () => text, toString: () => mask, toJSON: () => mask };
}
