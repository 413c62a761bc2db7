import type { IAMClient } from "@aws-sdk/client-iam";
import type { SSMClient } from "@aws-sdk/client-ssm";
import type { SSMContactsClient } from "@aws-sdk/client-ssm-contacts";
import pLimit from "p-limit";
import type { Target } from "../../../core/config/config.js";
import { type ClientOverrides, clientOptions } from "../client-options.js";
import { contactsClient } from "../contacts-client.js";
import { explainFailure, isNotFound } from "../explain-failure.js";

/** One account, and where its calls go. */
export type NeighbourPlace = Pick<Target, "account" | "regions" | "partition">;

/** Calls of one account at the same time; the rate limits of Incident Manager are not documented. */
const parallelCalls = 4;

/** What a read is of, as a failure names it. */
export interface AskedOf {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly subject?: string;
}

/** The clients of one account, each made with its first call. */
export interface AccountConnection {
  readonly place: NeighbourPlace;
  /** Contacts and rotations live in the target's first Region. */
  readonly home: string;
  contacts(): Promise<Opened<typeof import("@aws-sdk/client-ssm-contacts"), SSMContactsClient>>;
  iam(): Promise<Opened<typeof import("@aws-sdk/client-iam"), IAMClient>>;
  ssm(region: string): Promise<Opened<typeof import("@aws-sdk/client-ssm"), SSMClient>>;
  /** @throws OperationalError when AWS refused or did not answer */
  ask<T>(of: AskedOf, call: () => Promise<T>): Promise<T>;
  /** The same; absent where AWS says that there is no such thing. */
  askFor<T>(of: AskedOf, call: () => Promise<T>): Promise<T | undefined>;
  /** All pages of a list. */
  askAll<T>(of: AskedOf, call: (token: string | undefined) => Promise<Page<T>>): Promise<readonly T[]>;
}

interface Opened<S, C> {
  readonly sdk: S;
  readonly client: C;
}

interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

/** Connect to an account; nothing is called yet. */
export function connectAccount(place: NeighbourPlace, overrides: ClientOverrides): AccountConnection {
  const limit = pLimit(parallelCalls);
  const [home] = place.regions;
  const optionsIn = (region: string) => ({ ...clientOptions(region), ...overrides });
  const attempt = async <T>(of: AskedOf, call: () => Promise<T>, isAbsent: (error: unknown) => boolean) => {
    try {
      return await limit(call);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw explainFailure(error, of);
    }
  };
  const ask = async <T>(of: AskedOf, call: () => Promise<T>) =>
    // Nothing counts as absent, so there is an answer.
    (await attempt(of, call, () => false)) as T;
  return {
    place,
    home,
    contacts: once(async () => {
      const sdk = await import("@aws-sdk/client-ssm-contacts");
      return { sdk, client: await contactsClient(sdk, optionsIn(home)) };
    }),
    iam: once(async () => {
      const sdk = await import("@aws-sdk/client-iam");
      return { sdk, client: new sdk.IAMClient(optionsIn(home)) };
    }),
    ssm: onceEach(async (region) => {
      const sdk = await import("@aws-sdk/client-ssm");
      return { sdk, client: new sdk.SSMClient(optionsIn(region)) };
    }),
    ask,
    askFor: (of, call) => attempt(of, call, isNotFound),
    askAll: async (of, call) => {
      const items = [];
      let token: string | undefined;
      do {
        const page = await ask(of, () => call(token));
        items.push(...(page.items ?? []));
        token = page.next === "" ? undefined : page.next;
      } while (token !== undefined);
      return items;
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function onceEach<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
