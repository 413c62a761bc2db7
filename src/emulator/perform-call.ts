import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsError } from "./aws-error.js";
import { type Call, partitionOf } from "./call.js";
import type { LoggedCall } from "./control/call-log.js";
import { errorBefore, type Fault, internalError } from "./control/faults.js";
import type { TrailEvent } from "./control/trail.js";
import type { Emulator } from "./emulator.js";
import { callerOf } from "./request/caller.js";
import { maxBody } from "./request/read-request.js";
import type { ReceivedRequest, Request, Response } from "./request/request.js";
import { signingScope } from "./request/signing-scope.js";
import type { Service } from "./service.js";
import { services } from "./services/index.js";
import { readInput } from "./shape/read-input.js";
import { validationError } from "./shape/validation-error.js";
import { chooseProtocol, protocolOf } from "./wire/choose-protocol.js";

/** What is known of a call while it is being answered, for the error that may come. */
interface Progress {
  service?: Service;
  entry?: LoggedCall;
  /** A write, once its input is understood. */
  event?: TrailEvent;
}

/** Answers one call of AWS. Absent: the connection is to be cut instead. */
export async function performCall(emulator: Emulator, received: ReceivedRequest): Promise<Response | undefined> {
  const requestId = randomUUID();
  const progress: Progress = {};
  const response = await answer(emulator, received, requestId, progress).catch((error: unknown) => {
    const known = error instanceof AwsError ? error : internalError();
    if (known !== error) console.error(error);
    if (progress.event !== undefined) {
      progress.event = { ...progress.event, error: { code: known.code, message: known.message } };
    }
    return protocolOf(received, progress.service?.description).refuse(progress.service?.description, known, requestId);
  });
  if (progress.entry !== undefined) progress.entry.status = response?.status ?? 0;
  if (progress.event !== undefined) emulator.trail.add(progress.event);
  return response;
}

async function answer(
  emulator: Emulator,
  received: ReceivedRequest,
  requestId: string,
  progress: Progress,
): Promise<Response | undefined> {
  const { accessKeyId, region, service: name } = signingScope(received);
  const caller = callerOf(emulator.store, accessKeyId, emulator.account);
  const { account } = caller;
  const at = new Date(emulator.clock.now()).toISOString();
  progress.entry = { service: name, operation: "", account, principal: caller.arn, region, status: 0, at };
  emulator.calls.add(progress.entry);
  const service = services.get(name);
  if (service === undefined) {
    throw new AwsError("UnknownOperationException", `The embedded AWS has no service \`${name}\``, { status: 404 });
  }
  progress.service = service;
  if (received.body === undefined) throw tooLarge();
  const request: Request = { ...received, body: received.body };
  const protocol = chooseProtocol(received, service.description);
  const { operation, input } = protocol.ask(service.description, request);
  progress.entry.operation = operation;
  const { store, clock, trail } = emulator;
  const call: Call = { account, region, partition: partitionOf(region), caller, store, clock, trail };
  if (!isRead(operation)) {
    const place = name === "iam" ? globalRegion(region) : region;
    progress.event = {
      id: randomUUID(),
      at,
      service: name,
      operation,
      region: place,
      caller,
      accessKeyId,
      input,
      requestId,
    };
  }
  const faults = emulator.faults.meet(name, operation, isRead(operation));
  const output = await carryOut(emulator, service, operation, input, call, faults);
  if (progress.event !== undefined) progress.event = { ...progress.event, output };
  if (faults.some(({ kind }) => kind === "error-after")) throw internalError();
  return faults.some(({ kind }) => kind === "drop-after")
    ? undefined
    : protocol.answer(service.description, operation, output, requestId);
}

/** Runs the handler; what it changed is kept before anyone hears of it. */
async function carryOut(
  emulator: Emulator,
  service: Service,
  operation: string,
  input: unknown,
  call: Call,
  faults: readonly Fault[],
): Promise<object> {
  const delay = faults.find(({ kind }) => kind === "delay");
  if (delay !== undefined) await sleep(delay.delayMs);
  const ordered = errorBefore(faults);
  if (ordered !== undefined) throw ordered;
  const run = () => handle(service, operation, input, call);
  const owner = `${service.description.name}/${call.account}`;
  if (faults.some(({ kind }) => kind === "stale")) return emulator.store.beforeLastWrite(owner, run);
  const { result, hasWritten } = emulator.store.transaction(owner, run);
  if (hasWritten) await emulator.file?.save();
  return result;
}

function handle(service: Service, operation: string, input: unknown, call: Call): object {
  const { description, handlers } = service;
  const shape = description.operations[operation]?.input;
  const { value, violations } = shape === undefined ? noInput : readInput(description.shapes, shape, input);
  if (violations.length > 0) throw validationError(violations, description);
  const handler = handlers[operation];
  if (handler === undefined) {
    throw new AwsError("UnknownOperationException", `The embedded AWS does not know ${operation} yet`, { status: 501 });
  }
  // `readInput` has just checked the value against the shape that the handler's type is made from.
  return handler(value as never, call) ?? {};
}

const noInput = { value: {}, violations: [] };

/** IAM's events stand in one Region of the partition. */
function globalRegion(region: string): string {
  const partition = partitionOf(region);
  return partition === "aws-cn" ? "cn-north-1" : partition === "aws-us-gov" ? "us-gov-west-1" : "us-east-1";
}

function isRead(operation: string): boolean {
  return /^(Get|List|Describe|BatchGet|Simulate|Lookup)/.test(operation);
}

function tooLarge(): AwsError {
  return new AwsError("RequestEntityTooLargeException", `Request size exceeded ${maxBody} bytes`, { status: 413 });
}
