import type { RoleOperation } from "../../../core/changes/neighbour-operation.js";
import type { AccountConnection } from "./account-connection.js";

/** One write to a role. IAM is one for all Regions of a partition. */
export async function writeRole(connection: AccountConnection, operation: RoleOperation): Promise<void> {
  for (const [called, call] of await callsOf(connection, operation)) {
    const asked = { service: "iam", operation: called, region: connection.home, subject: operation.name };
    await connection.ask(asked, call);
  }
}

type Call = readonly [name: string, send: () => Promise<unknown>];

async function callsOf(connection: AccountConnection, operation: RoleOperation): Promise<readonly Call[]> {
  const { sdk, client } = await connection.iam();
  const { name: RoleName } = operation;
  switch (operation.kind) {
    case "createRole": {
      const { path, trust, description, maxSessionDuration, boundary, tags } = operation;
      const command = new sdk.CreateRoleCommand({
        ...{ RoleName, Path: path, AssumeRolePolicyDocument: trust, MaxSessionDuration: maxSessionDuration },
        ...(description === undefined ? {} : { Description: description }),
        ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      });
      return [["CreateRole", () => client.send(command)]];
    }
    case "updateAssumeRolePolicy": {
      const command = new sdk.UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: operation.trust });
      return [["UpdateAssumeRolePolicy", () => client.send(command)]];
    }
    case "updateRole": {
      const { description: Description, maxSessionDuration: MaxSessionDuration } = operation;
      const command = new sdk.UpdateRoleCommand({ RoleName, Description, MaxSessionDuration });
      return [["UpdateRole", () => client.send(command)]];
    }
    case "putRolePermissionsBoundary": {
      const input = { RoleName, PermissionsBoundary: operation.boundary };
      return [["PutRolePermissionsBoundary", () => client.send(new sdk.PutRolePermissionsBoundaryCommand(input))]];
    }
    case "deleteRolePermissionsBoundary": {
      const command = new sdk.DeleteRolePermissionsBoundaryCommand({ RoleName });
      return [["DeleteRolePermissionsBoundary", () => client.send(command)]];
    }
    case "putRolePolicy": {
      const { policy: PolicyName, document: PolicyDocument } = operation;
      const command = new sdk.PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument });
      return [["PutRolePolicy", () => client.send(command)]];
    }
    case "deleteRolePolicy": {
      const command = new sdk.DeleteRolePolicyCommand({ RoleName, PolicyName: operation.policy });
      return [["DeleteRolePolicy", () => client.send(command)]];
    }
    case "attachRolePolicy": {
      const command = new sdk.AttachRolePolicyCommand({ RoleName, PolicyArn: operation.policyArn });
      return [["AttachRolePolicy", () => client.send(command)]];
    }
    case "detachRolePolicy": {
      const command = new sdk.DetachRolePolicyCommand({ RoleName, PolicyArn: operation.policyArn });
      return [["DetachRolePolicy", () => client.send(command)]];
    }
    case "deleteRole":
      return [["DeleteRole", () => client.send(new sdk.DeleteRoleCommand({ RoleName }))]];
    case "tagRole": {
      const { set, remove } = operation;
      const Tags = Object.entries(set).map(([Key, Value]) => ({ Key, Value }));
      const untag = new sdk.UntagRoleCommand({ RoleName, TagKeys: [...remove] });
      const tag = new sdk.TagRoleCommand({ RoleName, Tags });
      return [
        ...(remove.length === 0 ? [] : [["UntagRole", () => client.send(untag)] as const]),
        ...(Tags.length === 0 ? [] : [["TagRole", () => client.send(tag)] as const]),
      ];
    }
  }
}
