import type { KMSClient } from "@aws-sdk/client-kms";
import { keyArn } from "../../../core/facts/look-up.js";
import { parsePolicy } from "../../../core/facts/policy-text.js";
import { type AwsAccess, optionsFor } from "./access.js";
import type { Recorder } from "./recorder.js";

/** Record topics with their policies, and the keys that encrypt them. */
export async function collectTopics(recorder: Recorder, access: AwsAccess, topics: readonly string[]): Promise<void> {
  const arns = topics.filter((arn) => arn.startsWith("arn:"));
  if (arns.length === 0) return;
  const keys = new Map((await Promise.all(arns.map((arn) => readTopic(recorder, access, arn)))).flat());
  await Promise.all([...keys].map(([arn, id]) => readKey(recorder, access, arn, id)));
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

/** Gives the key that the topic is encrypted with: its ARN, and its id as the topic has it. */
async function readTopic(
  recorder: Recorder,
  access: AwsAccess,
  arn: string,
): Promise<readonly (readonly [string, string])[]> {
  const sdk = await import("@aws-sdk/client-sns");
  const region = regionOf(arn);
  const client = new sdk.SNSClient(optionsFor(region, access));
  const question = { service: "sns", operation: "GetTopicAttributes", region, subject: arn, keys: [arn] };
  const answer = await recorder.ask(question, () => client.send(new sdk.GetTopicAttributesCommand({ TopicArn: arn })));
  client.destroy();
  if (answer?.Attributes === undefined) return [];
  const { Policy, KmsMasterKeyId, FifoTopic } = answer.Attributes;
  const policy = Policy === undefined ? {} : { Policy: parsePolicy(Policy) };
  recorder.record("sns", region, { output: { Attributes: { TopicArn: arn, ...policy, KmsMasterKeyId, FifoTopic } } });
  return KmsMasterKeyId === undefined || KmsMasterKeyId === "" ? [] : [[keyArn(arn, KmsMasterKeyId), KmsMasterKeyId]];
}

async function readKey(recorder: Recorder, access: AwsAccess, arn: string, id: string): Promise<void> {
  const sdk = await import("@aws-sdk/client-kms");
  const region = regionOf(arn);
  const client = new sdk.KMSClient(optionsFor(region, access));
  const question = { service: "kms", operation: "DescribeKey", region, subject: id, keys: [arn] };
  // An alias of another account is known by its ARN only; an own one by either.
  const answer = await recorder.ask(question, () => client.send(new sdk.DescribeKeyCommand({ KeyId: arn })));
  const metadata = answer?.KeyMetadata;
  if (metadata?.Arn !== undefined) {
    const { AWSAccountId, KeyId, Arn, KeyManager, KeyState } = metadata;
    recorder.record("kms", region, { output: { KeyMetadata: { AWSAccountId, KeyId, Arn, KeyManager, KeyState } } });
    if (Arn !== arn) recordAlias(recorder, region, arn, KeyId);
    await readKeyPolicy(recorder, client, region, metadata.Arn);
  }
  client.destroy();
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
