import type { AnyRule } from "../rule.js";
import { blankTitle } from "./blank-title.js";
import { conflictingParameter } from "./conflicting-parameter.js";
import { confusedDeputy } from "./confused-deputy.js";
import { coverageGap } from "./coverage-gap.js";
import { danglingTrigger } from "./dangling-trigger.js";
import { deployerLacksPermission } from "./deployer-lacks-permission.js";
import { disallowedParameterValue } from "./disallowed-parameter-value.js";
import { duplicatePlanName } from "./duplicate-plan-name.js";
import { endlessEscalation } from "./endless-escalation.js";
import { engagesNobody } from "./engages-nobody.js";
import { engagesSingleContact } from "./engages-single-contact.js";
import { foreignContact } from "./foreign-contact.js";
import { foreignTopic } from "./foreign-topic.js";
import { inactiveContact } from "./inactive-contact.js";
import { invalidRunbookVersion } from "./invalid-runbook-version.js";
import { invalidTag } from "./invalid-tag.js";
import { legacyStartPermission } from "./legacy-start-permission.js";
import { missingChatChannel } from "./missing-chat-channel.js";
import { missingRunbook } from "./missing-runbook.js";
import { missingRunbookParameter } from "./missing-runbook-parameter.js";
import { missingSummary } from "./missing-summary.js";
import { nameDiffersFromFile } from "./name-differs-from-file.js";
import { notAnAutomation } from "./not-an-automation.js";
import { overbroadRole } from "./overbroad-role.js";
import { renamedPlan } from "./renamed-plan.js";
import { roleCannotAssumeExecutionRole } from "./role-cannot-assume-execution-role.js";
import { roleCannotPassRole } from "./role-cannot-pass-role.js";
import { roleCannotStartRunbook } from "./role-cannot-start-runbook.js";
import { roleNotAssumable } from "./role-not-assumable.js";
import { runbookMissingInRegion } from "./runbook-missing-in-region.js";
import { sharedDedupeString } from "./shared-dedupe-string.js";
import { singleRegionNotification } from "./single-region-notification.js";
import { topicKeyRefuses } from "./topic-key-refuses.js";
import { topicOutsideRegions } from "./topic-outside-regions.js";
import { topicRefusesPublish } from "./topic-refuses-publish.js";
import { trustNamesOtherPlan } from "./trust-names-other-plan.js";
import { unfitContactTag } from "./unfit-contact-tag.js";
import { unknownContact } from "./unknown-contact.js";
import { unknownRole } from "./unknown-role.js";
import { unknownRunbook } from "./unknown-runbook.js";
import { unknownRunbookParameter } from "./unknown-runbook-parameter.js";
import { unknownTopic } from "./unknown-topic.js";
import { unpinnedRunbook } from "./unpinned-runbook.js";
import { unreachableContact } from "./unreachable-contact.js";
import { untriggeredPlan } from "./untriggered-plan.js";
import { wideEngagement } from "./wide-engagement.js";
import { wrongParameterType } from "./wrong-parameter-type.js";
import { wrongRole } from "./wrong-role.js";

/** Every rule about plans and their neighbours, in alphabetical order. */
export const rules: readonly AnyRule[] = [
  blankTitle,
  conflictingParameter,
  confusedDeputy,
  coverageGap,
  danglingTrigger,
  deployerLacksPermission,
  disallowedParameterValue,
  duplicatePlanName,
  endlessEscalation,
  engagesNobody,
  engagesSingleContact,
  foreignContact,
  foreignTopic,
  inactiveContact,
  invalidRunbookVersion,
  invalidTag,
  legacyStartPermission,
  missingChatChannel,
  missingRunbook,
  missingRunbookParameter,
  missingSummary,
  nameDiffersFromFile,
  notAnAutomation,
  overbroadRole,
  renamedPlan,
  roleCannotAssumeExecutionRole,
  roleCannotPassRole,
  roleCannotStartRunbook,
  roleNotAssumable,
  runbookMissingInRegion,
  sharedDedupeString,
  singleRegionNotification,
  topicKeyRefuses,
  topicOutsideRegions,
  topicRefusesPublish,
  trustNamesOtherPlan,
  unfitContactTag,
  unknownContact,
  unknownRole,
  unknownRunbook,
  unknownRunbookParameter,
  unknownTopic,
  unpinnedRunbook,
  unreachableContact,
  untriggeredPlan,
  wideEngagement,
  wrongParameterType,
  wrongRole,
];
