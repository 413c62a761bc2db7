import type { NeighbourOperation } from "../changes/neighbour-operation.js";
import { listWords } from "./count-words.js";

/** The calls of a write to a neighbour, as AWS names them, with what they carry; never an address. */
export function neighbourWords(operation: NeighbourOperation): string {
  const region = "region" in operation ? ` in ${operation.region}` : "";
  switch (operation.kind) {
    case "tagContact":
    case "tagRotation":
      return tagWords(operation, "TagResource", "UntagResource");
    case "tagDocument":
      return `${tagWords(operation, "AddTagsToResource", "RemoveTagsFromResource")}${region}`;
    case "tagRole":
      return tagWords(operation, "TagRole", "UntagRole");
    case "createContactChannel":
      return `CreateContactChannel: ${operation.channel} (${operation.type}) to ${operation.address.shown}`;
    case "updateContactChannel":
      return `UpdateContactChannel: ${operation.channel} to ${operation.address.shown}`;
    case "deleteContactChannel":
      return `DeleteContactChannel: ${operation.channel}`;
    case "putRolePolicy":
    case "deleteRolePolicy":
      return `${apiName(operation.kind)}: ${operation.policy}`;
    case "attachRolePolicy":
    case "detachRolePolicy":
      return `${apiName(operation.kind)}: ${operation.policyArn}`;
    case "updateDocument":
      return `UpdateDocument and UpdateDocumentDefaultVersion${region}`;
    case "updateDocumentDefaultVersion":
      return `UpdateDocumentDefaultVersion: ${operation.version}${region}`;
    default:
      return `${apiName(operation.kind)}${region}`;
  }
}

function apiName(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

function tagWords(
  { set, remove }: { readonly set: Readonly<Record<string, string>>; readonly remove: readonly string[] },
  tag: string,
  untag: string,
): string {
  const keys = Object.keys(set);
  return [
    ...(remove.length === 0 ? [] : [`${untag}: ${listWords(remove)}`]),
    ...(keys.length === 0 ? [] : [`${tag}: ${listWords(keys)}`]),
  ].join("; ");
}
