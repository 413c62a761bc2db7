import { isMapping } from "../plan/decode-resource.js";
import type { ResourceKind } from "../plan/resource.js";
import { resourceOrder } from "./compare-changes.js";

/**
 * The addresses of all that a resource's value names in its own account: by ARN, by `rotation/NAME`, or by the name of a
 * document where AWS takes one.
 */
export function referencesOf(value: unknown, account: string): ReadonlySet<string> {
  const found = new Set<string>();
  collect(value, "", account, found);
  return found;
}

/** Can a resource of one kind need one of the other? Some may need others of their own kind. */
export function mayNeed(kind: ResourceKind, other: ResourceKind): boolean {
  return resourceOrder[kind] > resourceOrder[other] || (kind === other && needingTheirOwn.has(kind));
}

const needingTheirOwn: ReadonlySet<ResourceKind> = new Set(["Role", "Runbook", "EscalationPlan"]);

const documentFields: ReadonlySet<string> = new Set(["documentName", "DocumentName", "Requires"]);

function collect(value: unknown, key: string, account: string, found: Set<string>): void {
  if (typeof value === "string") {
    const address = addressIn(value, account) ?? (documentFields.has(key) ? `document/${value}` : undefined);
    if (address !== undefined) found.add(address);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(key === "Requires" && isMapping(item) ? item["Name"] : item, key, account, found);
  } else if (isMapping(value)) {
    for (const [name, member] of Object.entries(value)) collect(member, name, account, found);
  }
}

function addressIn(text: string, account: string): string | undefined {
  if (text.startsWith("rotation/")) return text;
  const [, service, owner, resource = ""] = /^arn:[^:]+:([^:]+):[^:]*:(\d{12}):(.+)$/u.exec(text) ?? [];
  if (owner !== account) return undefined;
  const [type = "", ...path] = resource.split("/");
  switch (`${service}:${type}`) {
    case "ssm-contacts:contact":
    case "ssm:document":
      return resource;
    case "iam:role":
      return `role/${path.at(-1)}`;
    default:
      return undefined;
  }
}
