import { limitExceeded, malformed } from "./errors.js";

/** What a policy may be, and how many characters other than white space it may have. */
const quotas = {
  trust: { name: "ACLSizePerRole", size: 2048 },
  managed: { name: "PolicySize", size: 6144 },
  inline: undefined,
} as const;

/**
 * @throws AwsError MalformedPolicyDocument or LimitExceeded
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function checkDocument(kind: keyof typeof quotas, document: string): void {
  const quota = quotas[kind];
  if (quota !== undefined && sizeOf(document) > quota.size) {
    throw limitExceeded(`Cannot exceed quota for ${quota.name}: ${quota.size}`);
  }
  const policy = parse(document);
  if (typeof policy !== "object" || policy === null || !("Statement" in policy)) {
    throw malformed("Syntax errors in policy.");
  }
}

/** IAM does not count white space. */
export function sizeOf(document: string): number {
  return document.replace(/\s/g, "").length;
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    throw malformed("This policy contains invalid Json");
  }
}
