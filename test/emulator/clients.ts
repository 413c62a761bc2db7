import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { SNSClient } from "@aws-sdk/client-sns";
import { SSMClient } from "@aws-sdk/client-ssm";
import { SSMContactsClient } from "@aws-sdk/client-ssm-contacts";
import { SSMIncidentsClient } from "@aws-sdk/client-ssm-incidents";
import { STSClient } from "@aws-sdk/client-sts";

/** AWS's own clients, pointed at an emulator. */
export function clientsOf(endpoint: string, account = "111122223333", region = "us-east-1") {
  const credentials = { accessKeyId: account, secretAccessKey: "any" };
  const config = { endpoint, region, credentials, maxAttempts: 1 };
  return {
    incidents: new SSMIncidentsClient(config),
    contacts: new SSMContactsClient(config),
    sts: new STSClient(config),
    iam: new IAMClient(config),
    kms: new KMSClient(config),
    sns: new SNSClient(config),
    ssm: new SSMClient(config),
  };
}
