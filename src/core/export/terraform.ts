import { normalizePlan } from "../changes/normalize-plan.js";
import type { Action, IncidentTemplate, ResponsePlan } from "../plan/response-plan.js";
import type { Exported } from "./exported.js";

/**
 * The plans as resources of the Terraform provider for AWS.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssmincidents_response_plan
 */
export function exportTerraform(plans: readonly ResponsePlan[]): Exported {
  const normal = plans.map(normalizePlan);
  const labels = resourceLabels(normal.map(({ name }) => name));
  const blocks = normal.map((plan, index) => resource(plan, labels[index] ?? plan.name));
  return { text: `${blocks.join("\n\n")}\n`, warnings: normal.flatMap(lossesOf) };
}

function resource(plan: ResponsePlan, label: string): string {
  const chat =
    plan.chatChannel !== undefined && "chatbotSns" in plan.chatChannel ? plan.chatChannel.chatbotSns : undefined;
  return block(`resource "aws_ssmincidents_response_plan" ${quote(label)}`, [
    ...attribute("name", plan.name),
    ...attribute("display_name", plan.displayName),
    ...attribute("chat_channel", chat),
    ...attribute("engagements", plan.engagements),
    ...attribute("tags", plan.tags),
    template(plan.incidentTemplate),
    ...(plan.actions ?? []).map(action),
    ...(plan.integrations ?? []).map(({ pagerDutyConfiguration: { name, secretId, pagerDutyIncidentConfiguration } }) =>
      block("integration", [
        block("pagerduty", [
          ...attribute("name", name),
          ...attribute("service_id", pagerDutyIncidentConfiguration.serviceId),
          ...attribute("secret_id", secretId),
        ]),
      ]),
    ),
  ]);
}

function template(plan: IncidentTemplate): string {
  return block("incident_template", [
    ...attribute("title", plan.title),
    ...attribute("impact", plan.impact),
    ...attribute("summary", plan.summary),
    ...attribute("dedupe_string", plan.dedupeString),
    ...attribute("incident_tags", plan.incidentTags),
    ...(plan.notificationTargets ?? []).map(({ snsTopicArn }) =>
      block("notification_target", attribute("sns_topic_arn", snsTopicArn)),
    ),
  ]);
}

function action({ ssmAutomation }: Action): string {
  const { parameters = {}, dynamicParameters } = ssmAutomation;
  const variables =
    dynamicParameters &&
    Object.fromEntries(Object.entries(dynamicParameters).map(([name, { variable }]) => [name, variable]));
  return block("action", [
    block("ssm_automation", [
      ...attribute("document_name", ssmAutomation.documentName),
      ...attribute("document_version", ssmAutomation.documentVersion),
      ...attribute("role_arn", ssmAutomation.roleArn),
      ...attribute("target_account", ssmAutomation.targetAccount),
      ...attribute("dynamic_parameters", variables),
      ...Object.entries(parameters).map(([name, values]) =>
        block("parameter", [...attribute("name", name), ...attribute("values", values)]),
      ),
    ]),
  ]);
}

function block(head: string, parts: readonly string[]): string {
  return `${head} {\n${parts.map(indent).join("\n")}\n}`;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}

type Value = string | number | readonly string[] | Readonly<Record<string, string>>;

function attribute(name: string, value: Value | undefined): readonly string[] {
  return value === undefined ? [] : [`${name} = ${expression(value)}`];
}

function expression(value: Value): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quote(value);
  if (isList(value)) return `[${value.map(quote).join(", ")}]`;
  const members = Object.entries(value).map(([key, text]) => `  ${quote(key)} = ${quote(text)}`);
  return `{\n${members.join("\n")}\n}`;
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

/**
 * A string literal in which nothing is a template.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
function quote(text: string): string {
  const escaped = text
    .replace(/["\\]/g, "\\$&")
    .replace(/[$%]\{/g, (start) => `${start.charAt(0)}${start}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"`;
}

/** Labels begin with a letter or an underscore. */
function resourceLabels(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  return names.map((name) => {
    if (/^[A-Za-z_]/.test(name)) return name;
    let label = `plan_${name}`;
    while (taken.has(label)) label = `${label}_`;
    taken.add(label);
    return label;
  });
}

/** The provider keeps the values of a parameter as a set, while their order reaches the runbook. */
function lossesOf(plan: ResponsePlan): readonly string[] {
  return (plan.actions ?? []).flatMap(({ ssmAutomation }) =>
    Object.entries(ssmAutomation.parameters ?? {})
      .filter(([, values]) => values.length > 1)
      .map(([name]) => `Terraform does not keep the order of the values of parameter \`${name}\` of \`${plan.name}\``),
  );
}
