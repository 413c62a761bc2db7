import type { Target } from "../../core/config/config.js";
import { factsOfRecording } from "../../core/facts/recording.js";
import { keysOfTarget } from "../../core/facts/unread-target.js";
import type { FactCollector } from "../../ports.js";
import type { AwsAccess } from "./facts/access.js";
import { collectCaller, collectOrganization, collectReplicationSet } from "./facts/collect-account.js";
import { collectContacts, listContacts } from "./facts/collect-contacts.js";
import { collectDocuments, listDocuments } from "./facts/collect-documents.js";
import { collectRoles, listRoles } from "./facts/collect-roles.js";
import { collectTopics, listTopics } from "./facts/collect-topics.js";
import { collectTriggers } from "./facts/collect-triggers.js";
import { createRecorder, type Recorder } from "./facts/recorder.js";

/**
 * Reads facts about a target's account with read-only calls. SDK clients are loaded when they are needed.
 *
 * @param now when the reading counts as made
 */
export function factCollector(
  target: Target,
  access: AwsAccess = {},
  now: () => Date = () => new Date(),
): FactCollector {
  const record: FactCollector["record"] = async (request, extent = "plans") => {
    const recorder = createRecorder(target, now());
    const obstacle = await collectCaller(recorder, access);
    if (obstacle !== undefined) {
      refuseAll(recorder, obstacle);
      return recorder.recording();
    }
    await Promise.all([
      collectReplicationSet(recorder, access),
      collectRoles(recorder, access, request.roles, request.policies),
      collectDocuments(recorder, access, request.documents),
      collectTopics(recorder, access, request.topics),
      collectContacts(recorder, access, request.contacts),
      collectTriggers(recorder, access, request.plans),
      ...(request.roles.length > 0 ? [collectOrganization(recorder, access)] : []),
      ...(extent === "account" ? listAll(recorder, access) : []),
    ]);
    return recorder.recording();
  };
  return { record, collect: async (request) => factsOfRecording(await record(request)) };
}

function listAll(recorder: Recorder, access: AwsAccess): readonly Promise<void>[] {
  return [listRoles, listDocuments, listTopics, listContacts].map((list) => list(recorder, access));
}

/** With another account's credentials every answer would be about that account. */
function refuseAll(recorder: Recorder, reason: string): void {
  for (const { region, keys } of keysOfTarget(recorder.target)) {
    recorder.record("sts", region, { refused: Object.fromEntries(keys.map((key) => [key, reason])) });
  }
}
