/** A plan file of about 1.5 kB, different for each `index`. */
export function generatePlan(index: number): string {
  const team = ["payments", "search", "identity", "shipping"][index % 4];
  return `# yaml-language-server: $schema=../../schemas/response-plan.schema.json
name: service-${index}-latency
displayName: Service ${index} latency burns the error budget
incidentTemplate:
  title: Service ${index} p99 latency above 2 s
  impact: ${(index % 5) + 1}
  summary: |
    p99 of service ${index} has been above 2 s for 10 minutes.
    Dashboard: https://dashboards.example.com/d/${index}/latency
    First look at the last deployment, then at the database's connections.
  dedupeString: service-${index}-latency
  incidentTags:
    service: service-${index}
    team: ${team}
  notificationTargets:
    - snsTopicArn: arn:aws:sns:us-east-1:111122223333:incident-updates
    - snsTopicArn: arn:aws:sns:eu-west-1:111122223333:incident-updates
chatChannel:
  chatbotSns:
    - arn:aws:sns:us-east-1:111122223333:${team}-chat
    - arn:aws:sns:eu-west-1:111122223333:${team}-chat
engagements:
  - arn:aws:ssm-contacts:us-east-1:111122223333:contact/${team}-escalation
actions:
  - ssmAutomation:
      documentName: Service-Mitigate
      documentVersion: "3"
      roleArn: arn:aws:iam::111122223333:role/incident-runbook
      targetAccount: RESPONSE_PLAN_OWNER_ACCOUNT
      parameters:
        Service: [service-${index}]
        Environment:
          - production
      dynamicParameters:
        IncidentArn: {variable: INCIDENT_RECORD_ARN}
        Resources: {variable: INVOLVED_RESOURCES}
tags:
  team: ${team}
  cost-centre: "${4000 + (index % 17)}"
  owner: ${team}@example.com
`;
}
