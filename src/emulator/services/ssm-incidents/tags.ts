import { parseArn } from "../../arn.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { denied, notFound, type ResourceType } from "./errors.js";
import { activeSet } from "./replication-sets.js";
import { incidents, plans, replicationSets, tagSets } from "./state.js";

const maxTags = 50;

export const tagHandlers: Handlers<typeof description> = {
  ListTagsForResource: ({ resourceArn }, call) => {
    checkTaggable(resourceArn, call);
    return { tags: call.store.table(tagSets, call).get(resourceArn) ?? {} };
  },
  TagResource: ({ resourceArn, tags }, call) => {
    checkTaggable(resourceArn, call);
    const table = call.store.table(tagSets, call);
    const all = { ...table.get(resourceArn), ...tags };
    if (Object.keys(all).length > maxTags) throw tooManyTags(resourceArn);
    table.set(resourceArn, all);
    return undefined;
  },
  UntagResource: ({ resourceArn, tagKeys }, call) => {
    checkTaggable(resourceArn, call);
    const table = call.store.table(tagSets, call);
    const kept = Object.entries(table.get(resourceArn) ?? {}).filter(([key]) => !tagKeys.includes(key));
    table.set(resourceArn, Object.fromEntries(kept));
    return undefined;
  },
};

/** @throws AwsError where the ARN names nothing of the caller's account that can have tags */
function checkTaggable(arn: string, call: Call): void {
  const { account, resource = "" } = parseArn(arn) ?? {};
  if (account !== undefined && account !== "" && account !== call.account) throw denied(arn);
  const isReplicationSet = resource.startsWith("replication-set/");
  if (!isReplicationSet) activeSet(call);
  if (!exists(arn, resource, call)) throw notFound(typeOf(resource), arn);
}

function exists(arn: string, resource: string, call: Call): boolean {
  switch (typeOf(resource)) {
    case "REPLICATION_SET":
      return call.store.table(replicationSets, call).has(arn);
    case "INCIDENT_RECORD":
      return call.store.table(incidents, call).has(arn);
    default:
      return call.store.table(plans, call).get(resource.slice("response-plan/".length))?.arn === arn;
  }
}

function typeOf(resource: string): ResourceType {
  if (resource.startsWith("replication-set/")) return "REPLICATION_SET";
  return resource.startsWith("incident-record/") ? "INCIDENT_RECORD" : "RESPONSE_PLAN";
}

function tooManyTags(arn: string): AwsError {
  return new AwsError("ServiceQuotaExceededException", `A resource has at most ${maxTags} tags`, {
    fields: { resourceIdentifier: arn, serviceCode: "ssm-incidents", quotaCode: "tags" },
  });
}
