import fc from "fast-check";
import { stringify } from "yaml";
import { channelReference } from "../../src/core/neighbours/channel-reference.js";
import { exactJson } from "../../src/core/neighbours/exact-json.js";
import type { RemoteChannel, RemoteNeighbour } from "../../src/core/neighbours/neighbour.js";
import { normalTime } from "../../src/core/neighbours/normal-rotation.js";
import { secretText } from "../../src/core/neighbours/secret-text.js";

/*
 * States of neighbours as AWS's API models allow them, in small. The patterns are those of the shapes named beside them,
 * in ssm-contacts 2021-05-03, ssm 2014-11-06 and iam 2010-05-08.
 */

const account = "111122223333";
const arnOf = (resource: string) => `arn:aws:ssm-contacts:us-east-1:${account}:${resource}`;

/** Letters, separators and numbers of any script, with those that YAML has its own ideas about. */
const letter = fc.constantFrom(..."aZ9ÄßЖ漢٣_.- \u00a0\u2028\u2029\u3000𝒜");
const words = (min: number, max = 12) => fc.string({ unit: letter, minLength: min, maxLength: max });
const special = fc.constantFrom("null", "true", "y", "1e3", "0x1F", "2026-01-01", "-", ".", "no", ".inf", " a ", "a ");

/** ContactAlias `^[a-z0-9_\-]*$`. */
const alias = fc.oneof(
  fc.stringMatching(/^[a-z0-9_-]{1,8}$/),
  fc.constantFrom("null", "true", "1e3", "-", "0x1f", "7"),
);
/** ContactName and ChannelName `^[\p{L}\p{Z}\p{N}_.\-]*$`. */
const contactName = fc.oneof(words(0), special);
const channelName = fc.oneof(words(1), special);
/** TagKey `^[\\\/a-zA-Z0-9_+=\-]*$`, TagValue `^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$`, 1 to 256. */
const contactTags = tagsOf(fc.stringMatching(/^[\\/a-zA-Z0-9_+=-]{1,8}$/), fc.oneof(words(1), special));
const contactArn = fc.constantFrom("ann", "ben", "7", "null").map((each) => arnOf(`contact/${each}`));

function tagsOf(key: fc.Arbitrary<string>, value: fc.Arbitrary<string>) {
  return fc
    .dictionary(
      key.filter((each) => !each.startsWith("aws:") && !each.startsWith("muster/")),
      value,
      { maxKeys: 3 },
    )
    .map((tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value })));
}

const orNone = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isSet = (field: unknown) =>
    field !== undefined && field !== "" && !(Array.isArray(field) && field.length === 0);
  return Object.fromEntries(
    Object.entries(fields).filter(([key, field]) => isSet(field) || key === "Channels" || key === "ContactIds"),
  );
}

const channels = fc.array(
  fc.record({
    name: fc.oneof(channelName, fc.constantFrom("phone", "mail")),
    type: fc.constantFrom("SMS" as const, "VOICE" as const, "EMAIL" as const),
    address: fc.constantFrom("+4915112345678", "+12065550100", "ann@example.com"),
    isActivated: fc.boolean(),
  }),
  { maxLength: 4 },
);

/** A stage without targets lasts a minute at least. */
function stages(target: fc.Arbitrary<object>) {
  const stage = fc
    .record({ DurationInMinutes: fc.integer({ min: 0, max: 30 }), Targets: fc.array(target, { maxLength: 3 }) })
    .map((each) => (each.Targets.length === 0 ? { ...each, DurationInMinutes: each.DurationInMinutes || 1 } : each));
  return fc.array(stage, { maxLength: 3 });
}

const contact: fc.Arbitrary<RemoteNeighbour> = fc
  .record({ alias, DisplayName: orNone(contactName), made: channels, Tags: contactTags })
  .chain(({ alias: name, DisplayName, made, Tags }) => {
    const known: RemoteChannel[] = made
      .map((each, index) => ({
        ...each,
        arn: arnOf(`contact-channel/${name}/${index}`),
        address: secretText(each.address),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const ids = [
      ...known.map((each) => channelReference(each, known) ?? each.arn),
      arnOf("contact-channel/ben/9"),
      arnOf(`contact-channel/${name}/gone`),
    ];
    const target = fc
      .record({ id: fc.constantFrom(...ids), retry: orNone(fc.integer({ min: 0, max: 60 })) })
      .map(({ id, retry }) => ({
        ChannelTargetInfo: {
          ContactChannelId: id,
          ...(retry !== undefined && { RetryIntervalInMinutes: retry }),
        },
      }));
    return stages(target).map((Stages): RemoteNeighbour => {
      const Channels = known.map((each) => ({ Name: each.name, Type: each.type }));
      const value = given({ Alias: name, DisplayName, Channels, Plan: { Stages }, Tags });
      return { ...headOf("Contact", name, `contact/${name}`), value, handles: { channels: known } };
    });
  });

function headOf<K extends string>(kind: K, name: string, resource: string) {
  return { kind, name, arn: arnOf(resource), account, tags: {} };
}

const escalationPlan: fc.Arbitrary<RemoteNeighbour> = fc
  .record({
    alias,
    DisplayName: orNone(contactName),
    Stages: stages(
      fc.record({ id: orNone(contactArn), IsEssential: fc.boolean() }).map(({ id, IsEssential }) => ({
        ContactTargetInfo: { ...(id !== undefined && { ContactId: id }), IsEssential },
      })),
    ),
    Tags: contactTags,
  })
  .map(({ alias: name, DisplayName, Stages, Tags }) => {
    const value = given({ Alias: name, DisplayName, Plan: { Stages }, Tags });
    return { ...headOf("EscalationPlan", name, `contact/${name}`), value, handles: {} };
  });

/** RotationName `^[a-zA-Z0-9_\-\s\.]*$`. */
const rotationName = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."aZ9_-. \t\n\r\u000b\f"), minLength: 1, maxLength: 10 }),
  special,
);

const schedule: fc.Arbitrary<RemoteNeighbour> = fc
  .record({
    alias,
    DisplayName: orNone(contactName),
    names: fc.uniqueArray(fc.option(rotationName, { nil: undefined, freq: 4 }), { maxLength: 3 }),
    Tags: contactTags,
  })
  .map(({ alias: name, DisplayName, names, Tags }) => {
    const rotations = names.map((each, index) => ({
      arn: arnOf(`rotation/${index}`),
      ...(each !== undefined && { name: each }),
    }));
    const RotationIds = rotations.map((each) => ("name" in each ? `rotation/${each.name}` : each.arn));
    const value = given({ Alias: name, DisplayName, Plan: { RotationIds }, Tags });
    return { ...headOf("OnCallSchedule", name, `contact/${name}`), value, handles: { rotations } };
  });

const time = fc.record({ HourOfDay: fc.integer({ min: 0, max: 23 }), MinuteOfHour: fc.integer({ min: 0, max: 59 }) });
const day = fc.constantFrom("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
const turns = fc.oneof(
  fc.record({ DailySettings: fc.array(time, { minLength: 1, maxLength: 2 }) }),
  fc.record({
    WeeklySettings: fc.array(fc.record({ DayOfWeek: day, HandOffTime: time }), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    MonthlySettings: fc.array(fc.record({ DayOfMonth: fc.integer({ min: 1, max: 31 }), HandOffTime: time }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
);
/** A coverage lasts half an hour at least. */
const coverage = time.map((Start) => ({ Start, End: { ...Start, HourOfDay: (Start.HourOfDay + 8) % 24 } }));

const rotation: fc.Arbitrary<RemoteNeighbour> = fc
  .record({
    name: rotationName,
    ContactIds: fc.uniqueArray(contactArn, { minLength: 1, maxLength: 3 }),
    start: fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
    TimeZoneId: fc.constantFrom("Europe/Berlin", "UTC", "Etc/GMT-5", "America/Argentina/Buenos_Aires"),
    turns,
    NumberOfOnCalls: fc.integer({ min: 1, max: 3 }),
    RecurrenceMultiplier: fc.integer({ min: 1, max: 100 }),
    ShiftCoverages: orNone(fc.dictionary(day, fc.array(coverage, { minLength: 1, maxLength: 2 }), { minKeys: 1 })),
    Tags: contactTags,
  })
  .map(({ name, ContactIds, start, TimeZoneId, turns: settings, ShiftCoverages, Tags, ...counts }) => {
    const Recurrence = { ...counts, ...settings, ...(ShiftCoverages !== undefined && { ShiftCoverages }) };
    // AWS keeps whole seconds here.
    const StartTime = normalTime(Math.floor(start.getTime() / 1000));
    const value = given({ Name: name, ContactIds, StartTime, TimeZoneId, Recurrence, Tags });
    return { ...headOf("Rotation", name, "rotation/1"), value, handles: {} };
  });

/** What people write into scripts and descriptions. */
const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom(
    'echo "${SERVICE:-x}" | sed "s/a/b/"\n',
    `arn:aws:iam::${account}:role/incident`,
    "${secret:KEY} $${x} ${aws:username} ${",
    "trailing blanks  \n\n  and indents\n\n",
    "line\r\nline\r\n",
    "\ttab: #no comment",
    "a".repeat(500),
  ),
);

/** DocumentName `^[a-zA-Z0-9_\-.]{3,128}$`; contents as people and programs write them. */
const runbook: fc.Arbitrary<RemoteNeighbour> = fc
  .record({
    Name: fc.stringMatching(/^[a-zA-Z0-9_.-]{3,10}$/).filter((name) => !/^(aws|amazon|amzn)/i.test(name)),
    DisplayName: orNone(fc.stringMatching(/^[\w.\-:/ ]{1,8}$/)),
    VersionName: orNone(fc.stringMatching(/^[a-zA-Z0-9_.-]{1,8}$/)),
    TargetType: orNone(fc.stringMatching(/^\/[\w.\-:/]{0,8}$/)),
    description: text,
    script: text,
    writing: fc.constantFrom("json", "json 2", "json 4", "yaml", "yaml with comments", "yaml crlf"),
    Tags: tagsOf(fc.oneof(words(1), special), fc.oneof(words(0), special)),
  })
  .map(({ Name, DisplayName, VersionName, TargetType, description, script, writing, Tags }) => {
    const content = {
      description,
      schemaVersion: "0.3",
      mainSteps: [{ name: "step", action: "aws:executeScript", inputs: { Runtime: "python3.11", Script: script } }],
    };
    const [format = "", style = ""] = writing.split(" ");
    const written =
      format === "json"
        ? JSON.stringify(content, null, Number(style) || undefined)
        : `${style === "with" ? "---\n# Who calls: ${account}\n\n" : ""}${stringify(content)}${style === "with" ? "\n\n" : ""}`;
    const Content = style === "crlf" ? written.replaceAll("\n", "\r\n") : written;
    const DocumentFormat = format === "json" ? "JSON" : "YAML";
    const value = given({ Name, DisplayName, VersionName, TargetType, DocumentFormat, Content, Tags });
    const copy = { region: "us-east-1", value, defaultVersion: "1", latestVersion: "1", tags: {} };
    return {
      kind: "Runbook",
      name: Name,
      arn: `arn:aws:ssm:us-east-1:${account}:document/${Name}`,
      account,
      tags: {},
      value,
      handles: { copies: [copy] },
    };
  });

/** PolicyDocument takes Latin-1 alone. */
const latinText = text.filter((each) => /^[\t\n\r -~\u00a0-\u00ff]*$/.test(each));
const condition = fc.oneof(
  fc.constantFrom<object>(
    { StringEquals: { "aws:SourceAccount": account } },
    { StringLike: { "aws:PrincipalTag/x": ["${*}", "${?}", "$", "${aws:PrincipalTag/a}"] } },
    { NumericLessThan: { "aws:MultiFactorAuthAge": 1.5 } },
  ),
  latinText.map((value) => ({ StringLike: { "aws:PrincipalTag/x": value } })),
);
const sid = fc.stringMatching(/^[A-Za-z0-9]{1,6}$/);

/** As AWS hands it out: a mapping, or the text where a mapping would lose something. */
function policyOf(statement: fc.Arbitrary<object>) {
  return fc
    .record({ Version: fc.constant("2012-10-17"), Statement: fc.array(statement, { minLength: 1, maxLength: 2 }) })
    .chain((value) =>
      fc.constantFrom<unknown>(
        value,
        JSON.stringify(value, null, 2).replaceAll("1.5", "1.50"),
        JSON.stringify(value, null, 4).replaceAll("1.5", "15E-1"),
      ),
    )
    .map((value) => (typeof value === "string" ? (exactJson(value) ?? value) : value));
}

const trust = policyOf(
  fc.record(
    {
      Effect: fc.constantFrom("Allow", "Deny"),
      Principal: fc.constantFrom<unknown>({ AWS: account }, { Service: "ssm-incidents.amazonaws.com" }, "*"),
      Action: fc.constantFrom<unknown>("sts:AssumeRole", ["sts:AssumeRole", "sts:TagSession"]),
      Condition: condition,
    },
    { requiredKeys: ["Effect", "Principal", "Action"] },
  ),
);
const policy = policyOf(
  fc.record(
    {
      Sid: sid,
      Effect: fc.constantFrom("Allow", "Deny"),
      Action: fc.constantFrom<unknown>("ssm:*", ["ssm:StartAutomationExecution", "iam:PassRole"]),
      Resource: fc.constantFrom<unknown>(
        "*",
        [`arn:aws:ssm:us-east-1:${account}:document/X`],
        "arn:aws:s3:::a/${aws:username}/*",
      ),
      Condition: condition,
    },
    { requiredKeys: ["Effect", "Action", "Resource"] },
  ),
);

/** RoleName `[\w+=,.@-]+`, Path `(/)|(/[!-~]+/)`, Description `[\t\n\r -~¡-ÿ]*`. */
const role: fc.Arbitrary<RemoteNeighbour> = fc
  .record({
    RoleName: fc.oneof(fc.stringMatching(/^[\w+=,.@-]{1,10}$/), fc.constantFrom("null", "1e3", "=", "@a")),
    Path: fc.oneof(fc.constant("/"), fc.stringMatching(/^\/[!-~]{1,8}\/$/)),
    Description: orNone(fc.stringMatching(/^[\t\n\r -~¡-ÿ]{1,20}$/)),
    AssumeRolePolicyDocument: trust,
    MaxSessionDuration: fc.constantFrom(3600, 7200, 43200),
    PermissionsBoundary: orNone(fc.constant(`arn:aws:iam::${account}:policy/boundary`)),
    ManagedPolicyArns: fc.uniqueArray(
      fc.constantFrom("arn:aws:iam::aws:policy/ReadOnlyAccess", `arn:aws:iam::${account}:policy/p/own`),
    ),
    Policies: fc.dictionary(fc.stringMatching(/^[\w+=,.@-]{1,6}$/), policy, { maxKeys: 2 }),
    Tags: tagsOf(fc.oneof(words(1), special), fc.oneof(words(0), special)),
  })
  .map(({ RoleName, Policies, ...fields }) => {
    const inline = Object.entries(Policies).map(([PolicyName, PolicyDocument]) => ({ PolicyName, PolicyDocument }));
    return {
      kind: "Role",
      name: RoleName,
      arn: `arn:aws:iam::${account}:role${fields.Path}${RoleName}`,
      account,
      tags: {},
      value: given({ RoleName, ...fields, Policies: inline }),
      handles: { inlinePolicies: Object.keys(Policies), attachedPolicies: fields.ManagedPolicyArns },
    };
  });

/** Any state of each kind of neighbour that the API allows, in small. */
export const arbitraryNeighbours = {
  Contact: contact,
  EscalationPlan: escalationPlan,
  OnCallSchedule: schedule,
  Rotation: rotation,
  Runbook: runbook,
  Role: role,
} as const;
