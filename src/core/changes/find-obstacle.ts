import { declaredChannels, isFitAddress, remoteChannel } from "../neighbours/channel-address.js";
import type { RemoteNeighbour } from "../neighbours/neighbour.js";
import type { SecretOf } from "../neighbours/secret-reference.js";
import type { FieldChange, NeighbourChange, Obstacle } from "./change.js";
import { addressOf, resourceAddress } from "./resource-address.js";

/** Why AWS would not take a change as it is declared, or why Muster cannot tell what to change. */
export function findObstacle(
  change: NeighbourChange,
  actual: readonly RemoteNeighbour[],
  secretOf: SecretOf | undefined,
): Obstacle | undefined {
  if (change.kind === "delete") return undefined;
  return (
    namesake(change, actual) ??
    (change.kind === "update" ? unchangeable(change.fields, addressOf(change)) : undefined) ??
    missingAddress(change, secretOf)
  );
}

/** Rotations may share a name; the three kinds of contacts share their aliases. */
function namesake(change: NeighbourChange, actual: readonly RemoteNeighbour[]): Obstacle | undefined {
  const address = addressOf(change);
  const namesakes = actual.filter(({ kind, name }) => resourceAddress(kind, name) === address);
  const other = namesakes.find(({ kind }) => kind !== change.resourceKind);
  if (other !== undefined) {
    return {
      reason: `\`${address}\` is declared as \`${change.resourceKind}\`, and AWS has it as \`${other.kind}\``,
      hint: "Give it another alias, or the other kind: AWS cannot turn one into the other",
    };
  }
  if (namesakes.length < 2) return undefined;
  return {
    reason: `AWS has ${namesakes.length} of \`${address}\`, expected one: ${namesakes.map(({ arn }) => `\`${arn}\``).join(", ")}`,
    hint: "Delete those that are not in use, or give the declared one another name",
  };
}

const fixed = new Map([
  ["/Path", "the path of a role"],
  ["/Requires", "what a document requires"],
]);

function unchangeable(fields: readonly FieldChange[], address: string): Obstacle | undefined {
  const field = fields.find(({ pointer }) => fixed.has(pointer));
  if (field !== undefined) {
    return {
      reason: `\`${address}\`: AWS cannot change ${fixed.get(field.pointer)} (\`${field.pointer}\`)`,
      hint: "Write it as AWS has it, or declare another resource and let this one go",
    };
  }
  const version = fields.find(({ pointer }) => /^\/(?:DisplayName|TargetType|DocumentFormat)$/u.test(pointer));
  const isRunbook = address.startsWith("document/");
  if (!isRunbook || version === undefined || fields.some(({ pointer }) => pointer === "/Content")) return undefined;
  return {
    reason: `\`${address}\`: AWS changes \`${version.pointer}\` only together with the content`,
    hint: "Write it as AWS has it until the content changes",
  };
}

function missingAddress(
  change: Exclude<NeighbourChange, { kind: "delete" }>,
  secretOf: SecretOf | undefined,
): Obstacle | undefined {
  if (change.resourceKind !== "Contact") return undefined;
  const known = change.kind === "update" && change.actual.kind === "Contact" ? change.actual.handles.channels : [];
  const channel = declaredChannels(change.declared, secretOf)?.find(
    (one) => one.address.secret === undefined && remoteChannel(one, known) === undefined,
  );
  if (channel === undefined) return unfitAddress(change, secretOf);
  const { variable } = channel.address;
  const reason = `Channel \`${channel.name}\` of \`${addressOf(change)}\` is new`;
  return variable === undefined
    ? {
        reason: `${reason}, and its file says no address`,
        hint: "Write `DeliveryAddress: {SimpleAddress: '${secret:NAME}'}`",
      }
    : {
        reason: `${reason}, and the environment has no \`${variable}\``,
        hint: `Set \`${variable}\` to the address where the sync runs`,
      };
}

function unfitAddress(
  change: Exclude<NeighbourChange, { kind: "delete" }>,
  secretOf: SecretOf | undefined,
): Obstacle | undefined {
  const channel = declaredChannels(change.declared, secretOf)?.find((one) => !isFitAddress(one));
  if (channel === undefined) return undefined;
  const [expected, example] =
    channel.type === "EMAIL" ? ["an e-mail address", "ann@example.com"] : ["a phone number", "+14255550123"];
  const { name, address } = channel;
  return {
    reason: `Unexpected value of \`${address.variable ?? address.shown}\` for channel \`${name}\` of \`${addressOf(change)}\`, expected ${expected} such as \`${example}\``,
    hint: "Correct the secret: its value is not sent and not shown",
  };
}
