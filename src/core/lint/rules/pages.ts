import blankTitle from "./blank-title.md";
import conflictingParameter from "./conflicting-parameter.md";
import duplicatePlanName from "./duplicate-plan-name.md";
import engagesNobody from "./engages-nobody.md";
import engagesSingleContact from "./engages-single-contact.md";
import expiredSuppression from "./expired-suppression.md";
import invalidRunbookVersion from "./invalid-runbook-version.md";
import invalidTag from "./invalid-tag.md";
import missingChatChannel from "./missing-chat-channel.md";
import missingRunbook from "./missing-runbook.md";
import missingSummary from "./missing-summary.md";
import nameDiffersFromFile from "./name-differs-from-file.md";
import sharedDedupeString from "./shared-dedupe-string.md";
import singleRegionNotification from "./single-region-notification.md";
import suppressionWithoutReason from "./suppression-without-reason.md";
import unpinnedRunbook from "./unpinned-runbook.md";
import unusedSuppression from "./unused-suppression.md";
import wideEngagement from "./wide-engagement.md";

/** The page of every rule, by id. Loaded only by what shows pages. */
export const pages: ReadonlyMap<string, string> = new Map([
  ["blank-title", blankTitle],
  ["conflicting-parameter", conflictingParameter],
  ["duplicate-plan-name", duplicatePlanName],
  ["engages-nobody", engagesNobody],
  ["engages-single-contact", engagesSingleContact],
  ["expired-suppression", expiredSuppression],
  ["invalid-runbook-version", invalidRunbookVersion],
  ["invalid-tag", invalidTag],
  ["missing-chat-channel", missingChatChannel],
  ["missing-runbook", missingRunbook],
  ["missing-summary", missingSummary],
  ["name-differs-from-file", nameDiffersFromFile],
  ["shared-dedupe-string", sharedDedupeString],
  ["single-region-notification", singleRegionNotification],
  ["suppression-without-reason", suppressionWithoutReason],
  ["unpinned-runbook", unpinnedRunbook],
  ["unused-suppression", unusedSuppression],
  ["wide-engagement", wideEngagement],
]);
