import { type Comparison, joined } from "./comparison.js";

/** `true` and `false`, in any case: AWS does not say, and other evaluators do so. Other texts match nothing. */
export const truth: Comparison = {
  prepare(value) {
    const wanted = joined(value).toLowerCase();
    const isTruth = wanted === "true" || wanted === "false";
    return (requested) => isTruth && requested.toLowerCase() === wanted;
  },
  samples: () => ["true", "false"],
};
