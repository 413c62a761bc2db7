import type { ManagedPolicy } from "./state.js";

interface Grant {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

const anything = "*";

/** Policies that AWS maintains and that runbook roles are seen with, by path and name. They grant what AWS's own grant to these services. */
const grants: Readonly<Record<string, readonly Grant[]>> = {
  "/AdministratorAccess": [allow(["*"])],
  "/ReadOnlyAccess": [
    allow([
      "cloudwatch:Describe*",
      "cloudwatch:Get*",
      "cloudwatch:List*",
      "events:Describe*",
      "events:List*",
      "iam:Generate*",
      "iam:Get*",
      "iam:List*",
      "iam:Simulate*",
      "kms:Describe*",
      "kms:Get*",
      "kms:List*",
      "organizations:Describe*",
      "organizations:List*",
      "sns:Get*",
      "sns:List*",
      "ssm:Describe*",
      "ssm:Get*",
      "ssm:List*",
      "ssm-contacts:Describe*",
      "ssm-contacts:Get*",
      "ssm-contacts:List*",
      "ssm-incidents:Get*",
      "ssm-incidents:List*",
      "sts:GetCallerIdentity",
    ]),
  ],
  "/AmazonSNSFullAccess": [allow(["sns:*"])],
  "/AmazonSSMFullAccess": [
    allow(["cloudwatch:PutMetricData", "ds:CreateComputer", "ds:DescribeDirectories", "ec2:DescribeInstanceStatus"]),
    allow(["logs:*", "ssm:*", "ec2messages:*"]),
  ],
  "/AmazonSSMReadOnlyAccess": [allow(["ssm:Describe*", "ssm:Get*", "ssm:List*"])],
  "/AWSIncidentManagerResolverAccess": [
    allow(["ssm-incidents:StartIncident"]),
    allow([
      "ssm-incidents:ListResponsePlans",
      "ssm-incidents:GetIncidentRecord",
      "ssm-incidents:ListIncidentRecords",
      "ssm-incidents:UpdateIncidentRecord",
      "ssm-incidents:*TimelineEvent*",
      "ssm-incidents:*RelatedItems",
    ]),
  ],
  "/service-role/AmazonSSMAutomationRole": [
    allow(["lambda:InvokeFunction"], "arn:aws:lambda:*:*:function:Automation*"),
    allow([
      "ec2:CreateImage",
      "ec2:CopyImage",
      "ec2:DeregisterImage",
      "ec2:DescribeImages",
      "ec2:DeleteSnapshot",
      "ec2:StartInstances",
      "ec2:RunInstances",
      "ec2:StopInstances",
      "ec2:TerminateInstances",
      "ec2:DescribeInstanceStatus",
      "ec2:CreateTags",
      "ec2:DeleteTags",
      "ec2:DescribeTags",
      "cloudformation:CreateStack",
      "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStacks",
      "cloudformation:UpdateStack",
      "cloudformation:DeleteStack",
    ]),
    allow(["ssm:*"]),
    allow(["sns:Publish"], "arn:aws:sns:*:*:Automation*"),
  ],
  "/service-role/AWSIncidentManagerIncidentAccessServiceRolePolicy": [
    allow([
      "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStackResources",
      "codedeploy:BatchGetDeployments",
      "codedeploy:ListDeployments",
      "codedeploy:ListDeploymentTargets",
      "autoscaling:DescribeAutoScalingInstances",
    ]),
  ],
  "/aws-service-role/AWSIncidentManagerServiceRolePolicy": [
    allow(["ssm-incidents:ListIncidentRecords", "ssm-incidents:CreateTimelineEvent"]),
    allow(["ssm:CreateOpsItem", "ssm:AssociateOpsItemRelatedItem"]),
    allow(["ssm-contacts:StartEngagement"]),
    {
      ...allow(["cloudwatch:PutMetricData"]),
      Condition: { StringEquals: { "cloudwatch:namespace": "AWS/IncidentManager" } },
    },
  ],
};

const since = Date.UTC(2021, 4, 10) / 1000;

const byPartition = new Map<string, ReadonlyMap<string, ManagedPolicy>>();

/** Every policy of AWS that the embedded AWS has, by ARN. */
export function awsManagedPolicies(partition: string): ReadonlyMap<string, ManagedPolicy> {
  const known = byPartition.get(partition);
  if (known !== undefined) return known;
  const made = new Map(
    Object.entries(grants).map(([place, statements], index) => {
      const policy = policyAt(partition, place, statements, index);
      return [policy.arn, policy];
    }),
  );
  byPartition.set(partition, made);
  return made;
}

function policyAt(partition: string, place: string, Statement: readonly Grant[], index: number): ManagedPolicy {
  const end = place.lastIndexOf("/") + 1;
  const document = JSON.stringify({ Version: "2012-10-17", Statement });
  return {
    arn: `arn:${partition}:iam::aws:policy${place}`,
    name: place.slice(end),
    path: place.slice(0, end),
    id: `ANPAMUSTEREMULATED${String.fromCharCode(65 + index).repeat(3)}`,
    description: undefined,
    createDate: since,
    updateDate: since,
    defaultVersion: "v1",
    nextVersion: 2,
    versions: [{ id: "v1", document, createDate: since }],
    tags: [],
  };
}

function allow(Action: readonly string[], Resource: Grant["Resource"] = anything): Grant {
  return { Effect: "Allow", Action, Resource };
}
