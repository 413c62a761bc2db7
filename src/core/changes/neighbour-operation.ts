import type { ChannelAddress } from "../neighbours/channel-address.js";
import type { ChannelType, NeighbourValue } from "../neighbours/neighbour.js";

/** Tags by their keys. */
export type TagMap = Readonly<Record<string, string>>;

/**
 * One write to a neighbour of the plans, as data, named after AWS's operation. `name` is the neighbour's: alias, `Name` or
 * `RoleName`. References that only AWS can turn into ids (`channel/NAME`, `rotation/NAME`) are resolved just before the
 * write.
 */
export type NeighbourOperation = ContactOperation | RotationOperation | DocumentOperation | RoleOperation;

export type ContactOperation =
  | {
      readonly kind: "createContact";
      readonly name: string;
      readonly type: "PERSONAL" | "ESCALATION" | "ONCALL_SCHEDULE";
      readonly displayName?: string;
      readonly plan: NeighbourValue;
      readonly tags: TagMap;
      readonly token: string;
    }
  | {
      readonly kind: "updateContact";
      readonly name: string;
      readonly displayName?: string;
      readonly plan?: NeighbourValue;
    }
  | {
      readonly kind: "createContactChannel";
      readonly name: string;
      readonly channel: string;
      readonly type: ChannelType;
      readonly address: ChannelAddress;
      readonly deferActivation: boolean;
      readonly token: string;
    }
  | {
      readonly kind: "updateContactChannel";
      readonly name: string;
      readonly channel: string;
      readonly channelArn: string;
      readonly address: ChannelAddress;
    }
  | {
      readonly kind: "deleteContactChannel";
      readonly name: string;
      readonly channel: string;
      readonly channelArn: string;
    }
  | { readonly kind: "deleteContact"; readonly name: string; readonly arn: string }
  | TagOperation<"tagContact">;

export type RotationOperation =
  | {
      readonly kind: "createRotation";
      readonly name: string;
      readonly rotation: NeighbourValue;
      readonly tags: TagMap;
      readonly token: string;
    }
  | { readonly kind: "updateRotation"; readonly name: string; readonly arn: string; readonly rotation: NeighbourValue }
  | { readonly kind: "deleteRotation"; readonly name: string; readonly arn: string }
  | TagOperation<"tagRotation">;

export type DocumentOperation =
  | {
      readonly kind: "createDocument";
      readonly name: string;
      readonly region: string;
      readonly document: DocumentText;
      readonly tags: TagMap;
    }
  /** Makes a version and the default one of it. */
  | { readonly kind: "updateDocument"; readonly name: string; readonly region: string; readonly document: DocumentText }
  | {
      readonly kind: "updateDocumentDefaultVersion";
      readonly name: string;
      readonly region: string;
      readonly version: string;
    }
  | { readonly kind: "deleteDocument"; readonly name: string; readonly region: string }
  | (TagOperation<"tagDocument"> & { readonly region: string });

/** What a version of a document is made of. */
export interface DocumentText {
  readonly content: string;
  readonly format: "JSON" | "YAML" | "TEXT";
  readonly displayName?: string;
  readonly versionName?: string;
  readonly targetType?: string;
  readonly requires?: readonly { readonly name: string; readonly version?: string }[];
}

export type RoleOperation =
  | {
      readonly kind: "createRole";
      readonly name: string;
      readonly path: string;
      readonly trust: string;
      readonly description?: string;
      readonly maxSessionDuration: number;
      readonly boundary?: string;
      readonly tags: TagMap;
    }
  | { readonly kind: "updateAssumeRolePolicy"; readonly name: string; readonly trust: string }
  | {
      readonly kind: "updateRole";
      readonly name: string;
      readonly description: string;
      readonly maxSessionDuration: number;
    }
  | { readonly kind: "putRolePermissionsBoundary"; readonly name: string; readonly boundary: string }
  | { readonly kind: "deleteRolePermissionsBoundary"; readonly name: string }
  | { readonly kind: "putRolePolicy"; readonly name: string; readonly policy: string; readonly document: string }
  | { readonly kind: "deleteRolePolicy"; readonly name: string; readonly policy: string }
  | { readonly kind: "attachRolePolicy" | "detachRolePolicy"; readonly name: string; readonly policyArn: string }
  | { readonly kind: "deleteRole"; readonly name: string }
  | TagOperation<"tagRole">;

interface TagOperation<K extends string> {
  readonly kind: K;
  readonly name: string;
  /** Of what is tagged. */
  readonly arn: string;
  readonly set: TagMap;
  readonly remove: readonly string[];
}
