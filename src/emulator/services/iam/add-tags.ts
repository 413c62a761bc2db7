import { type Tag, withTags } from "../tags.js";
import { invalidInput, limitExceeded } from "./errors.js";

const maxTags = 50;

/** @throws AwsError InvalidInput or LimitExceeded where these tags may not stand together */
export function addTags(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const keys = added.map(({ Key }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }
  if (keys.some((key) => key.startsWith("aws:"))) {
    throw invalidInput("System tags cannot be added/updated by requester");
  }
  const kept = tags.filter(({ Key }) => !keys.includes(Key.toLowerCase()));
  const all = withTags(kept, added);
  if (all.length > maxTags) throw limitExceeded("The number of tags has reached the maximum limit.");
  return all;
}
