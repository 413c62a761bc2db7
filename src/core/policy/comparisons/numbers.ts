import { type Comparison, joined, never } from "./comparison.js";

/** A decimal number as its digits: no precision is lost, however long it is. */
interface Decimal {
  readonly isNegative: boolean;
  /** Without leading zeros. */
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
}

const longestNumber = 1000;

/** Integers and decimals; `holds` judges the order of the request's value against the policy's. */
export function numeric(holds: (order: number) => boolean): Comparison {
  return {
    prepare(value) {
      const limit = parseDecimal(joined(value));
      if (limit === undefined) return never;
      return (requested) => {
        const number = parseDecimal(requested);
        return number !== undefined && holds(compareDecimals(number, limit));
      };
    },
    samples(value) {
      const text = joined(value).trim();
      const limit = parseDecimal(text);
      return limit === undefined ? ["0"] : [text, ...neighbours(limit)];
    },
  };
}

function parseDecimal(text: string): Decimal | undefined {
  const match =
    text.length > longestNumber ? null : /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/.exec(text);
  const whole = match?.[2] ?? "";
  const fraction = match?.[3] ?? "";
  if (match === null || whole + fraction === "") return undefined;
  const [left, right] = shiftPoint(whole, fraction, Number(match[4] ?? 0));
  const decimal = { whole: left.replace(/^0+/, ""), fraction: right.replace(/0+$/, "") };
  return { ...decimal, isNegative: match[1] === "-" && decimal.whole + decimal.fraction !== "" };
}

function shiftPoint(whole: string, fraction: string, by: number): readonly [string, string] {
  if (by === 0) return [whole, fraction];
  const digits = whole + fraction;
  const point = whole.length + by;
  if (point <= 0) return ["", "0".repeat(-point) + digits];
  return [digits.slice(0, point).padEnd(point, "0"), digits.slice(point)];
}

function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.isNegative !== b.isNegative) return a.isNegative ? -1 : 1;
  return a.isNegative ? compareSizes(b, a) : compareSizes(a, b);
}

function compareSizes(a: Decimal, b: Decimal): number {
  return a.whole.length - b.whole.length || order(a.whole, b.whole) || order(a.fraction, b.fraction);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A little further from zero, a little nearer, and the other side of it. */
function neighbours({ isNegative, whole, fraction }: Decimal): readonly string[] {
  const sign = isNegative ? "-" : "";
  const opposite = isNegative ? "1" : "-1";
  const further = `${sign}${whole || "0"}.${fraction}0000001`;
  if (whole + fraction === "") return [further, "-0.0000001"];
  const digits = BigInt(`${whole}${fraction}0000000`) - 1n;
  const padded = String(digits).padStart(fraction.length + 8, "0");
  const point = padded.length - fraction.length - 7;
  return [further, `${sign}${padded.slice(0, point)}.${padded.slice(point)}`, opposite];
}
