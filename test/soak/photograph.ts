import {
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { GetDocumentCommand, ListDocumentsCommand, ListTagsForResourceCommand } from "@aws-sdk/client-ssm";
import {
  GetContactCommand,
  GetRotationCommand,
  ListContactChannelsCommand,
  ListContactsCommand,
  ListTagsForResourceCommand as ListContactTagsCommand,
  ListRotationsCommand,
} from "@aws-sdk/client-ssm-contacts";
import {
  GetResponsePlanCommand,
  ListTagsForResourceCommand as ListPlanTagsCommand,
  ListResponsePlansCommand,
} from "@aws-sdk/client-ssm-incidents";
import type { clientsOf } from "../emulator/clients.js";

type Tags = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];

/**
 * All that an account has, read by AWS's own clients and not by Muster, as lines that are equal for two accounts that hold
 * the same: random ids become names, and nothing is left out because there are two of it.
 */
export async function photograph(account: string, home: Clients, away: Clients): Promise<readonly string[]> {
  const names = new Map<string, string>();
  const found = [
    ...(await contactsOf(home, names)),
    ...(await rolesOf(home)),
    ...(await plansOf(home)),
    ...(await documentsOf(home, "home")),
    ...(await documentsOf(away, "away")),
  ];
  const ids = [...names].sort(([a], [b]) => b.length - a.length);
  return found
    .map(([what, value]) => {
      // Some of AWS's texts can be emptied and never removed.
      const text = `${what} ${JSON.stringify(value, (_key, part) => (part === "" ? undefined : part))}`;
      return ids.reduce((line, [id, name]) => line.replaceAll(id, name), text).replaceAll(account, "ACCOUNT");
    })
    .sort();
}

type Clients = ReturnType<typeof clientsOf>;
type Found = readonly (readonly [what: string, value: unknown])[];

const tagsOf = (tags: Tags = []) => tags.map(({ Key, Value }) => `${Key}=${Value}`).sort();

async function contactsOf({ contacts }: Clients, names: Map<string, string>): Promise<Found> {
  const { Rotations = [] } = await contacts.send(new ListRotationsCommand({ MaxResults: 100 }));
  const { Contacts = [] } = await contacts.send(new ListContactsCommand({ MaxResults: 100 }));
  const rotations = await Promise.all(
    Rotations.map(async ({ RotationArn = "", Name = "" }) => {
      names.set(RotationArn, `rotation ${Name}`);
      const { $metadata, ...rotation } = await contacts.send(new GetRotationCommand({ RotationId: RotationArn }));
      const { Tags } = await contacts.send(new ListContactTagsCommand({ ResourceARN: RotationArn }));
      return [`rotation ${Name}`, { ...rotation, tags: tagsOf(Tags) }] as const;
    }),
  );
  const people = await Promise.all(
    Contacts.map(async ({ ContactArn = "", Alias = "", Type }) => {
      const isPerson = Type === "PERSONAL";
      const { ContactChannels = [] } = isPerson
        ? await contacts.send(new ListContactChannelsCommand({ ContactId: ContactArn }))
        : {};
      for (const { ContactChannelArn = "", Name } of ContactChannels) {
        names.set(ContactChannelArn, `channel ${Alias} ${Name}`);
      }
      const channels = ContactChannels.map(({ Name, Type: type, DeliveryAddress, ActivationStatus }) =>
        [Name, type, DeliveryAddress?.SimpleAddress, ActivationStatus].join(" "),
      );
      const { $metadata, ...contact } = await contacts.send(new GetContactCommand({ ContactId: ContactArn }));
      const { Tags } = await contacts.send(new ListContactTagsCommand({ ResourceARN: ContactArn }));
      return [`contact ${Alias}`, { ...contact, channels: channels.sort(), tags: tagsOf(Tags) }] as const;
    }),
  );
  return [...rotations, ...people];
}

async function rolesOf({ iam }: Clients): Promise<Found> {
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  return Promise.all(
    Roles.map(async ({ RoleName = "" }) => {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
      const policies = await Promise.all(
        PolicyNames.sort().map(async (PolicyName) => {
          const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
          return [PolicyName, PolicyDocument];
        }),
      );
      const {
        AssumeRolePolicyDocument: trust,
        Description,
        MaxSessionDuration,
        Path,
        PermissionsBoundary,
      } = Role ?? {};
      const attached = AttachedPolicies.map(({ PolicyArn }) => PolicyArn).sort();
      const fields = { trust, Description, MaxSessionDuration, Path, PermissionsBoundary, policies, attached };
      return [`role ${RoleName}`, { ...fields, tags: tagsOf(Role?.Tags) }] as const;
    }),
  );
}

async function documentsOf({ ssm }: Clients, region: string): Promise<Found> {
  const { DocumentIdentifiers = [] } = await ssm.send(
    new ListDocumentsCommand({ Filters: [{ Key: "Owner", Values: ["Self"] }] }),
  );
  return Promise.all(
    DocumentIdentifiers.map(async ({ Name = "" }) => {
      const { Content, DocumentFormat, DocumentType, DisplayName, VersionName } = await ssm.send(
        new GetDocumentCommand({ Name }),
      );
      const { TagList } = await ssm.send(
        new ListTagsForResourceCommand({ ResourceType: "Document", ResourceId: Name }),
      );
      const fields = { Content, DocumentFormat, DocumentType, DisplayName, VersionName };
      return [`document ${region} ${Name}`, { ...fields, tags: tagsOf(TagList) }] as const;
    }),
  );
}

async function plansOf({ incidents }: Clients): Promise<Found> {
  const { responsePlanSummaries = [] } = await incidents.send(new ListResponsePlansCommand({}));
  return Promise.all(
    responsePlanSummaries.map(async ({ arn = "" }) => {
      const { $metadata, ...plan } = await incidents.send(new GetResponsePlanCommand({ arn }));
      const { tags } = await incidents.send(new ListPlanTagsCommand({ resourceArn: arn }));
      return [`plan ${plan.name}`, { ...plan, tags: Object.entries(tags ?? {}).sort() }] as const;
    }),
  );
}
