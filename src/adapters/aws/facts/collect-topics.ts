import type { KMSClient } from "@aws-sdk/client-kms";
import type { SNSClient } from "@aws-sdk/client-sns";
import { keyArn } from "../../../core/facts/look-up.js";
import { parsePolicy } from "../../../core/facts/policy-text.js";
import { groupBy } from "../../../core/group-by.js";
import { type AwsAccess, optionsFor, regionalArns } from "./access.js";
import type { Recorder } from "./recorder.js";

/** Record topics with their policies, and the keys that encrypt them. */
export async function collectTopics(recorder: Recorder, access: AwsAccess, topics: readonly string[]): Promise<void> {
  const arns = regionalArns(recorder, "sns", topics);
  const reads = [...groupBy(arns, regionOf)].map(([region, own]) => readTopics(recorder, access, region, own));
  const keys = new Map((await Promise.all(reads)).flat());
  const known = new Set(regionalArns(recorder, "kms", [...keys.keys()]));
  const byRegion = groupBy(
    [...keys].filter(([arn]) => known.has(arn)),
    ([arn]) => regionOf(arn),
  );
  await Promise.all([...byRegion].map(([region, own]) => readKeys(recorder, access, region, own)));
}

/** Record the names of all topics in every Region of the target. */
export async function listTopics(recorder: Recorder, access: AwsAccess): Promise<void> {
  const sdk = await import("@aws-sdk/client-sns");
  const lists = recorder.target.regions.map(async (region) => {
    const client = new sdk.SNSClient(optionsFor(region, access));
    const keys = [`sns:topics@${recorder.target.account}/${region}`];
    const topics = await recorder.askAll({ service: "sns", operation: "ListTopics", region, keys }, async (token) => {
      const page = await client.send(new sdk.ListTopicsCommand(token === undefined ? {} : { NextToken: token }));
      return { items: page.Topics, next: page.NextToken };
    });
    client.destroy();
    if (topics === undefined) return;
    for (const { TopicArn } of topics) recorder.record("sns", region, { output: { Topics: [{ TopicArn }] } });
    recorder.record("sns", region, { complete: ["sns:topics"] });
  });
  await Promise.all(lists);
}

/** A key's ARN, and its id as a topic has it. */
type UsedKey = readonly [string, string];

async function readTopics(
  recorder: Recorder,
  access: AwsAccess,
  region: string,
  arns: readonly string[],
): Promise<readonly UsedKey[]> {
  const sdk = await import("@aws-sdk/client-sns");
  const client = new sdk.SNSClient(optionsFor(region, access));
  const keys = await Promise.all(arns.map((arn) => readTopic(recorder, client, region, arn)));
  client.destroy();
  return keys.flat();
}

/** Gives the key that the topic is encrypted with. */
async function readTopic(
  recorder: Recorder,
  client: SNSClient,
  region: string,
  arn: string,
): Promise<readonly UsedKey[]> {
  const { GetTopicAttributesCommand } = await import("@aws-sdk/client-sns");
  const question = { service: "sns", operation: "GetTopicAttributes", region, subject: arn, keys: [arn] };
  const answer = await recorder.ask(question, () => client.send(new GetTopicAttributesCommand({ TopicArn: arn })));
  if (answer?.Attributes === undefined) return [];
  const { Policy, KmsMasterKeyId, FifoTopic } = answer.Attributes;
  const policy = Policy === undefined ? {} : { Policy: parsePolicy(Policy) };
  recorder.record("sns", region, { output: { Attributes: { TopicArn: arn, ...policy, KmsMasterKeyId, FifoTopic } } });
  return KmsMasterKeyId === undefined || KmsMasterKeyId === "" ? [] : [[keyArn(arn, KmsMasterKeyId), KmsMasterKeyId]];
}

async function readKeys(
  recorder: Recorder,
  access: AwsAccess,
  region: string,
  keys: readonly UsedKey[],
): Promise<void> {
  const sdk = await import("@aws-sdk/client-kms");
  const client = new sdk.KMSClient(optionsFor(region, access));
  await Promise.all(keys.map((key) => readKey(recorder, client, region, key)));
  client.destroy();
}

async function readKey(recorder: Recorder, client: KMSClient, region: string, [arn, id]: UsedKey): Promise<void> {
  const { DescribeKeyCommand } = await import("@aws-sdk/client-kms");
  const question = { service: "kms", operation: "DescribeKey", region, subject: id, keys: [arn] };
  // An alias of another account is known by its ARN only; an own one by either.
  const answer = await recorder.ask(question, () => client.send(new DescribeKeyCommand({ KeyId: arn })));
  const metadata = answer?.KeyMetadata;
  if (metadata?.Arn !== undefined) {
    const { AWSAccountId, KeyId, Arn, KeyManager, KeyState } = metadata;
    recorder.record("kms", region, { output: { KeyMetadata: { AWSAccountId, KeyId, Arn, KeyManager, KeyState } } });
    if (Arn !== arn) recordAlias(recorder, region, arn, KeyId);
    await readKeyPolicy(recorder, client, region, metadata.Arn);
  }
}

function recordAlias(recorder: Recorder, region: string, AliasArn: string, TargetKeyId: string | undefined): void {
  const AliasName = AliasArn.slice(AliasArn.indexOf(":alias/") + 1);
  recorder.record("kms", region, { output: { Aliases: [{ AliasName, AliasArn, TargetKeyId }] } });
}

async function readKeyPolicy(recorder: Recorder, client: KMSClient, region: string, arn: string): Promise<void> {
  const { GetKeyPolicyCommand } = await import("@aws-sdk/client-kms");
  const question = { service: "kms", operation: "GetKeyPolicy", region, subject: arn, keys: [`kms:policy@${arn}`] };
  const answer = await recorder.ask(question, () =>
    client.send(new GetKeyPolicyCommand({ KeyId: arn, PolicyName: "default" })),
  );
  if (answer?.Policy === undefined) return;
  recorder.record("kms", region, { resourceArn: arn, output: { Policy: answer.Policy, PolicyName: "default" } });
}

function regionOf(arn: string): string {
  return arn.split(":")[3] ?? "";
}
