import { type Comparison, joined, never } from "./comparison.js";

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** IPv4 and IPv6 networks; an address alone is a network of one, and the families do not mix. */
export const addresses: Comparison = {
  prepare(value) {
    const network = parseNetwork(joined(value));
    if (network === undefined) return never;
    const { bits, shift, prefix } = network;
    return (requested) => {
      const address = parseAddress(requested);
      return address !== undefined && address.bits === bits && address.value >> shift === prefix;
    };
  },
  samples(value) {
    const network = parseNetwork(joined(value));
    if (network === undefined) return ["192.0.2.1", "2001:db8::1"];
    const first = network.prefix << network.shift;
    const past = (network.prefix + 1n) << network.shift;
    const near = [first, past - 1n, first - 1n, past].filter(
      (number) => number >= 0n && number >> BigInt(network.bits) === 0n,
    );
    return [
      ...near.map((number) => writeAddress(number, network.bits)),
      network.bits === 32 ? "2001:db8::1" : "192.0.2.1",
    ];
  },
};

function parseNetwork(text: string): { bits: 32 | 128; shift: bigint; prefix: bigint } | undefined {
  const [address = "", length, ...rest] = text.split("/");
  const parsed = parseAddress(address);
  if (parsed === undefined || rest.length > 0) return undefined;
  if (length !== undefined && (!/^\d{1,3}$/.test(length) || Number(length) > parsed.bits)) return undefined;
  const shift = BigInt(parsed.bits - Number(length ?? parsed.bits));
  return { bits: parsed.bits, shift, prefix: parsed.value >> shift };
}

function parseAddress(text: string): Address | undefined {
  if (text.length > 45) return undefined;
  const value = text.includes(":") ? parseSix(text) : parseFour(text);
  return value === undefined ? undefined : { bits: text.includes(":") ? 128 : 32, value };
}

function parseFour(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function parseSix(text: string): bigint | undefined {
  const groups = withoutDottedTail(text);
  const [head = "", tail, ...rest] = groups?.split("::") ?? [];
  if (groups === undefined || rest.length > 0) return undefined;
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...left, ...Array<string>(missing).fill("0"), ...right];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

/** `::ffff:192.0.2.1` → `::ffff:c000:201`. */
function withoutDottedTail(text: string): string | undefined {
  if (!text.includes(".")) return text;
  const at = text.lastIndexOf(":") + 1;
  const four = parseFour(text.slice(at));
  return four === undefined
    ? undefined
    : `${text.slice(0, at)}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`;
}

function writeAddress(value: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join(".");
  return Array.from({ length: 8 }, (_, group) => ((value >> BigInt(112 - 16 * group)) & 0xffffn).toString(16)).join(
    ":",
  );
}
