import { parseArn } from "../../arn.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { denied, notFound } from "./errors.js";
import { checkReady } from "./ready.js";
import { contacts, rotations, tagLists } from "./state.js";

const maxTags = 50;

/** Contacts and rotations have tags; channels have none. */
export const tagHandlers: Handlers<typeof description> = {
  ListTagsForResource: ({ ResourceARN }, call) => {
    checkTaggable(ResourceARN, call);
    return { Tags: call.store.table(tagLists, call).get(ResourceARN) ?? [] };
  },
  TagResource: ({ ResourceARN, Tags }, call) => {
    checkTaggable(ResourceARN, call);
    const table = call.store.table(tagLists, call);
    const all = new Map([...(table.get(ResourceARN) ?? []), ...Tags].map((tag) => [tag.Key, tag]));
    if (all.size > maxTags) throw tooManyTags(ResourceARN);
    table.set(ResourceARN, [...all.values()]);
    return undefined;
  },
  UntagResource: ({ ResourceARN, TagKeys }, call) => {
    checkTaggable(ResourceARN, call);
    const table = call.store.table(tagLists, call);
    table.set(
      ResourceARN,
      (table.get(ResourceARN) ?? []).filter(({ Key }) => Key === undefined || !TagKeys.includes(Key)),
    );
    return undefined;
  },
};

function checkTaggable(arn: string, call: Call): void {
  checkReady(call);
  const { account, resource = "" } = parseArn(arn) ?? {};
  if (account !== undefined && account !== call.account) throw denied(arn);
  const exists = call.store.table(contacts, call).has(arn) || call.store.table(rotations, call).has(arn);
  if (!exists) throw notFound(resource.startsWith("rotation/") ? "ROTATION" : "CONTACT", arn);
}

function tooManyTags(arn: string): AwsError {
  return new AwsError("ServiceQuotaExceededException", `A resource has at most ${maxTags} tags`, {
    fields: { ResourceId: arn, ResourceType: "CONTACT", ServiceCode: "ssm-contacts", QuotaCode: "tags" },
  });
}
