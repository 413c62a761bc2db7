import { distance } from "fastest-levenshtein";
import type { Path } from "../diagnostic.js";
import { alternativesOf, type JsonSchema } from "./json-schema.js";
import type { ShapeName } from "./schemas.js";

const automation = "actions[0].ssmAutomation";

/** Fields that people expect, in the spelling of `simplify`, and what AWS calls them. */
const knownMistakes: Partial<Record<ShapeName, Readonly<Record<string, string>>>> = {
  ResponsePlan: {
    severity: "incidentTemplate.impact",
    priority: "incidentTemplate.impact",
    urgency: "incidentTemplate.impact",
    template: "incidentTemplate",
    incident: "incidentTemplate",
    description: "incidentTemplate.summary",
    dedupe: "incidentTemplate.dedupeString",
    dedupekey: "incidentTemplate.dedupeString",
    notifications: "incidentTemplate.notificationTargets",
    notificationtarget: "incidentTemplate.notificationTargets",
    topics: "incidentTemplate.notificationTargets",
    sns: "incidentTemplate.notificationTargets",
    runbook: automation,
    runbooks: automation,
    automation,
    action: "actions",
    document: `${automation}.documentName`,
    version: `${automation}.documentVersion`,
    role: `${automation}.roleArn`,
    parameter: `${automation}.parameters`,
    dynamicparameter: `${automation}.dynamicParameters`,
    contacts: "engagements",
    contact: "engagements",
    escalation: "engagements",
    escalationplan: "engagements",
    responders: "engagements",
    oncall: "engagements",
    chat: "chatChannel",
    chatbot: "chatChannel.chatbotSns",
    slack: "chatChannel.chatbotSns",
    integration: "integrations",
    pagerduty: "integrations[0].pagerDutyConfiguration",
    tag: "tags",
    labels: "tags",
    id: "name",
  },
  Config: {
    target: "targets",
    accounts: "targets",
    environments: "targets",
    plans: "files",
    paths: "files",
    include: "files",
    region: "targets.*.regions",
    accountid: "targets.*.account",
    variables: "targets.*.vars",
    env: "targets.*.vars",
    override: "overrides",
    lint: "rules",
    rule: "rules",
    severity: "rules",
    ignore: "overrides",
  },
};

/** The field that was probably meant by an unknown one, as a path from the root; near fields first. */
export function suggestField(name: ShapeName, schema: JsonSchema, at: Path, field: string): string | undefined {
  const wanted = simplify(field);
  const parent = displayPath(at);
  const fields = fieldsOf(schema, "");
  const own = fields.filter((path) => parentOf(path) === pattern(parent));
  const mistake = Object.entries(knownMistakes[name] ?? {}).find(([key]) => key === wanted)?.[1];
  const same = [...own, ...fields].find((path) => simplify(leafOf(path)) === wanted);
  const meant = same ?? mistake ?? nearest(own, wanted) ?? nearest(fields, wanted);
  return meant === undefined ? undefined : place(meant, parent);
}

function nearest(fields: readonly string[], wanted: string): string | undefined {
  const most = wanted.length < 4 ? 1 : wanted.length < 8 ? 2 : 3;
  const scored = fields
    .map((path) => ({ path, score: distance(simplify(leafOf(path)), wanted) }))
    .filter(({ score }) => score <= most)
    .sort((a, b) => a.score - b.score);
  return scored[0]?.path;
}

/** All field paths of a schema; `*` stands for any key, `[0]` for any item. */
function fieldsOf(schema: JsonSchema, prefix: string): readonly string[] {
  return alternativesOf(schema).flatMap((part) => {
    const own = Object.entries(part.properties ?? {}).flatMap(([key, value]) => {
      const path = prefix === "" ? key : `${prefix}.${key}`;
      return [path, ...fieldsOf(value, path)];
    });
    const items = part.items === undefined ? [] : fieldsOf(part.items, `${prefix}[0]`);
    const { additionalProperties: rest } = part;
    return typeof rest === "object" ? [...own, ...items, ...fieldsOf(rest, `${prefix}.*`)] : [...own, ...items];
  });
}

/** A path as people write it: `actions[0].ssmAutomation`. */
export function displayPath(path: Path): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

function pattern(path: string): string {
  return path.replace(/\[\d+\]/g, "[0]").replace(/^(targets|rules)\.[^.[]+/, "$1.*");
}

// A field beside the unknown one is shown under the parent as written, not as the pattern has it.
function place(path: string, parent: string): string {
  return parentOf(path) === pattern(parent) && parent !== "" ? `${parent}.${leafOf(path)}` : path;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf(".")));
}

function leafOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

/** Spelling without case, `_` and `-`, so that CloudFormation's and Terraform's names are recognised. */
function simplify(name: string): string {
  return name.slice(0, 100).replace(/[_-]/g, "").toLowerCase();
}
