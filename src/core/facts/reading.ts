import type { Severity } from "../diagnostic.js";
import { type FactLedger, type NotedList, type NoteKind, type Notes, note, noteList } from "./fact-ledger.js";
import { type FactNode, member, sourceOf } from "./fact-node.js";

/** A fault of a recorded file, before its line is looked up. */
export interface FactProblem {
  readonly severity: Severity;
  readonly file: string | undefined;
  readonly pointer: string;
  readonly message: string;
  readonly hint?: string;
}

/** Where an output belongs when it does not say so itself, and what its wrapper names. */
export interface Place {
  readonly account?: string;
  readonly region?: string;
  readonly partition?: string;
  /** The members of the wrapper: `roleName`, `resourceArn`. */
  readonly wrapper?: FactNode;
}

/** What a reader of outputs works with: where it notes, and where it complains. */
export interface Reading {
  readonly ledger: FactLedger;
  readonly place: Place;
  readonly problems: FactProblem[];
  /** Accounts and Regions of the ARNs in this output, so that `complete` may speak of them. */
  readonly accounts: Set<string>;
  readonly regions: Set<string>;
}

/** One kind of output of the AWS CLI or the embedded client, told by its shape. */
export interface OutputReader {
  /** The command that gives it, for messages: `iam get-role`. */
  readonly command: string;
  matches(output: Readonly<Record<string, unknown>>): boolean;
  read(output: FactNode, reading: Reading): void;
}

/** Note what `node` says. */
export function noteFrom<K extends NoteKind>(
  reading: Reading,
  kind: K,
  key: string,
  value: Notes[K],
  node: FactNode,
): void {
  seeArn(reading, key);
  note(reading.ledger, kind, key, value, sourceOf(node));
}

/** Note that a thing is there and could not be read, so that no complete list makes it count as absent. */
export function noteUnread(reading: Reading, key: string, node: FactNode): void {
  const place = node.origin.file === undefined ? "the answer of AWS" : `\`${node.origin.file}\``;
  noteFrom(reading, "refused", key, `what ${place} says of it could not be read`, node);
}

/** Note a page of a list; the output's `IsTruncated` or `NextToken` says whether more pages follow. */
export function noteListFrom(
  reading: Reading,
  kind: Parameters<typeof noteList>[1],
  key: string,
  items: readonly string[],
  output: FactNode,
): void {
  noteList(reading.ledger, kind, key, { items, isPartial: isTruncated(output) } satisfies NotedList, sourceOf(output));
}

/** Does a further page follow? The CLI joins pages, unless `--max-items` or `--no-paginate` stops it. */
export function isTruncated(output: FactNode): boolean {
  return (
    member(output, "IsTruncated")?.value === true ||
    member(output, "NextToken") !== undefined ||
    member(output, "nextToken") !== undefined
  );
}

/** The text under `key`, or a problem that says what should stand there. */
export function expectText(reading: Reading, node: FactNode, key: string, expected: string): string | undefined {
  const found = member(node, key);
  if (typeof found?.value === "string") return found.value;
  complain(reading, found ?? node, unexpected(found, key, expected));
  return undefined;
}

/** The ARN under `key`; its account and Region are those of the output. */
export function expectArn(reading: Reading, node: FactNode, key: string, service: string): string | undefined {
  const arn = expectText(reading, node, key, `an ARN of \`${service}\``);
  if (arn === undefined) return undefined;
  if (arn.startsWith("arn:") && arn.split(":")[2] === service && arn.split(":").length >= 6) return arn;
  complain(reading, member(node, key) ?? node, `Unexpected \`${shorten(arn)}\`, expected an ARN of \`${service}\``);
  return undefined;
}

/** One of `allowed` under `key`, or a problem that lists them. */
export function expectOneOf<const T extends string>(
  reading: Reading,
  node: FactNode,
  key: string,
  allowed: readonly T[],
): T | undefined {
  const expected = `one of ${allowed.map((value) => `\`${value}\``).join(", ")}`;
  const text = expectText(reading, node, key, expected);
  const found = allowed.find((value) => value === text);
  if (text !== undefined && found === undefined)
    complain(reading, member(node, key) ?? node, `Unexpected \`${shorten(text)}\`, expected ${expected}`);
  return found;
}

/** The account that an output without ARNs belongs to, or a problem that says which wrapper is missing. */
export function expectAccount(reading: Reading, output: FactNode, command: string): string | undefined {
  if (reading.place.account !== undefined) return reading.place.account;
  complain(
    reading,
    output,
    `Unexpected output of \`${command}\` without an account, expected a wrapper that names it`,
    'Write it as `{"account": "111122223333", "output": {…}}`, or keep the file under `facts/TARGET/`',
  );
  return undefined;
}

/** The account and Region that an output without ARNs belongs to, or a problem that says which wrapper is missing. */
export function expectRegion(
  reading: Reading,
  output: FactNode,
  command: string,
): { readonly account: string; readonly region: string; readonly partition: string } | undefined {
  const { account, region, partition } = reading.place;
  if (account !== undefined && region !== undefined) return { account, region, partition: partition ?? "aws" };
  complain(
    reading,
    output,
    `Unexpected output of \`${command}\` without account and Region, expected a wrapper that names them`,
    'Write it as `{"account": "111122223333", "region": "us-east-1", "output": {…}}`, or keep the file under `facts/TARGET/REGION/`',
  );
  return undefined;
}

/** What the wrapper names the output's owner, or a problem that says which member is missing. */
export function expectWrapperName(
  reading: Reading,
  output: FactNode,
  command: string,
  keys: readonly [string, ...string[]],
): string | undefined {
  for (const key of keys) {
    const value = member(reading.place.wrapper, key)?.value;
    if (typeof value === "string" && value !== "") return value;
  }
  complain(
    reading,
    output,
    `Unexpected output of \`${command}\` without its owner, expected a wrapper with \`${keys[0]}\``,
    `Write it as \`{"${keys[0]}": "…", "output": {…}}\``,
  );
  return undefined;
}

export function complain(
  reading: Reading,
  node: FactNode,
  message: string,
  hint?: string,
  severity: Severity = "error",
): void {
  const { file } = node.origin;
  const last = reading.problems.at(-1);
  // A list that lacks an account lacks it in every element: once is enough.
  if (last?.file === file && last?.message === message) return;
  reading.problems.push({
    severity,
    file,
    pointer: node.pointer,
    message,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** A value as a message shows it: a text or number quoted, anything larger by its kind. */
export function showValue(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && value !== null ? "object" : `\`${shorten(String(value))}\``;
}

/** A value short enough for a message, on one line. */
export function shorten(text: string): string {
  const line = text.replace(/[\r\n`]+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

function unexpected(found: FactNode | undefined, key: string, expected: string): string {
  if (found === undefined) return `Unexpected absence of \`${key}\`, expected ${expected}`;
  return `Unexpected ${showValue(found.value)} as \`${key}\`, expected ${expected}`;
}

function seeArn(reading: Reading, key: string): void {
  if (!key.startsWith("arn:")) return;
  const [, , , region = "", account = ""] = key.split(":", 5);
  if (/^\d{12}$/.test(account)) reading.accounts.add(account);
  if (region !== "") reading.regions.add(region);
}
