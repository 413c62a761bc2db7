import { isRegion } from "../../../core/facts/read-wrapped.js";
import { OperationalError } from "../../../core/operational-error.js";
import { type ClientOptions, clientOptions } from "../client-options.js";
import type { Recorder } from "./recorder.js";

/** Where AWS is and who asks, where the SDK's own variables should not decide. */
export interface AwsAccess {
  readonly endpoint?: string;
  /** Or who gives them, asked again when they have ended. */
  readonly credentials?: AwsCredentials | (() => Promise<AwsCredentials>);
  readonly maxAttempts?: number;
}

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * The options of a client in a Region.
 *
 * @throws OperationalError for what is no Region: it would become a part of the host that gets the credentials
 */
export function optionsFor(region: string, access: AwsAccess): ClientOptions & AwsAccess {
  if (!isRegion(region))
    throw new OperationalError(`Unexpected Region \`${region.slice(0, 60)}\`, expected one such as \`us-east-1\``);
  return { ...clientOptions(region), ...access };
}

/** The ARNs of things in a Region, as plan files give them; of the others it is on record that nobody could ask. */
export function regionalArns(recorder: Recorder, service: string, arns: readonly string[]): readonly string[] {
  const isRegional = (arn: string) => arn.startsWith("arn:") && isRegion(arn.split(":")[3] ?? "");
  const refused = arns.filter((arn) => !isRegional(arn)).map((arn) => [arn, `\`${arn}\` names no Region of AWS`]);
  if (refused.length > 0) recorder.record(service, undefined, { refused: Object.fromEntries(refused) });
  return arns.filter(isRegional);
}
