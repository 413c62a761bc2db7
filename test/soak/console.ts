import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { DeleteDocumentCommand, UpdateDocumentCommand, UpdateDocumentDefaultVersionCommand } from "@aws-sdk/client-ssm";
import {
  CreateContactChannelCommand,
  DeleteContactChannelCommand,
  DeleteContactCommand,
  DeleteRotationCommand,
  ListContactChannelsCommand,
  ListRotationsCommand,
  UpdateContactCommand,
  UpdateRotationCommand,
} from "@aws-sdk/client-ssm-contacts";
import { DeleteResponsePlanCommand, UpdateResponsePlanCommand } from "@aws-sdk/client-ssm-incidents";
import type { clientsOf } from "../emulator/clients.js";

type Clients = ReturnType<typeof clientsOf>;

/** What a person does to resources by hand, each by its address; AWS may refuse it. */
export interface Console {
  edit(address: string, how: number): Promise<void>;
  remove(address: string): Promise<void>;
}

/** The consoles of two Regions of an account. */
export function consoleOf(account: string, home: Clients, away: Clients): Console {
  const { incidents, contacts, iam, ssm } = home;
  const contactArn = (alias: string) => `arn:aws:ssm-contacts:us-east-1:${account}:contact/${alias}`;
  const planArn = (name: string) => `arn:aws:ssm-incidents::${account}:response-plan/${name}`;
  const channelsOf = async (ContactId: string) =>
    (await contacts.send(new ListContactChannelsCommand({ ContactId }))).ContactChannels ?? [];
  const rotationOf = async (name: string) => {
    const { Rotations = [] } = await contacts.send(new ListRotationsCommand({}));
    return Rotations.find(({ Name }) => Name === name);
  };

  const editContact = async (ContactId: string, how: number) => {
    const [channel] = await channelsOf(ContactId).catch(() => []);
    if (how === 0 || channel === undefined) {
      await contacts.send(new UpdateContactCommand({ ContactId, DisplayName: "By hand" }));
    } else if (how === 1) {
      await contacts.send(new UpdateContactCommand({ ContactId, Plan: { Stages: [] } }));
      await contacts.send(new DeleteContactChannelCommand({ ContactChannelId: channel.ContactChannelArn }));
    } else {
      const address = { Name: "pager", Type: "VOICE", DeliveryAddress: { SimpleAddress: "+4915112345670" } } as const;
      await contacts.send(new CreateContactChannelCommand({ ContactId, ...address }));
    }
  };
  const editRole = async (RoleName: string, how: number) => {
    const allow = { Effect: "Allow", Action: "ec2:*", Resource: "*" };
    const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const trust = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };
    const put = (PolicyName: string) =>
      iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: document(allow) }));
    if (how === 0) await iam.send(new UpdateRoleCommand({ RoleName, Description: "By hand" }));
    else if (how === 1) await put("start").then(() => put("by-hand"));
    else await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: document(trust) }));
  };
  const editDocument = async (Name: string, how: number) => {
    const client = how === 1 ? away.ssm : ssm;
    const inputs = { Duration: `PT${how + 7}S` };
    const content = { schemaVersion: "0.3", mainSteps: [{ name: "hand", action: "aws:sleep", inputs }] };
    const { DocumentDescription } = await client.send(
      new UpdateDocumentCommand({ Name, DocumentVersion: "$LATEST", Content: JSON.stringify(content) }),
    );
    if (how < 2) {
      const { DocumentVersion } = DocumentDescription ?? {};
      await client.send(new UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion }));
    }
  };
  const editRotation = async (name: string, how: number) => {
    const { RotationArn: RotationId } = (await rotationOf(name)) ?? {};
    const DailySettings = [{ HourOfDay: how, MinuteOfHour: 30 }];
    const Recurrence = { NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings };
    await contacts.send(new UpdateRotationCommand({ RotationId, Recurrence, TimeZoneId: "Asia/Tokyo" }));
  };
  const editPlan = (name: string, how: number) =>
    incidents.send(
      new UpdateResponsePlanCommand({
        arn: planArn(name),
        ...(how === 0 ? { displayName: "By hand" } : { engagements: [], incidentTemplateSummary: `hand ${how}` }),
      }),
    );

  return {
    edit: async (address, how) => {
      const [kind, name = ""] = address.split("/");
      if (kind === "contact") await editContact(contactArn(name), how);
      else if (kind === "role") await editRole(name, how);
      else if (kind === "document") await editDocument(name, how);
      else if (kind === "rotation") await editRotation(name, how);
      else await editPlan(name, how);
    },
    remove: async (address) => {
      const [kind, name = ""] = address.split("/");
      if (kind === "contact") await contacts.send(new DeleteContactCommand({ ContactId: contactArn(name) }));
      else if (kind === "document") await ssm.send(new DeleteDocumentCommand({ Name: name }));
      else if (kind === "response-plan") await incidents.send(new DeleteResponsePlanCommand({ arn: planArn(name) }));
      else if (kind === "rotation") {
        const { RotationArn: RotationId } = (await rotationOf(name)) ?? {};
        await contacts.send(new DeleteRotationCommand({ RotationId }));
      } else {
        await iam.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName: "start" }));
        await iam.send(new DeleteRoleCommand({ RoleName: name }));
      }
    },
  };
}
