import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  type CreateRoleCommandInput,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateDocumentCommand, type CreateDocumentCommandInput } from "@aws-sdk/client-ssm";
import {
  CreateContactChannelCommand,
  CreateContactCommand,
  type CreateContactCommandInput,
  CreateRotationCommand,
  type CreateRotationCommandInput,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import type { RemoteNeighbour } from "../../src/core/neighbours/neighbour.js";
import type { clientsOf } from "../emulator/clients.js";

type Clients = ReturnType<typeof clientsOf>;

/** Make by AWS's own calls what a generated neighbour says, in the account that its ARN names. */
export async function makeNeighbour(clients: Clients, remote: RemoteNeighbour): Promise<void> {
  const { contacts, iam, ssm } = clients;
  const { value } = remote;
  switch (remote.kind) {
    case "Contact": {
      const { Channels: _, Plan, ...fields } = value;
      const { ContactArn: ContactId = "" } = await createContact(
        clients,
        { ...fields, Plan: { Stages: [] } },
        "PERSONAL",
      );
      const ids = new Map<string, string>();
      for (const { arn, name, type, address } of remote.handles.channels) {
        const DeliveryAddress = { SimpleAddress: address.reveal() };
        const made = await contacts.send(
          new CreateContactChannelCommand({ ContactId, Name: name, Type: type, DeliveryAddress }),
        );
        const id = made.ContactChannelArn ?? "";
        ids.set(arn, id).set(`channel/${type}/${name}`, id).set(`channel/${name}`, id);
      }
      const plan = JSON.parse(JSON.stringify(Plan), (key, part) =>
        key === "ContactChannelId" ? (ids.get(part) ?? part) : part,
      );
      await contacts.send(new UpdateContactCommand({ ContactId, Plan: plan }));
      return;
    }
    case "EscalationPlan":
      await createContact(clients, value, "ESCALATION");
      return;
    case "OnCallSchedule": {
      const RotationIds: string[] = [];
      for (const { arn, name } of remote.handles.rotations) {
        RotationIds.push(name === undefined ? arn : await makeRotation(clients, arn, name));
      }
      await createContact(clients, { ...value, Plan: { RotationIds } }, "ONCALL_SCHEDULE");
      return;
    }
    case "Rotation": {
      const StartTime = new Date(String(value["StartTime"]));
      // Generated from AWS's model, as the inputs below.
      const input = { ...value, StartTime } as unknown as CreateRotationCommandInput;
      await contacts.send(new CreateRotationCommand(input));
      return;
    }
    case "Runbook": {
      const input = { ...value, DocumentType: "Automation" } as unknown as CreateDocumentCommandInput;
      await ssm.send(new CreateDocumentCommand(input));
      return;
    }
    case "Role":
      await makeRole(iam, remote);
  }
}

async function createContact({ contacts }: Clients, fields: object, Type: string) {
  return contacts.send(new CreateContactCommand({ ...fields, Type } as CreateContactCommandInput));
}

async function makeRotation({ contacts }: Clients, arn: string, Name: string): Promise<string> {
  const { RotationArn = "" } = await contacts.send(
    new CreateRotationCommand({
      Name,
      ContactIds: [`${arn.slice(0, arn.indexOf("rotation/"))}contact/ann`],
      TimeZoneId: "UTC",
      Recurrence: {
        NumberOfOnCalls: 1,
        RecurrenceMultiplier: 1,
        DailySettings: [{ HourOfDay: 0, MinuteOfHour: 0 }],
      },
    }),
  );
  return RotationArn;
}

async function makeRole(iam: Clients["iam"], { name: RoleName, value }: RemoteNeighbour): Promise<void> {
  const { AssumeRolePolicyDocument, ManagedPolicyArns = [], Policies = [], ...fields } = value;
  const text = (policy: unknown) => (typeof policy === "string" ? policy : JSON.stringify(policy));
  const attached = ManagedPolicyArns as readonly string[];
  const boundary = String(fields["PermissionsBoundary"] ?? "");
  for (const arn of [...attached, boundary].filter((each) => /:[0-9]{12}:/.test(each))) {
    const [, Path = "/", PolicyName] = /:policy(\/.*\/|\/)([^/]+)$/.exec(arn) ?? [];
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ssm:*", Resource: "*" }],
    });
    await iam.send(new CreatePolicyCommand({ PolicyName, Path, PolicyDocument }));
  }
  const input = { ...fields, AssumeRolePolicyDocument: text(AssumeRolePolicyDocument) };
  await iam.send(new CreateRoleCommand(input as unknown as CreateRoleCommandInput));
  for (const PolicyArn of attached) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  for (const { PolicyName, PolicyDocument } of Policies as readonly { PolicyName: string; PolicyDocument: unknown }[]) {
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: text(PolicyDocument) }));
  }
}
