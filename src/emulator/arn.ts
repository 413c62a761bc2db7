/** The parts of an Amazon Resource Name. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon. */
  readonly resource: string;
}

export function parseArn(text: string): Arn | undefined {
  const [prefix, partition = "", service = "", region = "", account = "", ...rest] = text.split(":");
  if (prefix !== "arn" || rest.length === 0) return undefined;
  return { partition, service, region, account, resource: rest.join(":") };
}
