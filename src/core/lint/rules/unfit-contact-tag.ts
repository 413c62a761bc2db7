import { defineRule } from "../rule.js";

const tagged: ReadonlySet<string> = new Set(["Contact", "EscalationPlan", "OnCallSchedule", "Rotation"]);
const keyPattern = /^[\\/a-zA-Z0-9_+=-]{1,128}$/;
const valuePattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u;

/** Contacts take fewer characters than plans. @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_Tag.html */
export const unfitContactTag = defineRule({
  id: "unfit-contact-tag",
  severity: "error",
  summary: "A contact, schedule or rotation has a tag that only a plan could have",

  *checkResource({ kind, value: { Tags: tags } }) {
    if (!tagged.has(kind) || !Array.isArray(tags)) return;
    for (const [index, tag] of tags.entries()) {
      const { Key: key, Value: text } = tag as { readonly Key: string; readonly Value: string };
      if (!keyPattern.test(key) && !key.includes("${")) {
        const message = `Unexpected tag key \`${key}\`, expected 1 to 128 letters, digits and \`_ + = - / \\\`: contacts take no spaces, dots, colons or \`@\``;
        yield { at: ["Tags", index, "Key"], message, hint: "Rename the tag, on plans too where both share it" };
      }
      if (!valuePattern.test(text) && !text.includes("${")) {
        const message = `Unexpected value \`${text}\` of tag \`${key}\`, expected 1 to 256 letters, digits, spaces and \`_ . : / = + - @\``;
        yield {
          at: ["Tags", index, "Value"],
          message,
          hint: "Contacts take no empty values, as plans do: leave the tag out",
        };
      }
    }
  },
});
