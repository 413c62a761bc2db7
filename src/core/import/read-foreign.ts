import { type Document, isNode, parseAllDocuments, visit } from "yaml";
import type { ResponsePlan } from "../plan/response-plan.js";
import { checkShape } from "../schema/check-shape.js";
import { planOfCloudFormation } from "./plan-of-cloudformation.js";
import { planOfTerraform } from "./plan-of-terraform.js";

/** Plans that a file of another tool declares, and what of it could not be read. */
export interface ForeignPlans {
  readonly plans: readonly ResponsePlan[];
  readonly problems: readonly string[];
}

/** Read the response plans of a CloudFormation template (JSON or YAML) or of a Terraform state (JSON). */
export function readForeign(text: string): ForeignPlans {
  const document = parseText(text);
  if (typeof document === "string") return { plans: [], problems: [document] };
  const found = foreignResources(document.value);
  if (found === undefined) {
    return { plans: [], problems: ["Unexpected file, expected a CloudFormation template or a Terraform state"] };
  }
  const plans: ResponsePlan[] = [];
  const problems: string[] = [];
  for (const { name, plan } of found) {
    const problem = typeof plan === "string" ? plan : checkShape("ResponsePlan", plan, "resolved")[0]?.message;
    if (problem !== undefined) problems.push(`\`${name}\`: ${problem}`);
    // The schema has just said so.
    else plans.push(plan as ResponsePlan);
  }
  return { plans, problems };
}

interface ForeignResource {
  readonly name: string;
  /** A text says why it cannot be read. */
  readonly plan: unknown;
}

function parseText(text: string): { readonly value: unknown } | string {
  const [document] = parseAllDocuments(text, { schema: "core", logLevel: "silent" });
  if (document === undefined || !("toJS" in document)) return "Unexpected empty file";
  const [fault] = document.errors;
  if (fault !== undefined) return `Unexpected content: ${fault.message.split("\n")[0]}`;
  spellFunctionsOut(document);
  return { value: document.toJS({ maxAliasCount: 100 }) };
}

/** `!Sub` and its kin in their long form, without what they hold: a template has them everywhere, a plan may have none. */
function spellFunctionsOut(document: Document.Parsed): void {
  visit(document, (_key, node) => {
    if (!isNode(node) || !("tag" in node) || typeof node.tag !== "string" || !/^![A-Za-z]/.test(node.tag)) return;
    return document.createNode({ [`Fn::${node.tag.slice(1)}`]: "" });
  });
}

function foreignResources(value: unknown): readonly ForeignResource[] | undefined {
  if (!isObject(value)) return undefined;
  if (isObject(value["Resources"])) return templateResources(value["Resources"]);
  return Array.isArray(value["resources"]) ? stateResources(value["resources"]) : undefined;
}

function templateResources(resources: Readonly<Record<string, unknown>>): readonly ForeignResource[] {
  return Object.entries(resources).flatMap(([name, resource]) =>
    isObject(resource) && resource["Type"] === "AWS::SSMIncidents::ResponsePlan"
      ? [{ name, plan: planOfCloudFormation(resource["Properties"]) }]
      : [],
  );
}

function stateResources(resources: readonly unknown[]): readonly ForeignResource[] {
  return resources.filter(isObject).flatMap(({ type, mode, name, instances }) => {
    if (type !== "aws_ssmincidents_response_plan" || mode === "data" || !Array.isArray(instances)) return [];
    return instances
      .filter(isObject)
      .map(({ attributes }) => ({ name: `${type}.${String(name)}`, plan: planOfTerraform(attributes) }));
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
