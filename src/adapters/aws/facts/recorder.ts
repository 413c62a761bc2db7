import pLimit from "p-limit";
import { canonicalJson } from "../../../core/changes/canonical-json.js";
import type { Target } from "../../../core/config/config.js";
import { compareText } from "../../../core/diagnostic.js";
import type { RecordedOutput, Recording } from "../../../core/facts/recording.js";
import { explainFailure, type FailedCall, isNotFound } from "../explain-failure.js";
import { isAnswer } from "../is-answer.js";

/** Calls to one account at the same time: Incident Manager's rate limits are not documented. */
const parallelCalls = 4;
/** A call that reads, and the facts that are unknown without its answer. */
export interface Question extends FailedCall {
  /** Keys of the facts or sets that the answer is about. */
  readonly keys: readonly string[];
  /** The service has no Regions. */
  readonly isGlobal?: boolean;
}

/** Collects what AWS answers. What it does not answer is recorded, too: never passed over. */
export interface Recorder {
  readonly target: Target;
  readonly now: Date;
  /**
   * The answer; absent where AWS said that there is no such thing or refused, which is then on record.
   *
   * @throws OperationalError where AWS could not be reached or the credentials are not valid
   */
  ask<T>(question: Question, send: () => Promise<T>): Promise<T | undefined>;
  /** All pages of a list; absent where one of them was refused. */
  askAll<T>(
    question: Question,
    page: (token: string | undefined) => Promise<Page<T>>,
  ): Promise<readonly T[] | undefined>;
  record(service: string, region: string | undefined, part: RecordedPart): void;
  recording(): Recording;
}

export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

type RecordedPart = Omit<RecordedOutput, "account" | "region" | "recordedAt" | "output"> & {
  /** Members that are undefined are left out, moments become ISO 8601. */
  readonly output?: Readonly<Record<string, unknown>>;
};

export function createRecorder(target: Target, now: Date): Recorder {
  const limit = pLimit(parallelCalls);
  const outputs: Recording["outputs"][number][] = [];
  const record: Recorder["record"] = (service, region, part) => {
    const place = { account: target.account, ...(region === undefined ? {} : { region }) };
    const plain = JSON.parse(JSON.stringify(part)) as RecordedPart;
    outputs.push({ service, recorded: { ...place, recordedAt: now.toISOString(), ...plain } });
  };
  const ask: Recorder["ask"] = async (question, send) => {
    try {
      return await limit(send);
    } catch (error) {
      recordFailure(record, question, error);
      return undefined;
    }
  };
  return {
    target,
    now,
    ask,
    askAll: (question, page) => readPages(ask, question, page),
    record,
    recording: () => ({ target, outputs: [...outputs].sort(compareOutputs) }),
  };
}

function recordFailure(record: Recorder["record"], question: Question, error: unknown): void {
  const { service, region, isGlobal } = question;
  const place = isGlobal === true ? undefined : region;
  const failure = explainFailure(error, question);
  const isAbsent = isNotFound(error);
  // A thing may be absent, a set of things only unread.
  const absent = isAbsent ? question.keys.filter((key) => !key.includes("@")) : [];
  const keys = question.keys.filter((key) => !absent.includes(key));
  if (absent.length > 0) record(service, place, { absent });
  if (isAbsent || isAnswer(error)) {
    if (keys.length > 0)
      record(service, place, { refused: Object.fromEntries(keys.map((key) => [key, lastingReason(failure.message)])) });
  } else throw failure;
}

/** A failure without what differs from one run to the next: the same refusal should read the same. */
function lastingReason(message: string): string {
  return message.replace(/ \(request id [^)]*\)$/, "").replace(/(assumed-role\/[^/\s]+)\/\S+/g, "$1");
}

async function readPages<T>(
  ask: Recorder["ask"],
  question: Question,
  page: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[] | undefined> {
  const items: T[] = [];
  const tokens = new Set<string>();
  for (let token: string | undefined; ; ) {
    const from = token;
    const answer = await ask(question, () => page(from));
    if (answer === undefined) return undefined;
    items.push(...(answer.items ?? []));
    token = answer.next;
    if (token === undefined || token === "") return items;
    // A token that comes again would never end: the list counts as not read.
    if (tokens.has(token)) return undefined;
    tokens.add(token);
  }
}

/** The order does not depend on which call was answered first. */
function compareOutputs(a: Recording["outputs"][number], b: Recording["outputs"][number]): number {
  return (
    compareText(a.service, b.service) ||
    compareText(a.recorded.region ?? "", b.recorded.region ?? "") ||
    compareText(canonicalJson(a.recorded), canonicalJson(b.recorded))
  );
}
