/** What stands in the comment of a pull request that touched plans once and does so no longer. */
const retiredText =
  "This pull request no longer changes response plans, their configuration, facts or policies: there is nothing to review.";

/** The comment, with its marker, of a pull request that no longer touches plans. */
export function retiredComment(marker: string): string {
  return `${marker}\n${retiredText}\n`;
}

/** Was the comment retired? */
export function isRetired(body: string): boolean {
  return body.replaceAll("\r\n", "\n").trimEnd().endsWith(`-->\n${retiredText}`);
}
