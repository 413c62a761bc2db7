import type { Call } from "./call.js";
import type { Shapes, Value } from "./shape/shape.js";

/**
 * How to add a service: a folder `services/NAME/` (NAME is its signing scope) with `description.ts`, written by
 * `node src/dev/run.mjs src/dev/write-description.ts MODEL.json [OPERATION…]`, one file of handlers per kind of resource,
 * and `NAME.ts`, which puts them together with `defineService`; then one line in `services/index.ts`.
 *
 * A handler gets its input decoded and checked against the description and returns the output in the model's member
 * names (timestamps as epoch seconds), or throws an `AwsError`. It is synchronous: what it wrote before it threw is
 * taken back. State lives in tables (`state/table.ts`), whose values are replaced and never changed.
 */
export interface Service<D extends ServiceDescription = ServiceDescription> {
  readonly description: D;
  readonly handlers: Readonly<Record<string, Handler>>;
}

export type Protocol = "rest-json" | "json" | "query" | "cbor";

/** One service as its API model describes it: what may be called, and what a valid call looks like. */
export interface ServiceDescription {
  /** The name in a request's signing scope. */
  readonly name: string;
  readonly apiVersion: string;
  readonly protocols: readonly Protocol[];
  /** JSON: what stands before the dot of `X-Amz-Target`. */
  readonly targetPrefix?: string;
  /** CBOR: the service in the path. */
  readonly cborService?: string;
  /** Query: the namespace of its XML. */
  readonly xmlNamespace?: string;
  /** Whether a validation message shows the value that was refused. */
  readonly echoesValues?: true;
  /** Whether a ValidationException lists the fields that were refused. */
  readonly validationFields?: true;
  readonly operations: Readonly<Record<string, OperationDescription>>;
  readonly shapes: Shapes;
  readonly errors: Readonly<Record<string, ErrorDescription>>;
}

export interface OperationDescription {
  readonly input?: string;
  readonly output?: string;
  /** REST: the method and the path, path members in braces. */
  readonly http?: string;
  /** Of success; 200 where absent. */
  readonly status?: number;
  /** Query: the element around the output. */
  readonly wrapper?: string;
}

export interface ErrorDescription {
  readonly status: number;
  /** Query: the code on the wire, where it is not the error's name. */
  readonly code?: string;
  /** The body's member that holds the message. */
  readonly message?: "Message";
}

export type Handler = (input: never, call: Call) => object | undefined;

/** A service's handlers, each with the input type that its description gives. */
export type Handlers<D extends ServiceDescription> = {
  readonly [O in keyof D["operations"]]?: (input: InputOf<D, O>, call: Call) => object | undefined;
};

export type InputOf<D extends ServiceDescription, O extends keyof D["operations"]> = D["operations"][O] extends {
  readonly input: infer N;
}
  ? Value<D["shapes"], N>
  : Readonly<Record<string, never>>;

export function defineService<D extends ServiceDescription>(description: D, ...parts: Handlers<D>[]): Service<D> {
  return { description, handlers: Object.assign(Object.create(null), ...parts) };
}
