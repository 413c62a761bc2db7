import type { Handlers } from "../../service.js";
import { type Tag, withoutTags } from "../tags.js";
import { addTags } from "./add-tags.js";
import type { description } from "./description.js";
import { ownPolicy, savePolicy } from "./managed-policies.js";
import { pageOfItems } from "./page-of-items.js";
import { ownRole, saveRole } from "./roles.js";

export const tagHandlers: Handlers<typeof description> = {
  TagRole: ({ RoleName, Tags }, call) => {
    const role = ownRole(RoleName, call);
    saveRole({ ...role, tags: addTags(role.tags, Tags) }, call);
    return undefined;
  },
  UntagRole: ({ RoleName, TagKeys }, call) => {
    const role = ownRole(RoleName, call);
    saveRole({ ...role, tags: withoutTags(role.tags, TagKeys) }, call);
    return undefined;
  },
  ListRoleTags: (input, call) => listTags(ownRole(input.RoleName, call), input),
  TagPolicy: ({ PolicyArn, Tags }, call) => {
    const policy = ownPolicy(PolicyArn, call);
    savePolicy({ ...policy, tags: addTags(policy.tags, Tags) }, call);
    return undefined;
  },
  UntagPolicy: ({ PolicyArn, TagKeys }, call) => {
    const policy = ownPolicy(PolicyArn, call);
    savePolicy({ ...policy, tags: withoutTags(policy.tags, TagKeys) }, call);
    return undefined;
  },
  ListPolicyTags: (input, call) => listTags(ownPolicy(input.PolicyArn, call), input),
};

function listTags(tagged: { readonly arn: string; readonly tags: readonly Tag[] }, input: object): object {
  const sorted = [...tagged.tags].sort((a, b) => (a.Key < b.Key ? -1 : 1));
  const { items, mark } = pageOfItems(`tags of ${tagged.arn}`, sorted, ({ Key }) => Key, input);
  return { Tags: items, ...mark };
}
