import { parseDocumentContent } from "../facts/document-content.js";
import { isMapping } from "../plan/decode-resource.js";
import type { NeighbourValue } from "./neighbour.js";
import { authorsTags, setMembers } from "./normal-form.js";

/**
 * A runbook in its normal form. `VersionName` and `Attachments` are left out: the one names what is made, the other AWS
 * does not give back.
 *
 * @param reading `parsed` where the file has its content as a mapping: then only what it means counts, else every character
 */
export function normalRunbook(value: NeighbourValue, reading: "parsed" | "exact"): NeighbourValue {
  const { Content: content } = value;
  const parsed = reading === "parsed" && typeof content === "string" ? parseDocumentContent(content) : undefined;
  return setMembers({
    Name: value["Name"],
    DisplayName: value["DisplayName"],
    TargetType: value["TargetType"],
    Requires: Array.isArray(value["Requires"]) ? value["Requires"].map((each) => setMembers(Object(each))) : undefined,
    DocumentFormat: value["DocumentFormat"],
    Content: parsed ?? content,
    Tags: authorsTags(value["Tags"]),
  });
}

/** Does the file have the content as a mapping? */
export function readingOf(desired: NeighbourValue): "parsed" | "exact" {
  return isMapping(desired["Content"]) ? "parsed" : "exact";
}
