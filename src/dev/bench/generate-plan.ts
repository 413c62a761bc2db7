/** How many other things the generated plans share. */
export const shared = { teams: 50, roles: 500, escalationPlans: 400, schedules: 100, people: 1_500 } as const;

export const account = "111122223333";
export const regions = ["us-east-1", "eu-west-1"] as const;

/** A plan file of about 1.5 kB, of the kind that teams write, different for each `index`. */
export function generatePlan(index: number): string {
  const service = `service-${index}`;
  const team = `team-${index % shared.teams}`;
  const paragraph = `The share of failed requests of ${service} has been above its budget for ten minutes.
    Look at the golden signals first, then at the last deployment, then at the queue in front of it.`;
  return `name: plan-${index}
displayName: ${service} burns its error budget
incidentTemplate:
  title: ${service} fails for customers
  impact: ${1 + (index % 5)}
  summary: |
    ${paragraph}

    ${paragraph}

    If its neighbours fail too, this is a consequence and not the cause: join the incident that is open.
  dedupeString: plan-${index}
  incidentTags: {service: ${service}, signal: errors}
  notificationTargets:
    - snsTopicArn: arn:aws:sns:us-east-1:${account}:incident-updates
    - snsTopicArn: arn:aws:sns:eu-west-1:${account}:incident-updates
chatChannel:
  chatbotSns:
    - arn:aws:sns:us-east-1:${account}:${team}-chat
    - arn:aws:sns:eu-west-1:${account}:${team}-chat
engagements:
  - arn:aws:ssm-contacts:us-east-1:${account}:contact/${engagementOf(index)}
actions:
  - ssmAutomation:
      documentName: Mitigate-${index % shared.teams}
      documentVersion: "3"
      roleArn: arn:aws:iam::${account}:role/incident-runbook-${index % shared.roles}
      targetAccount: RESPONSE_PLAN_OWNER_ACCOUNT
      parameters: {Service: [${service}], Strategy: [shed-load]}
      dynamicParameters: {IncidentArn: {variable: INCIDENT_RECORD_ARN}}
tags: {team: ${team}, tier: "1"}
`;
}

/** Nine plans in ten engage an escalation plan, one an on-call schedule. */
function engagementOf(index: number): string {
  return index % 10 === 0 ? `schedule-${index % shared.schedules}` : `escalation-${index % shared.escalationPlans}`;
}
