import type { TagMap } from "../../../core/changes/neighbour-operation.js";
import type { AccountConnection } from "./account-connection.js";

/** Set and remove tags of a contact or a rotation; removed first, so that there is room for those that are set. */
export async function tagContactResource(
  connection: AccountConnection,
  {
    name,
    arn,
    set,
    remove,
  }: { readonly name: string; readonly arn: string; readonly set: TagMap; readonly remove: readonly string[] },
): Promise<void> {
  const { sdk, client } = await connection.contacts();
  const asked = { service: "ssm-contacts", region: connection.home, subject: name };
  if (remove.length > 0) {
    const command = new sdk.UntagResourceCommand({ ResourceARN: arn, TagKeys: [...remove] });
    await connection.ask({ ...asked, operation: "UntagResource" }, () => client.send(command));
  }
  const tags = Object.entries(set).map(([Key, Value]) => ({ Key, Value }));
  if (tags.length > 0) {
    const command = new sdk.TagResourceCommand({ ResourceARN: arn, Tags: tags });
    await connection.ask({ ...asked, operation: "TagResource" }, () => client.send(command));
  }
}
