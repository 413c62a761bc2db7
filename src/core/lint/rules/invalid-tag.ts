import type { Path } from "../../diagnostic.js";
import { defineRule, type Finding } from "../rule.js";

const mostTags = 50;
/** As the API model has them: within the class `+-/` is a range, so a comma passes. */
const keyPattern = /^[A-Za-z0-9 _=@:.+-/]{1,128}$/;
const valuePattern = /^[A-Za-z0-9 _=@:.+-/]{0,256}$/;
const characters = "letters without accents, digits, spaces and `_ = @ : . + , - /`";

/** @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_TagResource.html */
export const invalidTag = defineRule({
  id: "invalid-tag",
  severity: "error",
  summary: "A tag that AWS refuses or that belongs to Muster",

  *check({ plan }) {
    const { tags = {}, incidentTemplate } = plan;
    const incidentTags = incidentTemplate.incidentTags ?? {};
    yield* checkTags(["tags"], tags);
    yield* checkTags(["incidentTemplate", "incidentTags"], incidentTags);
    yield* checkOwnership(tags);
    const count = Object.keys(incidentTags).length;
    if (count <= mostTags) return;
    const message = `Unexpected ${count} incident tags, expected at most ${mostTags}`;
    yield { at: ["incidentTemplate", "incidentTags"], message, hint: "Remove tags that nobody searches for" };
  },
});

function* checkTags(at: Path, tags: Readonly<Record<string, string>>): Iterable<Finding> {
  for (const [key, value] of Object.entries(tags)) {
    if (/^aws:/i.test(key)) {
      const message = `Unexpected tag \`${key}\`, expected a key without the prefix \`aws:\`, which is AWS's own`;
      yield { at: [...at, key], part: "key", message, hint: "Rename the tag" };
    } else if (!keyPattern.test(key)) {
      const message = `Unexpected tag key \`${key}\`, expected 1 to 128 ${characters}`;
      const hint = key.includes("${") ? "Use the variable in the value: keys have none" : "Rename the tag";
      yield { at: [...at, key], part: "key", message, hint };
    }
    // Without a target a variable stands as written.
    if (!valuePattern.test(value) && !value.includes("${")) {
      const message = `Unexpected value \`${value}\` of tag \`${key}\`, expected up to 256 ${characters}`;
      yield { at: [...at, key], message, hint: "Replace the other characters" };
    }
  }
}

/** A plan that Muster syncs gets the tag `muster/repository`, which counts towards AWS's limit. */
function* checkOwnership(tags: Readonly<Record<string, string>>): Iterable<Finding> {
  const keys = Object.keys(tags);
  for (const key of keys.filter((name) => name.startsWith("muster/"))) {
    const message = `Unexpected tag \`${key}\`, expected a key without the prefix \`muster/\`, by which Muster knows its own plans`;
    yield { at: ["tags", key], part: "key", message, hint: "Remove the tag: a sync writes it" };
  }
  if (keys.length < mostTags) return;
  const message = `Unexpected ${keys.length} tags, expected at most ${mostTags - 1}: AWS takes ${mostTags}, and a sync adds \`muster/repository\``;
  yield { at: ["tags"], message, hint: "Remove tags that nobody searches for" };
}
