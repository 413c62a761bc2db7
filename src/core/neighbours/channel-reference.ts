/** What tells a contact's channels apart in a file. */
export interface NamedChannel {
  readonly name: string;
  readonly type: string;
}

/**
 * How a contact's stages name one of its channels: `channel/NAME`, or `channel/TYPE/NAME` where several have the name.
 * Absent where two channels agree in both; only the ARN tells those apart.
 */
export function channelReference<C extends NamedChannel>(channel: C, all: readonly C[]): string | undefined {
  const namesakes = all.filter(({ name }) => name === channel.name);
  if (namesakes.length <= 1) return `channel/${channel.name}`;
  const twins = namesakes.filter(({ type }) => type === channel.type);
  return twins.length <= 1 ? `channel/${channel.type}/${channel.name}` : undefined;
}

/** The channel that `channel/NAME` or `channel/TYPE/NAME` names among a contact's; absent where none or several fit. */
export function findChannel<C extends NamedChannel>(reference: string, all: readonly C[]): C | undefined {
  const [, type, name] = /^channel\/(?:(SMS|VOICE|EMAIL)\/)?([^/]+)$/.exec(reference) ?? [];
  const fitting = all.filter((channel) => channel.name === name && (type === undefined || channel.type === type));
  return fitting.length === 1 ? fitting[0] : undefined;
}
