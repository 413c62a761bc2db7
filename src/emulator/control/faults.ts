import { nearestName } from "../../core/nearest-name.js";
import { AwsError } from "../aws-error.js";

export const faultKinds = [
  "throttle",
  "access-denied",
  "error-before",
  "error-after",
  "drop-after",
  "delay",
  "stale",
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly service: string;
  readonly operation: string | undefined;
  readonly kind: FaultKind;
  readonly delayMs: number;
  /** How many more calls it meets. */
  times: number;
  /** It meets only what comes beyond so many calls a second; absent: every call. */
  readonly allowance?: Allowance;
}

/** A bucket of tokens that fills again as time goes by, as AWS's own limits are kept. */
interface Allowance {
  readonly perSecond: number;
  tokens: number;
  /** Milliseconds. */
  at: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The faults that the next call meets; counts them down. */
  meet(service: string, operation: string, isRead: boolean): readonly Fault[];
}

/** The misbehaviour that was ordered. A call meets one fault of each kind at most. */
export function faultList(): Faults {
  let faults: Fault[] = [];
  return {
    add: (fault) => faults.push(fault),
    clear: () => {
      faults = [];
    },
    meet: (service, operation, isRead) => {
      if (faults.length === 0) return [];
      const met = new Map<FaultKind, Fault>();
      for (const fault of faults) {
        const isMeant = fault.service === service && (fault.operation === undefined || fault.operation === operation);
        // A write is never stale: the fault waits for a read.
        if (isMeant && !met.has(fault.kind) && (isRead || fault.kind !== "stale") && !isAllowed(fault)) {
          met.set(fault.kind, fault);
        }
      }
      for (const fault of met.values()) fault.times -= 1;
      faults = faults.filter((fault) => fault.times > 0);
      return [...met.values()];
    },
  };
}

function isAllowed({ allowance }: Fault): boolean {
  if (allowance === undefined) return false;
  const now = performance.now();
  const { perSecond, tokens, at } = allowance;
  allowance.tokens = Math.min(perSecond, tokens + ((now - at) / 1000) * perSecond);
  allowance.at = now;
  if (allowance.tokens < 1) return false;
  allowance.tokens -= 1;
  return true;
}

const errors: Readonly<Partial<Record<FaultKind, () => AwsError>>> = {
  throttle: () =>
    new AwsError("ThrottlingException", "Rate exceeded", {
      fields: { serviceCode: "muster-emulator", quotaCode: "fault" },
    }),
  "access-denied": () => new AwsError("AccessDeniedException", "You are not authorized to perform this operation."),
  "error-before": () => internalError(),
};

/** The error that a call gets instead of being carried out, if any of its faults says so. */
export function errorBefore(faults: readonly Fault[]): AwsError | undefined {
  return faults.map(({ kind }) => errors[kind]?.()).find((error) => error !== undefined);
}

export function internalError(): AwsError {
  return new AwsError("InternalServerException", "An internal error has occurred.", { status: 500 });
}

/**
 * Reads the body of `POST /_emulator/faults`; a text says what is wrong with it. A fault that no call can meet is refused:
 * a test that orders it would pass without having tested anything.
 *
 * @param operations the names of the operations of each service, by its signing name
 */
export function readFault(json: unknown, operations: ReadonlyMap<string, readonly string[]>): Fault | string {
  if (typeof json !== "object" || json === null) return "Unexpected body, expected a JSON object";
  const { service, operation, kind, times, delayMs, perSecond } = json as Record<string, unknown>;
  if (typeof service !== "string" || service === "") return "Unexpected `service`, expected a signing name";
  const known = operations.get(service);
  if (known === undefined) {
    return `Unexpected \`service\` \`${service}\`, expected a signing name: ${[...operations.keys()].join(", ")}`;
  }
  if (operation !== undefined && operation !== null && typeof operation !== "string") {
    return "Unexpected `operation`, expected its name";
  }
  if (typeof operation === "string" && !known.includes(operation)) return unknownOperation(service, operation, known);
  const misbehaviour = faultKinds.find((name) => name === kind);
  if (misbehaviour === undefined) return `Unexpected \`kind\`, expected one of ${faultKinds.join(", ")}`;
  if (!isCount(times)) return "Unexpected `times`, expected a positive whole number";
  if (!isCount(delayMs)) return "Unexpected `delayMs`, expected a positive whole number";
  if (!isCount(perSecond)) return "Unexpected `perSecond`, expected a positive whole number";
  return {
    service,
    operation: operation ?? undefined,
    kind: misbehaviour,
    times: times ?? Number.POSITIVE_INFINITY,
    delayMs: delayMs ?? 200,
    ...(perSecond === undefined ? {} : { allowance: { perSecond, tokens: perSecond, at: performance.now() } }),
  };
}

function unknownOperation(service: string, operation: string, known: readonly string[]): string {
  const nearest = nearestName(operation, known);
  const question = nearest === undefined ? "" : `; did you mean \`${nearest}\`?`;
  return `Unexpected \`operation\` \`${operation}\`, expected one of \`${service}\`${question}`;
}

function isCount(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === "number" && Number.isSafeInteger(value) && value > 0);
}
