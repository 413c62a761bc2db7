import { AwsError } from "../../aws-error.js";
import { type Tag, withTags } from "../tags.js";

const maxTags = 50;

/** Tags after some were set. @throws AwsError ValidationException or TooManyTagsError */
export function checkTags(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  if (added.some(({ Key }) => /^aws:/i.test(Key))) {
    throw new AwsError("ValidationException", "Tag keys must not begin with aws:");
  }
  const all = withTags(tags, added);
  if (all.length > maxTags) {
    throw new AwsError("TooManyTagsError", `The number of tags exceeds the limit of ${maxTags}`);
  }
  return all;
}
