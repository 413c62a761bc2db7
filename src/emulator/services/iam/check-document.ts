import { compilePolicy, isPolicyError, type PolicyError } from "../../../core/policy/compile-policy.js";
import { limitExceeded, malformed } from "./errors.js";

/** What a policy may be, and how many characters other than white space it may have. */
const quotas = {
  trust: { type: "trust", name: "ACLSizePerRole", size: 2048 },
  managed: { type: "identity", name: "PolicySize", size: 6144 },
  inline: { type: "identity", name: "", size: Number.POSITIVE_INFINITY },
} as const;

/**
 * @throws AwsError MalformedPolicyDocument or LimitExceeded
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function checkDocument(kind: keyof typeof quotas, document: string): void {
  const { type, name, size } = quotas[kind];
  if (sizeOf(document) > size) throw limitExceeded(`Cannot exceed quota for ${name}: ${size}`);
  if (!isJson(document)) throw malformed("This policy contains invalid Json");
  const compiled = compilePolicy(document, { name: "the policy", type });
  if (isPolicyError(compiled)) throw malformed(messageOf(compiled, type));
}

/** IAM does not count white space. */
export function sizeOf(document: string): number {
  return document.replace(/\s/g, "").length;
}

function messageOf({ pointer, message }: PolicyError, type: "trust" | "identity"): string {
  const element = pointer.slice(pointer.lastIndexOf("/") + 1);
  if (type === "identity" && element === "Principal") return "Policy document should not specify a principal.";
  if (type === "trust" && element === "Resource") return "Has prohibited field Resource";
  return `Syntax errors in policy. ${message}${pointer === "" ? "" : ` at ${pointer}`}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
