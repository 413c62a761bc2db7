import type { SSMIncidentsClient } from "@aws-sdk/client-ssm-incidents";
import type { PlanOperation, PlanPatch } from "../../core/changes/change.js";
import type { NotificationTarget, ResponsePlan } from "../../core/plan/response-plan.js";
import type { IncidentWriter } from "../../ports.js";
import { type ClientOverrides, clientOptions } from "./client-options.js";
import { explainFailure } from "./explain-failure.js";

type Sdk = typeof import("@aws-sdk/client-ssm-incidents");

/** Writes to the Incident Manager of one account, in a Region of its replication set. */
export function incidentWriter(region: string, overrides: ClientOverrides = {}): IncidentWriter {
  let opened: Promise<{ sdk: Sdk; client: SSMIncidentsClient }> | undefined;
  const open = async () => {
    const sdk = await import("@aws-sdk/client-ssm-incidents");
    return { sdk, client: new sdk.SSMIncidentsClient({ ...clientOptions(region), ...overrides }) };
  };
  return {
    perform: async (operation) => {
      opened ??= open();
      const { sdk, client } = await opened;
      for (const call of callsOf(sdk, operation)) {
        try {
          await call.send(client);
        } catch (error) {
          throw explainFailure(error, {
            service: "ssm-incidents",
            operation: call.name,
            region,
            subject: operation.name,
          });
        }
      }
    },
  };
}

interface Call {
  readonly name: string;
  send(client: SSMIncidentsClient): Promise<unknown>;
}

function callsOf(sdk: Sdk, operation: PlanOperation): readonly Call[] {
  switch (operation.kind) {
    case "createPlan": {
      const input = { ...createMembers(operation.plan), clientToken: operation.clientToken };
      return [{ name: "CreateResponsePlan", send: (client) => client.send(new sdk.CreateResponsePlanCommand(input)) }];
    }
    case "updatePlan": {
      const input = { arn: operation.arn, ...updateMembers(operation.patch), clientToken: operation.clientToken };
      return [{ name: "UpdateResponsePlan", send: (client) => client.send(new sdk.UpdateResponsePlanCommand(input)) }];
    }
    case "tagPlan":
      return tagCalls(sdk, operation);
    case "deletePlan": {
      const input = { arn: operation.arn };
      return [{ name: "DeleteResponsePlan", send: (client) => client.send(new sdk.DeleteResponsePlanCommand(input)) }];
    }
  }
}

/** Removed first, so that a plan with 50 tags has room for the ones that are set. */
function tagCalls(sdk: Sdk, operation: Extract<PlanOperation, { kind: "tagPlan" }>): readonly Call[] {
  const resourceArn = operation.arn;
  const untag = { resourceArn, tagKeys: [...operation.remove] };
  const tag = { resourceArn, tags: { ...operation.set } };
  return [
    ...(untag.tagKeys.length === 0
      ? []
      : [
          {
            name: "UntagResource",
            send: (client: SSMIncidentsClient) => client.send(new sdk.UntagResourceCommand(untag)),
          },
        ]),
    ...(Object.keys(tag.tags).length === 0
      ? []
      : [{ name: "TagResource", send: (client: SSMIncidentsClient) => client.send(new sdk.TagResourceCommand(tag)) }]),
  ];
}

function createMembers(plan: ResponsePlan) {
  const { notificationTargets, ...template } = plan.incidentTemplate;
  return mutable({
    ...plan,
    incidentTemplate: {
      ...template,
      ...(notificationTargets === undefined ? {} : { notificationTargets: topicsOf(notificationTargets) }),
    },
  });
}

function updateMembers(patch: PlanPatch) {
  const { incidentTemplateNotificationTargets: topics, ...members } = patch;
  return mutable({
    ...members,
    ...(topics === undefined ? {} : { incidentTemplateNotificationTargets: topicsOf(topics) }),
  });
}

function topicsOf(targets: readonly NotificationTarget[]): readonly { readonly snsTopicArn: string }[] {
  return targets.flatMap(({ snsTopicArn }) => (snsTopicArn === undefined ? [] : [{ snsTopicArn }]));
}

type Mutable<T> = T extends readonly (infer E)[]
  ? Mutable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

/** The SDK's types know no `readonly`: give it a copy. */
function mutable<T>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>;
}
