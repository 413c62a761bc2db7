const mask = "***";

// Shorter values are words: hiding them would blot out what has nothing to do with them.
const shortest = 6;
const shortestEncoded = 12;

/** Replaces secrets in texts that are about to be shown. */
export interface SecretHider {
  add(secret: string): void;
  /** The text with `***` for each secret, also where it is escaped for Markdown, XML, JSON or an address, or in Base64. */
  hide(text: string): string;
}

interface Form {
  /** Stands in every spelling: what lacks it lacks the secret. */
  readonly core: string;
  readonly pattern: RegExp;
}

export function secretHider(): SecretHider {
  const forms = new Map<string, Form>();
  return {
    add: (secret) => {
      if (secret.length < shortest) return;
      for (const spelling of [secret, ...(secret.length < shortestEncoded ? [] : inBase64(secret))]) {
        forms.set(spelling, { core: longestWord(spelling), pattern: patternOf(spelling) });
      }
    },
    hide: (text) => {
      let shown = text;
      for (const { core, pattern } of forms.values()) {
        if (shown.includes(core)) shown = shown.replace(pattern, mask);
      }
      return shown;
    },
  };
}

/** What Base64 makes of it, whatever stands before and after it. */
function inBase64(secret: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret, "utf8")]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
    // The first characters hold bits of what stands before.
    return whole.toString("base64").slice(before === 0 ? 0 : before + 1);
  });
}

function longestWord(text: string): string {
  return (text.match(/[A-Za-z0-9]+/gu) ?? []).reduce(
    (longest, word) => (word.length > longest.length ? word : longest),
    "",
  );
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

/** Letters and digits stand for themselves in every spelling, other characters may be escaped. */
function patternOf(secret: string): RegExp {
  const parts = Array.from(secret, (char) => {
    if (/[A-Za-z0-9]/u.test(char)) return char;
    const literal = char.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
    const base64Url = { "+": "-", "/": "_" }[char];
    const spellings = [
      `\\\\*${literal}`,
      percentOf(char),
      `&#0*${char.codePointAt(0)};`,
      `\\\\+u\\{?0*${(char.codePointAt(0) ?? 0).toString(16)}\\}?`,
      ...(entities.has(char) ? [entities.get(char)] : []),
      ...(base64Url === undefined ? [] : [`\\\\*${base64Url}`]),
    ];
    return `(?:${spellings.join("|")})(?:&#8203;)?`;
  });
  return new RegExp(parts.join(""), "giu");
}

function percentOf(char: string): string {
  return [...Buffer.from(char, "utf8")].map((byte) => `%(?:25)?${byte.toString(16).padStart(2, "0")}`).join("");
}
