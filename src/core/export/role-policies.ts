import { stringify } from "yaml";
import type { RolePolicies } from "../readiness/least-privilege.js";

export const roleFormats = ["json", "cloudformation", "terraform"] as const;
export type RoleFormat = (typeof roleFormats)[number];

/** A role and the policies it should have. */
export interface RoleExport extends RolePolicies {
  readonly target: string;
  readonly arn: string;
  /** The plans that share it. */
  readonly plans: readonly string[];
}

const renderers: Readonly<Record<RoleFormat, (roles: readonly RoleExport[]) => string>> = {
  json: (roles) => `${JSON.stringify({ schemaVersion: 1, roles }, undefined, 2)}\n`,
  cloudformation: renderCloudFormation,
  terraform: renderTerraform,
};

/** Roles with their policies, for whoever creates them; the JSON is `schemas/role-output.schema.json`. */
export function renderRoles(roles: readonly RoleExport[], format: RoleFormat): string {
  return renderers[format](roles);
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
function renderCloudFormation(roles: readonly RoleExport[]): string {
  const resources = roles.map((role, index) => {
    const { name, path } = nameOf(role.arn);
    const properties = {
      RoleName: name,
      Path: path,
      AssumeRolePolicyDocument: role.trust,
      Policies: [{ PolicyName: policyName, PolicyDocument: role.permissions }],
    };
    return [`RunbookRole${index === 0 ? "" : index + 1}`, { Type: "AWS::IAM::Role", Properties: properties }] as const;
  });
  const template = { AWSTemplateFormatVersion: "2010-09-09", Resources: Object.fromEntries(resources) };
  return stringify(template, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role */
function renderTerraform(roles: readonly RoleExport[]): string {
  const blocks = roles.map((role, index) => {
    const { name, path } = nameOf(role.arn);
    const label = `runbook${index === 0 ? "" : `_${index + 1}`}`;
    return [
      `resource "aws_iam_role" "${label}" {`,
      `  name               = ${expression(name)}`,
      `  path               = ${expression(path)}`,
      `  assume_role_policy = jsonencode(${indented(expression(role.trust))})`,
      "}",
      "",
      `resource "aws_iam_role_policy" "${label}" {`,
      `  name   = ${expression(policyName)}`,
      `  role   = aws_iam_role.${label}.id`,
      `  policy = jsonencode(${indented(expression(role.permissions))})`,
      "}",
    ].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

const policyName = "start-runbook";

/** JSON is an expression of Terraform's language once nothing in its texts is a template. */
function expression(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(/[$%]\{/g, (start) => `${start.charAt(0)}${start}`);
}

function indented(text: string): string {
  return text.replaceAll("\n", "\n  ");
}

function nameOf(arn: string): { readonly name: string; readonly path: string } {
  const [, ...steps] = arn.split(":").slice(5).join(":").split("/");
  const name = steps.at(-1) ?? "";
  return { name, path: steps.length > 1 ? `/${steps.slice(0, -1).join("/")}/` : "/" };
}
