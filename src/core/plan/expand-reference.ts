import type { Target } from "../config/config.js";

/** What may be referred to by a short name, and what its ARN is in a target. */
const arnOf = {
  contact: ({ partition, regions, account }: Target, alias: string) =>
    `arn:${partition}:ssm-contacts:${regions[0]}:${account}:contact/${alias}`,
  topic: ({ partition, regions, account }: Target, name: string) =>
    `arn:${partition}:sns:${regions[0]}:${account}:${name}`,
  role: ({ partition, account }: Target, path: string) => `arn:${partition}:iam::${account}:role/${path}`,
} as const;

/** Turn `contact/ALIAS`, `topic/NAME` or `role/PATH/NAME` into the ARN in the target; other text is kept. */
export function expandReference(kind: keyof typeof arnOf, text: string, target: Target | undefined): string {
  const prefix = `${kind}/`;
  return target !== undefined && text.startsWith(prefix) ? arnOf[kind](target, text.slice(prefix.length)) : text;
}

/**
 * Turn `document/NAME` into the plain name, which stands for the account's own document in every Region of the
 * replication set; an ARN names one Region only and may hold no more than 128 characters.
 */
export function expandDocument(text: string): string {
  return text.startsWith("document/") ? text.slice("document/".length) : text;
}
