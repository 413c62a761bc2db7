import type { Partition, Target } from "../config/config.js";
import { type FactLedger, note } from "./fact-ledger.js";
import { elements, type FactNode, isRecord, member, members, sourceOf, textAt } from "./fact-node.js";
import { coverageNames } from "./facts.js";
import { contactsOutputs } from "./outputs/contacts.js";
import { harmlessOutputs } from "./outputs/harmless.js";
import { iamOutputs } from "./outputs/iam.js";
import { incidentOutputs } from "./outputs/incidents.js";
import { messagingOutputs } from "./outputs/messaging.js";
import { organizationOutputs } from "./outputs/organizations.js";
import { ssmOutputs } from "./outputs/ssm.js";
import {
  complain,
  type FactProblem,
  type OutputReader,
  type Place,
  type Reading,
  shorten,
  showValue,
} from "./reading.js";

const outputReaders: readonly OutputReader[] = [
  ...iamOutputs,
  ...ssmOutputs,
  ...messagingOutputs,
  ...contactsOutputs,
  ...incidentOutputs,
  ...organizationOutputs,
  ...harmlessOutputs,
];

/** Where a file's outputs belong when they do not say so, in the order of trust. */
export interface PlaceOfFile {
  /** From the folder `facts/TARGET/REGION/`. */
  readonly folder: Place;
  /** The only target, or nothing. */
  readonly fallback: Place;
  readonly targets: readonly Target[];
}

interface Walk extends PlaceOfFile {
  readonly ledger: FactLedger;
  readonly problems: FactProblem[];
  /** What wrappers say of the sets they cover, judged when all of the file was read. */
  readonly claims: Claim[];
}

interface Claim {
  readonly list: FactNode;
  readonly place: Place;
  readonly accounts: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

/**
 * Read an output, a wrapper around outputs, or a list of both, into the ledger. What cannot be read becomes a problem
 * and never hides the rest.
 */
export function readWrapped(root: FactNode, place: PlaceOfFile, ledger: FactLedger): readonly FactProblem[] {
  const walk: Walk = { ...place, ledger, problems: [], claims: [] };
  const reading = startReading(walk, place.folder, undefined);
  readNode(root, walk, place.folder, reading);
  for (const claim of walk.claims) readClaim(claim, walk, reading);
  return walk.problems;
}

function readNode(node: FactNode, walk: Walk, place: Place, parent: Reading): void {
  if (Array.isArray(node.value)) {
    const items = elements(node);
    const within = placeAmong(items, place);
    for (const item of items) readNode(item, walk, within, parent);
  } else if (!isRecord(node.value)) {
    complain(parent, node, `Unexpected ${typeof node.value}, expected an output of the AWS CLI`);
  } else if (isWrapper(node.value)) readWrapper(node, walk, place, parent);
  else readOutput(node, walk, place, parent);
}

/** A caller's identity among outputs says which account they were read from. */
function placeAmong(items: readonly FactNode[], place: Place): Place {
  if (place.account !== undefined) return place;
  const identity = items.find(({ value }) => isRecord(value) && "UserId" in value && "Account" in value);
  const account = textAt(identity, "Account");
  return account === undefined || !isAccount(account) ? place : { ...place, account };
}

/** No output has members of these names; what a wrapper names may also stand in the output itself. */
function isWrapper(value: Readonly<Record<string, unknown>>): boolean {
  const own = ["output", "complete", "absent", "refused", "roleName", "resourceArn", "recordedAt", "account"];
  return own.some((key) => Object.hasOwn(value, key));
}

function readWrapper(wrapper: FactNode, walk: Walk, outer: Place, parent: Reading): void {
  const place = { ...outer, ...placeOfWrapper(wrapper, parent), wrapper };
  const reading = startReading(walk, place, wrapper);
  const dated = withDate(wrapper, parent);
  const output = member(dated, "output");
  if (output !== undefined) readNode(output, walk, place, reading);
  else if (hasOtherMembers(wrapper)) readOutput(dated, walk, place, reading);
  const list = member(dated, "complete");
  if (list !== undefined) walk.claims.push({ list, place, accounts: reading.accounts, regions: reading.regions });
  for (const key of elements(member(dated, "absent")))
    if (typeof key.value === "string") note(walk.ledger, "absent", key.value, true, sourceOf(key));
  for (const [key, reason] of members(member(dated, "refused")))
    if (typeof reason.value === "string") note(walk.ledger, "refused", key, reason.value, sourceOf(reason));
  for (const account of reading.accounts) parent.accounts.add(account);
  for (const region of reading.regions) parent.regions.add(region);
}

/** `complete` and what names the output may stand in a raw output, too. */
function hasOtherMembers(wrapper: FactNode): boolean {
  const own = ["output", "complete", "absent", "refused", "account", "region", "recordedAt", "roleName", "resourceArn"];
  return members(wrapper).some(([key]) => !own.includes(key));
}

function readOutput(output: FactNode, walk: Walk, place: Place, parent: Reading): void {
  const value = isRecord(output.value) ? output.value : {};
  const reader = outputReaders.find((candidate) => candidate.matches(value));
  const reading = { ...parent, place: completePlace(place, walk) };
  if (reader === undefined) complainOfShape(output, value, parent);
  else reader.read(output, reading);
}

function complainOfShape(output: FactNode, value: Readonly<Record<string, unknown>>, parent: Reading): void {
  const keys = Object.keys(value).slice(0, 5);
  const shown = keys.length === 0 ? "empty object" : keys.map((key) => `\`${shorten(key)}\``).join(", ");
  complain(
    parent,
    output,
    `Unexpected ${keys.length === 0 ? shown : `output with ${shown}`}, expected one of an AWS command that Muster knows`,
    'Keep the output as the AWS CLI prints it, or write `{"account": "…", "region": "…", "output": {…}}`',
    "warning",
  );
}

function placeOfWrapper(wrapper: FactNode, reading: Reading): Place {
  const account = checked(wrapper, "account", isAccount, "twelve digits as text", reading);
  const region = checked(wrapper, "region", isRegion, "a Region such as `us-east-1`", reading);
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

function checked(
  wrapper: FactNode,
  key: string,
  isRight: (text: string) => boolean,
  expected: string,
  reading: Reading,
): string | undefined {
  const found = member(wrapper, key);
  if (found === undefined) return undefined;
  if (typeof found.value === "string" && isRight(found.value)) return found.value;
  complain(reading, found, `Unexpected ${showValue(found.value)} as \`${key}\`, expected ${expected}`);
  return undefined;
}

function withDate(wrapper: FactNode, reading: Reading): FactNode {
  const found = member(wrapper, "recordedAt");
  if (found === undefined) return wrapper;
  const moment = typeof found.value === "string" ? Date.parse(found.value) : Number.NaN;
  if (Number.isNaN(moment)) {
    complain(reading, found, "Unexpected `recordedAt`, expected a time in ISO 8601");
    return wrapper;
  }
  return { ...wrapper, origin: { ...wrapper.origin, recordedAt: new Date(moment).toISOString() } };
}

function readClaim(claim: Claim, walk: Walk, file: Reading): void {
  const account = claim.place.account ?? only(claim.accounts) ?? only(file.accounts) ?? walk.fallback.account;
  const place = completePlace({ ...claim.place, ...(account === undefined ? {} : { account }) }, walk);
  const region = claim.place.region ?? only(claim.regions) ?? only(file.regions) ?? place.region;
  for (const item of elements(claim.list)) {
    const name = coverageNames.find((known) => known === item.value);
    if (name === undefined) {
      const expected = coverageNames.map((known) => `\`${known}\``).join(", ");
      complain(file, item, `Unexpected ${showValue(item.value)}, expected one of ${expected}`);
    } else if (account === undefined || (name !== "iam:roles" && region === undefined)) {
      complain(file, item, `Unexpected \`${name}\` without account and Region, expected a wrapper that names them`);
    } else {
      const key = name === "iam:roles" ? `${name}@${account}` : `${name}@${account}/${region}`;
      note(walk.ledger, "complete", key, true, sourceOf(item));
    }
  }
}

function completePlace(place: Place, { targets, fallback }: PlaceOfFile): Place {
  const account = place.account ?? fallback.account;
  const candidates = targets.filter((target) => target.account === account);
  const region = place.region ?? (candidates.length === 1 ? candidates[0]?.regions[0] : undefined) ?? fallback.region;
  const partition = candidates[0]?.partition ?? partitionOf(region);
  return {
    ...place,
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    partition,
  };
}

function partitionOf(region: string | undefined): Partition {
  if (region?.startsWith("cn-")) return "aws-cn";
  return region?.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

function startReading(walk: Walk, place: Place, wrapper: FactNode | undefined): Reading {
  const { ledger, problems } = walk;
  const own = wrapper === undefined ? place : { ...place, wrapper };
  return { ledger, problems, place: own, accounts: new Set(), regions: new Set() };
}

function only(values: ReadonlySet<string>): string | undefined {
  const [first] = values;
  return values.size === 1 ? first : undefined;
}

/** Twelve digits. */
export function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** The form of a Region's name, such as `us-east-1`; whether AWS has it is not asked. */
export function isRegion(text: string): boolean {
  return /^[a-z]{2,3}(-[a-z]{2,12}){1,3}-\d{1,2}$/.test(text);
}
