import {
  AttachRolePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import {
  AddTagsToResourceCommand,
  GetDocumentCommand,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
} from "@aws-sdk/client-ssm";
import {
  CreateContactChannelCommand,
  DeleteContactChannelCommand,
  GetContactCommand,
  ListContactChannelsCommand,
  ListRotationsCommand,
  type Plan,
  TagResourceCommand,
  UpdateContactChannelCommand,
  UpdateContactCommand,
  UpdateRotationCommand,
} from "@aws-sdk/client-ssm-contacts";
import type { clientsOf } from "../emulator/clients.js";
import { contactArn } from "./neighbour-account.js";

/** Clients of a Region, of whoever makes the edit. */
export type ClientsIn = (region: string) => ReturnType<typeof clientsOf>;

/** What somebody does at the console to a neighbour of `everything`, and what has to come of it. */
export interface ConsoleEdit {
  readonly name: string;
  readonly address: string;
  readonly edit: (clients: ClientsIn, passTime: () => Promise<void>) => Promise<void>;
  /** The fields that differ. */
  readonly pointers: readonly string[];
  /** The operation that CloudTrail knows as the latest one. */
  readonly operation: string;
  /** What adopting does to the text of the file; absent: no edit of a file can. */
  readonly adopted?: readonly [from: string, to: string];
  /** The end of a line on which a comment ignores it; absent: only a comment at the head does. */
  readonly line?: string;
}

const region = "us-east-1";
const role = "incident-runbook";

async function channelArn({ contacts }: ReturnType<typeof clientsOf>, alias: string, name: string): Promise<string> {
  const { ContactChannels } = await contacts.send(new ListContactChannelsCommand({ ContactId: contactArn(alias) }));
  return ContactChannels?.find((channel) => channel.Name === name)?.ContactChannelArn ?? "";
}

async function rotationArn({ contacts }: ReturnType<typeof clientsOf>): Promise<string> {
  const { Rotations } = await contacts.send(new ListRotationsCommand({}));
  return Rotations?.[0]?.RotationArn ?? "";
}

function editPlan(alias: string, change: (plan: Plan) => Plan): ConsoleEdit["edit"] {
  return async (clients) => {
    const { contacts } = clients(region);
    const ContactId = contactArn(alias);
    const { Plan } = await contacts.send(new GetContactCommand({ ContactId }));
    await contacts.send(new UpdateContactCommand({ ContactId, Plan: change(Plan ?? {}) }));
  };
}

/** A new version in each Region, as the default. */
async function newVersion(clients: ClientsIn, regions: readonly string[], passTime: () => Promise<void>) {
  for (const one of regions) {
    const { ssm } = clients(one);
    const { Content } = await ssm.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }));
    const DocumentFormat = "JSON";
    const update = { Name: "Checkout-Mitigate", Content: Content?.replace("PT1S", "PT9S"), DocumentFormat } as const;
    const made = await ssm.send(new UpdateDocumentCommand({ ...update, DocumentVersion: "$LATEST" }));
    const DocumentVersion = made.DocumentDescription?.DocumentVersion;
    await passTime();
    await ssm.send(new UpdateDocumentDefaultVersionCommand({ Name: "Checkout-Mitigate", DocumentVersion }));
  }
}

const trust = (service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

export const consoleEdits: readonly ConsoleEdit[] = [
  {
    name: "a contact's display name",
    address: "contact/ann",
    edit: async (clients) => {
      const input = { ContactId: contactArn("ann"), DisplayName: "Ann B" };
      await clients(region).contacts.send(new UpdateContactCommand(input));
    },
    pointers: ["/DisplayName"],
    operation: "UpdateContact",
    adopted: ["DisplayName: Ann\n", "DisplayName: Ann B\n"],
    line: "DisplayName: Ann",
  },
  {
    name: "a contact's stage",
    address: "contact/ann",
    edit: editPlan("ann", ({ Stages = [] }) => ({
      Stages: Stages.map((stage, index) => (index === 1 ? { ...stage, DurationInMinutes: 20 } : stage)),
    })),
    pointers: ["/Plan/Stages/1"],
    operation: "UpdateContact",
    adopted: ["- DurationInMinutes: 10\n", "- DurationInMinutes: 20\n"],
    line: "- DurationInMinutes: 10",
  },
  {
    name: "a stage more of a contact",
    address: "contact/bob",
    edit: editPlan("bob", ({ Stages = [] }) => ({ Stages: [...Stages, ...Stages] })),
    pointers: ["/Plan/Stages/1"],
    operation: "UpdateContact",
    adopted: [
      "  Stages: [{DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]}]\n",
      "  Stages: [{DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]}, {DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]}]\n",
    ],
  },
  {
    name: "a channel more of a contact",
    address: "contact/ann",
    edit: async (clients) => {
      const DeliveryAddress = { SimpleAddress: "+14255550199" };
      const input = { ContactId: contactArn("ann"), Name: "pager", Type: "SMS", DeliveryAddress } as const;
      await clients(region).contacts.send(new CreateContactChannelCommand(input));
    },
    pointers: ["/Channels/pager"],
    operation: "CreateContactChannel",
    adopted: [
      "DeferActivation: true}\n",
      'DeferActivation: true}\n  - Name: pager\n    Type: SMS\n    DeliveryAddress: {SimpleAddress: "${secret:ANN_PAGER}"}\n',
    ],
    line: "Channels:",
  },
  {
    name: "a channel less of a contact",
    address: "contact/ann",
    edit: async (clients, passTime) => {
      await editPlan("ann", ({ Stages = [] }) => ({ Stages: Stages.slice(0, 1) }))(clients, passTime);
      await passTime();
      const ContactChannelId = await channelArn(clients(region), "ann", "mail");
      await clients(region).contacts.send(new DeleteContactChannelCommand({ ContactChannelId }));
    },
    pointers: ["/Plan/Stages/1", "/Channels/mail"],
    operation: "DeleteContactChannel",
    adopted: [
      `  - {Name: mail, Type: EMAIL, DeliveryAddress: {SimpleAddress: "\${secret:ANN_MAIL}"}, DeferActivation: true}
Plan:
  Stages:
    - DurationInMinutes: 5
      Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone, RetryIntervalInMinutes: 1}}]
    - DurationInMinutes: 10
      Targets: [{ChannelTargetInfo: {ContactChannelId: channel/mail}}]
`,
      `Plan:
  Stages:
    - DurationInMinutes: 5
      Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone, RetryIntervalInMinutes: 1}}]
`,
    ],
  },
  {
    name: "another address of a channel",
    address: "contact/ann",
    edit: async (clients) => {
      const ContactChannelId = await channelArn(clients(region), "ann", "phone");
      const DeliveryAddress = { SimpleAddress: "+14255550199" };
      await clients(region).contacts.send(new UpdateContactChannelCommand({ ContactChannelId, DeliveryAddress }));
    },
    pointers: ["/Channels/phone/DeliveryAddress"],
    operation: "UpdateContactChannel",
  },
  {
    name: "a contact's tags",
    address: "contact/ann",
    edit: async (clients) => {
      const Tags = [{ Key: "cost", Value: "7" }];
      await clients(region).contacts.send(new TagResourceCommand({ ResourceARN: contactArn("ann"), Tags }));
    },
    pointers: ["/Tags/cost"],
    operation: "TagResource",
    adopted: [
      "channel/mail}}]\nTags: [{Key: team, Value: payments}]\n",
      'channel/mail}}]\nTags: [{Key: team, Value: payments}, {Key: cost, Value: "7"}]\n',
    ],
  },
  {
    name: "an escalation plan's stages",
    address: "contact/payments",
    edit: editPlan("payments", ({ Stages = [] }) => ({ Stages: Stages.slice(0, 1) })),
    pointers: ["/Plan/Stages/1"],
    operation: "UpdateContact",
    adopted: [
      `    - DurationInMinutes: 5
      Targets: [{ContactTargetInfo: {ContactId: contact/ann, IsEssential: true}}]
`,
      "",
    ],
    line: "Targets: [{ContactTargetInfo: {ContactId: contact/payments-oncall, IsEssential: false}}]\n    - DurationInMinutes: 5",
  },
  {
    name: "an on-call schedule's name",
    address: "contact/payments-oncall",
    edit: async (clients) => {
      const input = { ContactId: contactArn("payments-oncall"), DisplayName: "Pay" };
      await clients(region).contacts.send(new UpdateContactCommand(input));
    },
    pointers: ["/DisplayName"],
    operation: "UpdateContact",
    adopted: ["DisplayName: Payments\n", "DisplayName: Pay\n"],
    line: "DisplayName: Payments",
  },
  {
    name: "a rotation's people",
    address: "rotation/payments primary",
    edit: async (clients) => {
      const { contacts } = clients(region);
      const { Rotations } = await contacts.send(new ListRotationsCommand({}));
      const input = { RotationId: Rotations?.[0]?.RotationArn, ContactIds: [contactArn("bob")] };
      const Recurrence = Rotations?.[0]?.Recurrence;
      await contacts.send(new UpdateRotationCommand({ ...input, Recurrence }));
    },
    pointers: ["/ContactIds"],
    operation: "UpdateRotation",
    adopted: ["ContactIds: [contact/ann, contact/bob]\n", "ContactIds: [contact/bob]\n"],
    line: "ContactIds: [contact/ann, contact/bob]",
  },
  {
    name: "a rotation's time zone and turn",
    address: "rotation/payments primary",
    edit: async (clients) => {
      const { contacts } = clients(region);
      const { Rotations } = await contacts.send(new ListRotationsCommand({}));
      const Recurrence = { ...Rotations?.[0]?.Recurrence, NumberOfOnCalls: 1, RecurrenceMultiplier: 2 };
      const RotationId = await rotationArn(clients(region));
      await contacts.send(new UpdateRotationCommand({ RotationId, TimeZoneId: "Europe/Paris", Recurrence }));
    },
    pointers: ["/TimeZoneId", "/Recurrence/RecurrenceMultiplier"],
    operation: "UpdateRotation",
    adopted: [
      "TimeZoneId: Europe/Berlin\nRecurrence:\n  NumberOfOnCalls: 1\n  RecurrenceMultiplier: 1\n",
      "TimeZoneId: Europe/Paris\nRecurrence:\n  NumberOfOnCalls: 1\n  RecurrenceMultiplier: 2\n",
    ],
  },
  {
    name: "a runbook's content in every Region",
    address: "document/Checkout-Mitigate",
    edit: (clients, passTime) => newVersion(clients, ["us-east-1", "eu-west-1"], passTime),
    pointers: ["/Content"],
    operation: "UpdateDocumentDefaultVersion",
    adopted: ["Duration: PT1S", "Duration: PT9S"],
    line: "Content:",
  },
  {
    name: "a runbook's content in one Region",
    address: "document/Checkout-Mitigate",
    edit: (clients, passTime) => newVersion(clients, ["eu-west-1"], passTime),
    pointers: ["/Regions"],
    operation: "UpdateDocumentDefaultVersion",
  },
  {
    name: "a runbook's tags",
    address: "document/Checkout-Mitigate",
    edit: async (clients) => {
      const Tags = [{ Key: "cost", Value: "x" }];
      const input = { ResourceType: "Document", ResourceId: "Checkout-Mitigate", Tags } as const;
      for (const one of ["us-east-1", "eu-west-1"]) await clients(one).ssm.send(new AddTagsToResourceCommand(input));
    },
    pointers: ["/Tags/cost"],
    operation: "AddTagsToResource",
    adopted: ["inputs: {Duration: PT1S}}]\n", "inputs: {Duration: PT1S}}]\nTags:\n  - {Key: cost, Value: x}\n"],
  },
  {
    name: "a role's trust",
    address: "role/incident-runbook",
    edit: async (clients) => {
      const input = { RoleName: role, PolicyDocument: trust("ssm.amazonaws.com") };
      await clients(region).iam.send(new UpdateAssumeRolePolicyCommand(input));
    },
    pointers: ["/AssumeRolePolicyDocument"],
    operation: "UpdateAssumeRolePolicy",
    adopted: ["Principal: {Service: ssm-incidents.amazonaws.com}", "Principal: {Service: ssm.amazonaws.com}"],
    line: "AssumeRolePolicyDocument:",
  },
  {
    name: "a role's inline policy",
    address: "role/incident-runbook",
    edit: async (clients) => {
      const Statement = [{ Effect: "Allow", Action: "ssm:GetDocument", Resource: "*" }];
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      await clients(region).iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName: "start", PolicyDocument }));
    },
    pointers: ["/Policies/start"],
    operation: "PutRolePolicy",
    adopted: ['Action: "ssm:StartAutomationExecution"', 'Action: "ssm:GetDocument"'],
    line: "- PolicyName: start",
  },
  {
    name: "an inline policy less of a role",
    address: "role/incident-runbook",
    edit: async (clients) => {
      await clients(region).iam.send(new DeleteRolePolicyCommand({ RoleName: role, PolicyName: "start" }));
    },
    pointers: ["/Policies/start"],
    operation: "DeleteRolePolicy",
    adopted: [
      `Policies:
  - PolicyName: start
    PolicyDocument:
      Version: "2012-10-17"
      Statement: [{Effect: Allow, Action: "ssm:StartAutomationExecution", Resource: "*"}]
`,
      "",
    ],
    line: "- PolicyName: start",
  },
  {
    name: "a role's managed policies",
    address: "role/incident-runbook",
    edit: async (clients, passTime) => {
      const { iam } = clients(region);
      const policy = (name: string) => ({ RoleName: role, PolicyArn: `arn:aws:iam::aws:policy/${name}` });
      await iam.send(new DetachRolePolicyCommand(policy("ReadOnlyAccess")));
      await passTime();
      await iam.send(new AttachRolePolicyCommand(policy("AmazonSSMFullAccess")));
    },
    pointers: ["/ManagedPolicyArns"],
    operation: "AttachRolePolicy",
    adopted: ['["arn:aws:iam::aws:policy/ReadOnlyAccess"]', "[arn:aws:iam::aws:policy/AmazonSSMFullAccess]"],
    line: 'ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]',
  },
  {
    name: "a role's description and session",
    address: "role/incident-runbook",
    edit: async (clients) => {
      const input = { RoleName: role, Description: "By hand", MaxSessionDuration: 3600 };
      await clients(region).iam.send(new UpdateRoleCommand(input));
    },
    pointers: ["/Description", "/MaxSessionDuration"],
    operation: "UpdateRole",
    adopted: ["Description: Starts runbooks\nMaxSessionDuration: 7200\n", "Description: By hand\n"],
  },
  {
    name: "a role's boundary",
    address: "role/incident-runbook",
    edit: async (clients) => {
      const PermissionsBoundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
      await clients(region).iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: role, PermissionsBoundary }));
    },
    pointers: ["/PermissionsBoundary"],
    operation: "PutRolePermissionsBoundary",
    adopted: [
      'Resource: "*"}]\nTags: [{Key: team, Value: payments}]\n',
      'Resource: "*"}]\nTags: [{Key: team, Value: payments}]\nPermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess\n',
    ],
  },
  {
    name: "a role's tags",
    address: "role/incident-runbook",
    edit: async (clients) => {
      const Tags = [{ Key: "team", Value: "ops" }];
      await clients(region).iam.send(new TagRoleCommand({ RoleName: role, Tags }));
    },
    pointers: ["/Tags/team"],
    operation: "TagRole",
    adopted: [
      'Resource: "*"}]\nTags: [{Key: team, Value: payments}]',
      'Resource: "*"}]\nTags: [{Key: team, Value: ops}]',
    ],
    line: 'Resource: "*"}]\nTags: [{Key: team, Value: payments}]',
  },
];
