import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import type { Handlers } from "../../service.js";
import { withoutTags } from "../tags.js";
import { checkTags } from "./check-tags.js";
import type { description } from "./description.js";
import { save } from "./documents.js";
import { documents, type StoredDocument } from "./state.js";

export const tagHandlers: Handlers<typeof description> = {
  AddTagsToResource: ({ ResourceType, ResourceId, Tags }, call) => {
    const document = taggedDocument(ResourceType, ResourceId, call);
    save({ ...document, tags: checkTags(document.tags, Tags) }, call);
    return {};
  },
  RemoveTagsFromResource: ({ ResourceType, ResourceId, TagKeys }, call) => {
    const document = taggedDocument(ResourceType, ResourceId, call);
    save({ ...document, tags: withoutTags(document.tags, TagKeys) }, call);
    return {};
  },
  ListTagsForResource: ({ ResourceType, ResourceId }, call) => ({
    TagList: taggedDocument(ResourceType, ResourceId, call).tags,
  }),
};

/** The embedded AWS tags documents, and has nothing else of Systems Manager that bears tags. */
function taggedDocument(type: string, id: string, call: Call): StoredDocument {
  const document = type === "Document" ? call.store.table(documents, call).get(id) : undefined;
  if (document === undefined) {
    throw new AwsError(
      "InvalidResourceId",
      "The resource ID isn't valid. Verify that you entered the correct ID and try again.",
    );
  }
  return document;
}
