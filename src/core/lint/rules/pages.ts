import blankTitle from "./blank-title.md";
import conflictingParameter from "./conflicting-parameter.md";
import confusedDeputy from "./confused-deputy.md";
import coverageGap from "./coverage-gap.md";
import danglingTrigger from "./dangling-trigger.md";
import deployerLacksPermission from "./deployer-lacks-permission.md";
import disallowedParameterValue from "./disallowed-parameter-value.md";
import duplicatePlanName from "./duplicate-plan-name.md";
import endlessEscalation from "./endless-escalation.md";
import engagesNobody from "./engages-nobody.md";
import engagesSingleContact from "./engages-single-contact.md";
import expiredSuppression from "./expired-suppression.md";
import fileOutsideRepository from "./file-outside-repository.md";
import foreignContact from "./foreign-contact.md";
import foreignTopic from "./foreign-topic.md";
import inactiveContact from "./inactive-contact.md";
import invalidFacts from "./invalid-facts.md";
import invalidPolicy from "./invalid-policy.md";
import invalidRunbookVersion from "./invalid-runbook-version.md";
import invalidShape from "./invalid-shape.md";
import invalidTag from "./invalid-tag.md";
import invalidYaml from "./invalid-yaml.md";
import legacyStartPermission from "./legacy-start-permission.md";
import missingChatChannel from "./missing-chat-channel.md";
import missingRunbook from "./missing-runbook.md";
import missingRunbookParameter from "./missing-runbook-parameter.md";
import missingSummary from "./missing-summary.md";
import nameDiffersFromFile from "./name-differs-from-file.md";
import notAnAutomation from "./not-an-automation.md";
import overbroadRole from "./overbroad-role.md";
import renamedPlan from "./renamed-plan.md";
import roleCannotAssumeExecutionRole from "./role-cannot-assume-execution-role.md";
import roleCannotPassRole from "./role-cannot-pass-role.md";
import roleCannotStartRunbook from "./role-cannot-start-runbook.md";
import roleNotAssumable from "./role-not-assumable.md";
import runbookMissingInRegion from "./runbook-missing-in-region.md";
import sharedDedupeString from "./shared-dedupe-string.md";
import singleRegionNotification from "./single-region-notification.md";
import staleBaseline from "./stale-baseline.md";
import suppressionWithoutReason from "./suppression-without-reason.md";
import topicKeyRefuses from "./topic-key-refuses.md";
import topicOutsideRegions from "./topic-outside-regions.md";
import topicRefusesPublish from "./topic-refuses-publish.md";
import trustNamesOtherPlan from "./trust-names-other-plan.md";
import unfitContactTag from "./unfit-contact-tag.md";
import unknownContact from "./unknown-contact.md";
import unknownRole from "./unknown-role.md";
import unknownRunbook from "./unknown-runbook.md";
import unknownRunbookParameter from "./unknown-runbook-parameter.md";
import unknownTopic from "./unknown-topic.md";
import unknownVariable from "./unknown-variable.md";
import unpinnedRunbook from "./unpinned-runbook.md";
import unreachableContact from "./unreachable-contact.md";
import untriggeredPlan from "./untriggered-plan.md";
import unusedSuppression from "./unused-suppression.md";
import wideEngagement from "./wide-engagement.md";
import wrongParameterType from "./wrong-parameter-type.md";
import wrongRole from "./wrong-role.md";

/** The page of every rule, by id. Loaded only by what shows pages. */
export const pages: ReadonlyMap<string, string> = new Map([
  ["blank-title", blankTitle],
  ["conflicting-parameter", conflictingParameter],
  ["confused-deputy", confusedDeputy],
  ["coverage-gap", coverageGap],
  ["dangling-trigger", danglingTrigger],
  ["deployer-lacks-permission", deployerLacksPermission],
  ["disallowed-parameter-value", disallowedParameterValue],
  ["duplicate-plan-name", duplicatePlanName],
  ["endless-escalation", endlessEscalation],
  ["engages-nobody", engagesNobody],
  ["engages-single-contact", engagesSingleContact],
  ["expired-suppression", expiredSuppression],
  ["file-outside-repository", fileOutsideRepository],
  ["foreign-contact", foreignContact],
  ["foreign-topic", foreignTopic],
  ["inactive-contact", inactiveContact],
  ["invalid-facts", invalidFacts],
  ["invalid-policy", invalidPolicy],
  ["invalid-runbook-version", invalidRunbookVersion],
  ["invalid-shape", invalidShape],
  ["invalid-tag", invalidTag],
  ["invalid-yaml", invalidYaml],
  ["legacy-start-permission", legacyStartPermission],
  ["missing-chat-channel", missingChatChannel],
  ["missing-runbook", missingRunbook],
  ["missing-runbook-parameter", missingRunbookParameter],
  ["missing-summary", missingSummary],
  ["name-differs-from-file", nameDiffersFromFile],
  ["not-an-automation", notAnAutomation],
  ["overbroad-role", overbroadRole],
  ["renamed-plan", renamedPlan],
  ["role-cannot-assume-execution-role", roleCannotAssumeExecutionRole],
  ["role-cannot-pass-role", roleCannotPassRole],
  ["role-cannot-start-runbook", roleCannotStartRunbook],
  ["role-not-assumable", roleNotAssumable],
  ["runbook-missing-in-region", runbookMissingInRegion],
  ["shared-dedupe-string", sharedDedupeString],
  ["single-region-notification", singleRegionNotification],
  ["stale-baseline", staleBaseline],
  ["suppression-without-reason", suppressionWithoutReason],
  ["topic-key-refuses", topicKeyRefuses],
  ["topic-outside-regions", topicOutsideRegions],
  ["topic-refuses-publish", topicRefusesPublish],
  ["trust-names-other-plan", trustNamesOtherPlan],
  ["unfit-contact-tag", unfitContactTag],
  ["unknown-contact", unknownContact],
  ["unknown-role", unknownRole],
  ["unknown-runbook", unknownRunbook],
  ["unknown-runbook-parameter", unknownRunbookParameter],
  ["unknown-topic", unknownTopic],
  ["unknown-variable", unknownVariable],
  ["unpinned-runbook", unpinnedRunbook],
  ["unreachable-contact", unreachableContact],
  ["untriggered-plan", untriggeredPlan],
  ["unused-suppression", unusedSuppression],
  ["wide-engagement", wideEngagement],
  ["wrong-parameter-type", wrongParameterType],
  ["wrong-role", wrongRole],
]);
