import { compareText } from "../../../core/diagnostic.js";
import { isAuthorsTag } from "../../../core/neighbours/normal-form.js";
import type { AccountConnection } from "./account-connection.js";

/** The tags of a contact or rotation; absent where it is gone by now. */
export async function readContactTags(
  connection: AccountConnection,
  arn: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const { sdk, client } = await connection.contacts();
  const asked = {
    service: "ssm-contacts",
    operation: "ListTagsForResource",
    region: connection.home,
    subject: arn,
  };
  const answer = await connection.askFor(asked, () =>
    client.send(new sdk.ListTagsForResourceCommand({ ResourceARN: arn })),
  );
  return answer && tagRecord(answer.Tags);
}

/** Tags as a mapping, however AWS's list is ordered. */
export function tagRecord(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Readonly<Record<string, string>> {
  const entries = (tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}

/** The field `Tags` as a file has it; none where there is no tag of an author. */
export function tagList(tags: Readonly<Record<string, string>>): { readonly Tags?: readonly object[] } {
  const own = Object.entries(tags).filter(([key]) => isAuthorsTag(key));
  return own.length === 0 ? {} : { Tags: own.map(([Key, Value]) => ({ Key, Value })) };
}
