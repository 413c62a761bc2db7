import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import type { Handlers } from "../../service.js";
import { type Tag, withoutTags, withTags } from "../tags.js";
import { busArn } from "./buses.js";
import type { description } from "./description.js";
import { saveRule } from "./rules.js";
import { buses, rules } from "./state.js";

export const tagHandlers: Handlers<typeof description> = {
  TagResource: ({ ResourceARN, Tags }, call) => {
    const { tags, save } = taggedThing(ResourceARN, call);
    save(withTags(tags, Tags));
    return {};
  },
  UntagResource: ({ ResourceARN, TagKeys }, call) => {
    const { tags, save } = taggedThing(ResourceARN, call);
    save(withoutTags(tags, TagKeys));
    return {};
  },
  ListTagsForResource: ({ ResourceARN }, call) => ({ Tags: taggedThing(ResourceARN, call).tags }),
};

interface TaggedThing {
  readonly tags: readonly Tag[];
  readonly save: (tags: readonly Tag[]) => void;
}

function taggedThing(arn: string, call: Call): TaggedThing {
  const rule = call.store
    .table(rules, call)
    .values()
    .find((known) => known.arn === arn);
  if (rule !== undefined) return { tags: rule.tags, save: (tags) => saveRule({ ...rule, tags }, call) };
  const table = call.store.table(buses, call);
  const bus = table.values().find(({ name }) => busArn(name, call) === arn);
  if (bus !== undefined) return { tags: bus.tags, save: (tags) => table.set(bus.name, { ...bus, tags }) };
  throw new AwsError("ResourceNotFoundException", `Resource ${arn} does not exist.`);
}
