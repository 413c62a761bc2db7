import type { ResourceKind } from "../plan/resource.js";

/** What stands before the name in a resource's address. The three kinds of contacts share their names. */
const prefixes: Readonly<Record<ResourceKind, string>> = {
  ResponsePlan: "response-plan",
  Contact: "contact",
  EscalationPlan: "contact",
  OnCallSchedule: "contact",
  Rotation: "rotation",
  Runbook: "document",
  Role: "role",
};

/** `response-plan/NAME`, `contact/ALIAS`, `rotation/NAME`, `document/NAME` or `role/NAME`: how outputs name a resource. */
export function resourceAddress(kind: ResourceKind, name: string): string {
  return `${prefixes[kind]}/${name}`;
}

/** The address of what a change is about. */
export function addressOf(change: { readonly resourceKind: ResourceKind; readonly name: string }): string {
  return resourceAddress(change.resourceKind, change.name);
}

/** How a sentence names what a change is about: a plan by its name, anything else by its address. */
export function labelOf(change: { readonly resourceKind: ResourceKind; readonly name: string }): string {
  return change.resourceKind === "ResponsePlan" ? change.name : addressOf(change);
}

/**
 * Is the change among those that a person named? By its address, or by its name where nothing else that changes has it.
 */
export function isNamed(
  names: readonly string[],
  change: { readonly resourceKind: ResourceKind; readonly name: string },
  all: readonly { readonly resourceKind: ResourceKind; readonly name: string }[],
): boolean {
  const address = addressOf(change);
  if (names.includes(address)) return true;
  return (
    names.includes(change.name) && all.every((other) => other.name !== change.name || addressOf(other) === address)
  );
}

/** Does a person mean this resource, by its address or by its name alone? */
export function isNamedAs(
  text: string,
  { kind, name }: { readonly kind: ResourceKind; readonly name: string },
): boolean {
  return text === name || text === resourceAddress(kind, name);
}
