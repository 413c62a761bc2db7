import { createHash } from "node:crypto";
import { stringify } from "yaml";
import type { StoredDocument } from "./state.js";

interface Parameter {
  readonly type: string;
  readonly description: string;
  readonly default?: string;
}

const assumeRole: Parameter = {
  type: "String",
  description: "(Optional) The role that Automation takes on to run the steps.",
  default: "",
};

function automation(description: string, parameters: Readonly<Record<string, Parameter>>, mainSteps: object[]): object {
  return {
    schemaVersion: "0.3",
    description,
    assumeRole: "{{ AutomationAssumeRole }}",
    parameters: { ...parameters, AutomationAssumeRole: assumeRole },
    mainSteps,
  };
}

function changeState(name: string, desiredState: "running" | "stopped"): object {
  return {
    name,
    action: "aws:changeInstanceState",
    inputs: { InstanceIds: "{{ InstanceId }}", DesiredState: desiredState },
  };
}

function pause(name: string, description: string): object {
  return { name, action: "aws:pause", description, inputs: {} };
}

const instances: Parameter = { type: "StringList", description: "(Required) The ids of the EC2 instances." };

/** What the embedded AWS has of the documents that AWS owns: same names, parameters and actions, our own words. */
const automations: Readonly<Record<string, object>> = {
  "AWSIncidents-CriticalIncidentRunbookTemplate": {
    schemaVersion: "0.3",
    description:
      "A template for a runbook that leads responders through a critical incident. Copy it and fill its steps.",
    mainSteps: [
      pause("Triage", "**Triage**: find out who is affected and how badly, and set the impact of the incident."),
      pause(
        "Diagnosis",
        "**Diagnosis**: look at metrics, logs and recent changes until the cause is clear enough to act.",
      ),
      pause(
        "Mitigation",
        "**Mitigation**: stop the effect on customers: roll back, fail over, scale out or switch off.",
      ),
      pause("Recovery", "**Recovery**: make sure that everything works as before, and resolve the incident."),
    ],
  },
  "AWS-RestartEC2Instance": automation("Restart EC2 instances", { InstanceId: instances }, [
    changeState("stopInstances", "stopped"),
    changeState("startInstances", "running"),
  ]),
  "AWS-StartEC2Instance": automation("Start EC2 instances", { InstanceId: instances }, [
    changeState("startInstances", "running"),
  ]),
  "AWS-StopEC2Instance": automation("Stop EC2 instances", { InstanceId: instances }, [
    changeState("stopInstances", "stopped"),
  ]),
  "AWS-CreateSnapshot": automation(
    "Create a snapshot of an EBS volume",
    {
      VolumeId: { type: "String", description: "(Required) The id of the volume." },
      Description: { type: "String", description: "(Optional) A description of the snapshot.", default: "" },
    },
    [
      {
        name: "createSnapshot",
        action: "aws:executeAwsApi",
        inputs: {
          Service: "ec2",
          Api: "CreateSnapshot",
          VolumeId: "{{ VolumeId }}",
          Description: "{{ Description }}",
        },
      },
    ],
  ),
  "AWS-PublishSNSNotification": automation(
    "Publish a notification to an SNS topic",
    {
      TopicArn: { type: "String", description: "(Required) The ARN of the topic." },
      Message: { type: "String", description: "(Required) The message." },
    },
    [
      {
        name: "publishMessage",
        action: "aws:executeAwsApi",
        inputs: { Service: "sns", Api: "Publish", TopicArn: "{{ TopicArn }}", Message: "{{ Message }}" },
      },
    ],
  ),
};

const commands: Readonly<Record<string, object>> = {
  "AWS-RunShellScript": {
    schemaVersion: "1.2",
    description: "Run a shell script or commands",
    parameters: {
      commands: { type: "StringList", description: "(Required) The commands." },
      workingDirectory: { type: "String", description: "(Optional) Where to run them.", default: "" },
      executionTimeout: { type: "String", description: "(Optional) Seconds until they fail.", default: "3600" },
    },
    runtimeConfig: {
      "aws:runShellScript": {
        properties: [
          {
            id: "0.aws:runShellScript",
            runCommand: "{{ commands }}",
            workingDirectory: "{{ workingDirectory }}",
            timeoutSeconds: "{{ executionTimeout }}",
          },
        ],
      },
    },
  },
};

const since = Date.UTC(2021, 4, 10) / 1000;

/** The documents that AWS owns, by name: the same in every account and Region. */
export const awsDocuments: ReadonlyMap<string, StoredDocument> = new Map([
  ...Object.entries(automations).map(([name, content]) => [name, owned(name, "Automation", content)] as const),
  ...Object.entries(commands).map(([name, content]) => [name, owned(name, "Command", content)] as const),
]);

function owned(name: string, type: string, value: object): StoredDocument {
  const content = type === "Automation" ? stringify(value, { lineWidth: 0 }) : JSON.stringify(value, null, 2);
  return {
    name,
    type,
    targetType: undefined,
    requires: undefined,
    defaultVersion: "1",
    versions: [
      {
        version: "1",
        versionName: undefined,
        displayName: undefined,
        format: type === "Automation" ? "YAML" : "JSON",
        content,
        hash: createHash("sha256").update(content).digest("hex"),
        createdDate: since,
      },
    ],
    tags: [],
    shares: [],
  };
}
