import { defineRule } from "../rule.js";

export const nameDiffersFromFile = defineRule({
  id: "name-differs-from-file",
  severity: "notice",
  summary: "A plan's file is not named after the plan",

  *check({ plan, resolved: { source }, index }) {
    const isAlone = (index.plansByFile.get(source.file)?.length ?? 0) === 1 && source.index === 0;
    if (!isAlone || isComposed(source.value)) return;
    const stem = source.file.replace(/^.*\//, "").replace(/\.(ya?ml|json)$/i, "");
    if (stem === plan.name) return;
    yield {
      at: ["name"],
      message: `Unexpected name \`${plan.name}\` in a file named \`${stem}\`, expected both to be the same`,
      hint: `Rename the file; another \`name\` would be another plan to AWS`,
    };
  },
});

/** A name made of variables differs from target to target. */
function isComposed(value: unknown): boolean {
  const name = typeof value === "object" && value !== null && "name" in value ? value.name : undefined;
  return typeof name === "string" && name.includes("${");
}
