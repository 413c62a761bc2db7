import { tableOf } from "../../state/store.js";

/** A topic, with its attributes as `GetTopicAttributes` names them. */
export interface Topic {
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
}

/** By ARN. */
export const topics = tableOf<Topic>("sns/topics", "region");
