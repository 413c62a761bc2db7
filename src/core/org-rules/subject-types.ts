/** What an expression may read, as CEL's checker has to know it: fields and their types, by the type's name. */
export const subjectTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SsmAutomation: {
    documentName: "string",
    roleArn: "string",
    documentVersion: "string",
    targetAccount: "string",
    parameters: "map<string, list<string>>",
    dynamicParameters: "map<string, map<string, string>>",
  },
  Action: { ssmAutomation: "SsmAutomation" },
  IncidentTemplate: {
    title: "string",
    impact: "int",
    summary: "string",
    dedupeString: "string",
    incidentTags: "map<string, string>",
    notificationTargets: "list<map<string, string>>",
  },
  ChatChannel: { chatbotSns: "list<string>", empty: "map<string, string>" },
  PagerDutyIncident: { serviceId: "string" },
  PagerDuty: { name: "string", secretId: "string", pagerDutyIncidentConfiguration: "PagerDutyIncident" },
  Integration: { pagerDutyConfiguration: "PagerDuty" },
  ResponsePlan: {
    name: "string",
    displayName: "string",
    incidentTemplate: "IncidentTemplate",
    chatChannel: "ChatChannel",
    engagements: "list<string>",
    actions: "list<Action>",
    integrations: "list<Integration>",
    tags: "map<string, string>",
  },
  Target: {
    name: "string",
    account: "string",
    regions: "list<string>",
    partition: "string",
    vars: "map<string, string>",
  },
  Readiness: { verdict: "string", because: "list<string>" },
  Changes: { kind: "string", fields: "list<string>", before: "ResponsePlan" },
};

/** The variables of an expression and their types. */
export const subjectVariables: Readonly<Record<string, string>> = {
  plan: "ResponsePlan",
  target: "Target",
  file: "string",
  readiness: "Readiness",
  changes: "Changes",
};
