import { type ClientOptions, clientOptions } from "../client-options.js";

/** Where AWS is and who asks, where the SDK's own variables should not decide. */
export interface AwsAccess {
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts?: number;
}

/** The options of a client in a Region. */
export function optionsFor(region: string, access: AwsAccess): ClientOptions & AwsAccess {
  return { ...clientOptions(region), ...access };
}
