import { elements, isRecord, member, textAt } from "../fact-node.js";
import { parsePolicy } from "../policy-text.js";
import {
  complain,
  expectArn,
  expectOneOf,
  expectRegion,
  expectText,
  expectWrapperName,
  noteFrom,
  type OutputReader,
} from "../reading.js";

/** Outputs of `aws sns …` and of `aws kms …`, whose keys encrypt the topics. */
export const messagingOutputs: readonly OutputReader[] = [
  {
    command: "sns get-topic-attributes",
    matches: (output) => isRecord(output["Attributes"]) && "TopicArn" in output["Attributes"],
    read(output, reading) {
      const attributes = member(output, "Attributes") ?? output;
      const arn = expectArn(reading, attributes, "TopicArn", "sns");
      if (arn === undefined) return;
      noteFrom(reading, "topic", arn, { arn, isFifo: arn.endsWith(".fifo") }, attributes);
      noteFrom(reading, "topicKey", arn, textAt(attributes, "KmsMasterKeyId") || null, attributes);
      const policy = member(attributes, "Policy");
      if (policy !== undefined) noteFrom(reading, "topicPolicy", arn, parsePolicy(policy.value), policy);
    },
  },
  {
    command: "sns list-topics",
    matches: (output) => Array.isArray(output["Topics"]),
    read(output, reading) {
      for (const topic of elements(member(output, "Topics"))) {
        const arn = expectArn(reading, topic, "TopicArn", "sns");
        if (arn !== undefined) noteFrom(reading, "topic", arn, { arn, isFifo: arn.endsWith(".fifo") }, topic);
      }
    },
  },
  {
    command: "kms describe-key",
    matches: (output) => isRecord(output["KeyMetadata"]),
    read(output, reading) {
      const metadata = member(output, "KeyMetadata") ?? output;
      const arn = expectArn(reading, metadata, "Arn", "kms");
      const manager = expectOneOf(reading, metadata, "KeyManager", ["AWS", "CUSTOMER"]);
      const state = expectText(reading, metadata, "KeyState", "the key's state");
      if (arn === undefined || manager === undefined || state === undefined) return;
      noteFrom(reading, "key", arn, { arn, manager, state }, metadata);
    },
  },
  {
    command: "kms get-key-policy",
    matches: (output) => typeof output["Policy"] === "string" && !("ContactArn" in output),
    read(output, reading) {
      const name = expectWrapperName(reading, output, "kms get-key-policy", ["resourceArn", "keyId"]);
      const policy = member(output, "Policy");
      if (name === undefined || policy === undefined) return;
      if (!name.startsWith("arn:") && expectRegion(reading, output, "kms get-key-policy") === undefined) return;
      if (name.split(":")[2] === "sns")
        return noteFrom(reading, "topicPolicy", name, parsePolicy(policy.value), policy);
      const { account, region, partition } = reading.place;
      const arn = name.startsWith("arn:") ? name : `arn:${partition ?? "aws"}:kms:${region}:${account}:key/${name}`;
      noteFrom(reading, "keyPolicy", arn, parsePolicy(policy.value), policy);
    },
  },
  {
    command: "kms list-aliases",
    matches: (output) => Array.isArray(output["Aliases"]),
    read(output, reading) {
      for (const alias of elements(member(output, "Aliases"))) {
        const arn = expectArn(reading, alias, "AliasArn", "kms");
        const id = textAt(alias, "TargetKeyId");
        // Names of AWS's own keys are reserved before the key is made: an alias without a key is normal.
        if (arn === undefined || id === undefined) continue;
        const [place = "", name = ""] = arn.split(/:(?=alias\/)/);
        noteFrom(reading, "keyAlias", arn, { name, key: `${place}:key/${id}` }, alias);
      }
    },
  },
  {
    command: "sts get-caller-identity",
    matches: (output) => typeof output["Account"] === "string" && typeof output["Arn"] === "string",
    read(output, reading) {
      const account = expectText(reading, output, "Account", "twelve digits");
      const arn = expectText(reading, output, "Arn", "the caller's ARN");
      if (account === undefined || arn === undefined) return;
      if (!/^\d{12}$/.test(account)) return complain(reading, output, "Unexpected account, expected twelve digits");
      noteFrom(reading, "caller", account, { account, arn }, output);
    },
  },
];
