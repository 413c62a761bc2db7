import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var e=`# blank-title

The title is what a pager, a phone and the chat channel show first. AWS's model lets it be empty; a person who is paged at 03:00
should not have to look up what the page is about.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: ""
  impact: 3
\`\`\`

\`\`\`text
3:10 Unexpected blank title \`""\`, expected what a responder should read first
\`\`\`

### Only spaces

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: "  "
  impact: 3
\`\`\`

\`\`\`text
3:10 Unexpected blank title \`"  "\`, expected what a responder should read first
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout p99 latency above 2 s
  impact: 3
\`\`\`
`;var t=`# conflicting-parameter

\`parameters\` gives a fixed value, \`dynamicParameters\` one that Incident Manager fills in when the incident starts. AWS does not say
which one counts for a parameter that has both.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Resources: ["arn:aws:lambda:us-east-1:111122223333:function:checkout"]}
      dynamicParameters:
        Resources: {variable: INVOLVED_RESOURCES}
\`\`\`

\`\`\`text
10:9 Unexpected parameter \`Resources\` in both \`parameters\` and \`dynamicParameters\`, expected it in one of them
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
      dynamicParameters:
        Resources: {variable: INVOLVED_RESOURCES}
\`\`\`
`;var n=`# confused-deputy

Without a condition on \`aws:SourceAccount\` or \`aws:SourceArn\`, Incident Manager may use the role for a plan of **any** account that names it: the service is
a confused deputy. AWS's guide limits both.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Sid": "IncidentManager", "Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected a condition on \`aws:SourceAccount\` or \`aws:SourceArn\`: incidents of any account are allowed by statement \`IncidentManager\` of policy \`trust policy of incident-runbook\` (facts/iam.json:4)
\`\`\`

### A condition that any account fulfils

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::*:incident-record/checkout-latency/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected a condition on \`aws:SourceAccount\` or \`aws:SourceArn\`: incidents of any account are allowed by statement 1 of policy \`trust policy of incident-runbook\` (facts/iam.json:4)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### The account alone

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### The source alone

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`;var a=`# coverage-gap

A schedule pages whoever is on call when the incident starts. In a gap between shifts that is nobody. The shifts of a year are computed
as the rotations' time zones have them, with overrides, from today on (in these examples 2026-11-23). Whoever is on call without an
activated channel fills no gap. An escalation plan with a person besides the schedule has none.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout-oncall]
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day"]}}
\`\`\`

\`\`\`json file=facts/day.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "Name": "day", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}],
  "ShiftCoverages": {"MON": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "TUE": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "WED": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "THU": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "FRI": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "SAT": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "SUN": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}]}}}
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/akua-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

\`\`\`text
3:15 Unexpected times without anybody on call in \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall\`, expected somebody at all times
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout-oncall]
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day"]}}
\`\`\`

\`\`\`json file=facts/day.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "Name": "day", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}]}}
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/akua-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

### Day and night

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout-oncall]
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/night"]}}
\`\`\`

\`\`\`json file=facts/day.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "Name": "day", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}],
  "ShiftCoverages": {"MON": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "TUE": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "WED": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "THU": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "FRI": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "SAT": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "SUN": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}]}}}
\`\`\`

\`\`\`json file=facts/night.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/night", "Name": "night", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}],
  "ShiftCoverages": {"MON": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "TUE": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "WED": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "THU": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "FRI": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "SAT": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "SUN": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}]}}}
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/akua-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

\`\`\`json file=facts/jorge.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Alias": "jorge", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/jorge-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

### A person behind the schedule

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": [
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "IsEssential": true}}]},
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": true}}]}
 ]}}
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day"]}}
\`\`\`

\`\`\`json file=facts/day.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "Name": "day", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}],
  "ShiftCoverages": {"MON": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "TUE": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "WED": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "THU": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "FRI": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "SAT": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "SUN": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}]}}}
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/akua-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

\`\`\`json file=facts/jorge.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Alias": "jorge", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/jorge-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout-oncall]
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day"]}}
\`\`\`

\`\`\`text
no facts about \`arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day\`
\`\`\`
`;var o='# dangling-trigger\n\nDeleting or renaming a plan does not tell the alarms and EventBridge rules that start it: they go on as before and start nothing. The\nfinding stands where the trigger was recorded.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latncy"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\nfacts/alarms.json:2:3 Unexpected action `arn:aws:ssm-incidents::111122223333:response-plan/checkout-latncy` of alarm `checkout-p99`, expected the ARN of a plan of target `prod`\n```\n\n### An ARN with a Region\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents:us-east-1:111122223333:response-plan/checkout-latency"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\nfacts/alarms.json:2:3 Unexpected action `arn:aws:ssm-incidents:us-east-1:111122223333:response-plan/checkout-latency` of alarm `checkout-p99`, expected the ARN of a plan of target `prod`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n### A plan that another account shares\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::444455556666:response-plan/central"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n### Another kind of action\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:sns:us-east-1:111122223333:checkout"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"], "ActionsEnabled": true}\n]}}\n```\n\n```text\nthe facts do not cover all EventBridge rules of account 111122223333 in us-east-1\n```\n';var s=`# deployer-lacks-permission

A sync fails halfway when its credentials may not write the plan. Creating one takes \`ssm-incidents:CreateResponsePlan\` on \`*\` (the action knows no resource) and
\`iam:PassRole\` on the runbook's role; changing one also \`UpdateResponsePlan\` and \`TagResource\` on the plan, whose ARN has no Region. It says nothing about whether the plan works.

The rule speaks of the credentials that the facts name (\`aws sts get-caller-identity\`), where the policies of their role are known and may write plans at
all: credentials that only read are those of a check, not of a sync. Where \`muster.yaml\` names \`assumeRole.write\` for the target, it speaks of that role.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected deployer \`muster-sync\`, expected it to be allowed \`iam:PassRole\` on \`arn:aws:iam::111122223333:role/incident-runbook\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A Region in the plan's ARN

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm-incidents:CreateResponsePlan", "Resource": "*"},
     {"Effect": "Allow", "Action": "ssm-incidents:*", "Resource": "arn:aws:ssm-incidents:us-east-1:111122223333:response-plan/*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
1:7 Unexpected deployer \`muster-sync\`, expected it to be allowed \`ssm-incidents:TagResource\` on \`arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency\`: it is not allowed: no statement of the identity policies allows it
1:7 Unexpected deployer \`muster-sync\`, expected it to be allowed \`ssm-incidents:UpdateResponsePlan\` on \`arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### The role that the configuration names

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`yaml file=muster.yaml
targets:
  prod:
    account: "111122223333"
    regions: [us-east-1]
    assumeRole: {read: role/muster-read, write: role/muster-write}
facts: [facts/**]
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-write", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-write",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::999999999999:role/ci"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan"], "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
1:7 Unexpected deployer \`muster-write\`, expected it to be allowed \`ssm-incidents:TagResource\` on \`arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"},
     {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/incident-runbook", "Condition": {"StringEquals": {"iam:PassedToService": "ssm-incidents.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Credentials that may only read

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:Get*", "ssm-incidents:List*"], "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Nobody knows who deploys

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"},
     {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/incident-runbook", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
\`iam:PassRole\` on \`arn:aws:iam::111122223333:role/incident-runbook\` depends on \`aws:SourceVpc\`, which is not known beforehand
\`\`\`
`;var c=`# disallowed-parameter-value

A runbook can list the values that a parameter takes, or give a pattern; a run with another value is refused. Systems Manager is also
stricter than Incident Manager: at most 50 values, each of 1 to 512 characters. The description of a document does not hold allowed
values, its content does. Patterns are tried without backtracking; those that need more (look-around, back references) are unchecked.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters:
        Service: [search]
        Instance: [web-1]
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Instance", "Type": "String", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`json file=facts/content.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "3", "DocumentType": "Automation", "DocumentFormat": "JSON",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Service\\": {\\"type\\": \\"String\\", \\"allowedValues\\": [\\"checkout\\", \\"payments\\"]}, \\"Instance\\": {\\"type\\": \\"String\\", \\"default\\": \\"\\", \\"allowedPattern\\": \\"^i-[a-z0-9]{8,17}$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
9:19 Unexpected value \`search\` of parameter \`Service\`, expected one of \`checkout\`, \`payments\`
10:20 Unexpected value \`web-1\` of parameter \`Instance\`, expected a match of \`^i-[a-z0-9]{8,17}$\`
\`\`\`

### Systems Manager's limits

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [""]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/content.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "3", "DocumentType": "Automation", "DocumentFormat": "JSON",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Service\\": {\\"type\\": \\"String\\", \\"allowedValues\\": [\\"checkout\\", \\"payments\\"]}, \\"Instance\\": {\\"type\\": \\"String\\", \\"default\\": \\"\\", \\"allowedPattern\\": \\"^i-[a-z0-9]{8,17}$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
8:30 Unexpected value of 0 characters for parameter \`Service\`, expected 1 to 512: Systems Manager takes no other
\`\`\`

### The incident's ARN

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      dynamicParameters: {Instance: {variable: INCIDENT_RECORD_ARN}}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Instance\\": {\\"type\\": \\"String\\", \\"allowedPattern\\": \\"^i-[0-9a-f]+$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`json file=facts/version.json
{"DocumentVersions": [{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "IsDefaultVersion": true}]}
\`\`\`

\`\`\`text
7:37 Unexpected variable \`INCIDENT_RECORD_ARN\` in parameter \`Instance\`, expected a match of \`^i-[0-9a-f]+$\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout], Instance: [i-0123456789abcdef0]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/content.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "3", "DocumentType": "Automation", "DocumentFormat": "JSON",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Service\\": {\\"type\\": \\"String\\", \\"allowedValues\\": [\\"checkout\\", \\"payments\\"]}, \\"Instance\\": {\\"type\\": \\"String\\", \\"default\\": \\"\\", \\"allowedPattern\\": \\"^i-[a-z0-9]{8,17}$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

### No fixed values

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      dynamicParameters: {Service: {variable: INCIDENT_RECORD_ARN}}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
the content of \`Checkout-Mitigate\` in us-east-1, which may limit values, is not in the facts
\`\`\`

### A pattern that cannot be tried safely

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/content.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "3", "DocumentType": "Automation", "DocumentFormat": "JSON",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Service\\": {\\"type\\": \\"String\\", \\"allowedPattern\\": \\"^(?=check).*$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
the pattern \`^(?=check).*$\` of parameter \`Service\` cannot be tried safely
\`\`\`
`;var i='# duplicate-plan-name\n\nThe name is all that tells one response plan of an account from another. Of two files with the same name in one target, only one\ncan be in AWS: creating the second is refused with a `ConflictException`.\n\n## Flagged\n\n```yaml file=plans/a.yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n```\n\n```yaml file=plans/b.yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is very slow, impact: 2 }\n```\n\n```text\nplans/b.yaml:1:7 Unexpected second plan `checkout-latency`, expected names that are unique in a target; the first is at plans/a.yaml:1\n```\n\n### Two documents of a file\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n---\nname: checkout-latency\nincidentTemplate: { title: Checkout is very slow, impact: 2 }\n```\n\n```text\n4:7 Unexpected second plan `checkout-latency`, expected names that are unique in a target; the first is at plans/example.yaml:1\n```\n\n### Two targets of one account\n\nAn account has each name once, in all its Regions: two targets that share it cannot both have the plan.\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n```\n\n```yaml file=muster.yaml\nversion: 1\ntargets:\n  europe: { account: "111122223333", regions: [eu-west-1] }\n  america: { account: "111122223333", regions: [us-east-1] }\n```\n\n```text\n1:7 Unexpected plan `checkout-latency` in targets `america`, `europe`, which share account `111122223333`, expected one target that declares it\n```\n\n## Not flagged\n\n### Two targets with an account each\n\n```yaml file=plans/staging/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n```\n\n```yaml file=plans/prod/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 2 }\n```\n\n```yaml file=muster.yaml\nversion: 1\ntargets:\n  staging: { account: "444455556666", regions: [us-east-1], files: [plans/staging/**] }\n  prod: { account: "111122223333", regions: [us-east-1], files: [plans/prod/**] }\n```\n';var l=`# endless-escalation

When a target with \`IsEssential: true\` acknowledges, later stages are not started. Where no target has it, everybody in the plan is
paged, stage after stage, although somebody has long been at work.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": [
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": false}}]},
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": false}}]}
 ]}}
\`\`\`

\`\`\`text
3:15 Unexpected escalation plan \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout\` whose targets are all without \`IsEssential\`, expected one whose acknowledgement stops it
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": [
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]},
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": false}}]}
 ]}}
\`\`\`

### Nothing comes after the only stage

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": [
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": false}}, {"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": false}}]}
 ]}}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`text
no facts about \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout\`
\`\`\`
`;var r=`# engages-nobody

An incident that pages nobody is found by chance. A plan reaches people through \`engagements\` (contacts, escalation plans, on-call
schedules) or through PagerDuty in \`integrations\`; a chat channel alone wakes nobody. For impact 1 and 2 this is an error, below
that a warning: a plan that only collects related items may be meant.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 2
\`\`\`

\`\`\`text
1:1 error Unexpected plan of impact 2 that engages nobody, expected an escalation plan, an on-call schedule or a contact in \`engagements\`
\`\`\`

### Low impact

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
engagements: []
\`\`\`

\`\`\`text
5:14 warning Unexpected plan of impact 3 that engages nobody, expected an escalation plan, an on-call schedule or a contact in \`engagements\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 1
engagements: [contact/checkout-escalation]
\`\`\`

### PagerDuty pages

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 1
integrations:
  - pagerDutyConfiguration:
      name: checkout
      secretId: pagerduty/checkout
      pagerDutyIncidentConfiguration: { serviceId: PABC123 }
\`\`\`
`;var m=`# engages-single-contact

One person can be asleep, on a plane or ill. An escalation plan goes on to the next one when nobody acknowledges, an on-call schedule
pages whoever is on shift. Where the facts do not say what kind of contact it is, this is a notice.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/akua]
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": []}}
\`\`\`

\`\`\`text
3:15 warning Unexpected engagement of \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua\` alone, expected more than one person
\`\`\`

### Nobody knows what kind of contact it is

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`text
3:15 notice Unexpected engagement of \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout\` alone, expected it to be an escalation plan or an on-call schedule, which the facts do not tell
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/akua, contact/jorge]
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": []}}
\`\`\`

### An escalation plan

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": []}}
\`\`\`

### A contact of another account, which is \`foreign-contact\` alone

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: ["arn:aws:ssm-contacts:us-east-1:444455556666:contact/checkout"]
\`\`\`
`;var u="# expired-suppression\n\nAfter the day in `(until YYYY-MM-DD)` a suppression holds no longer: the finding is shown again, and this rule says why. (In these\nexamples today is 2026-11-23.)\n\n## Flagged\n\n```yaml\n# muster: ignore[missing-runbook] The runbook is being written (until 2026-11-22)\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected suppression of `missing-runbook` that ended on `2026-11-22`, expected a date that has not passed\n```\n\n### No such day\n\n```yaml\n# muster: ignore[missing-runbook] The runbook is being written (until 2027-02-30)\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected expiry `2027-02-30`, expected a date such as `2027-01-31`\n```\n\n## Not flagged\n\n```yaml\n# muster: ignore[missing-runbook] The runbook is being written (until 2026-11-23)\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n";var d=`# file-outside-repository

A symbolic link can lead out of the repository, to files of the machine that runs the check. Muster does not follow it: what such a link
names is not read, and not shown.

## Flagged

\`\`\`yaml outside file=plans/linked.yaml
name: linked
incidentTemplate: {title: Somebody else's file, impact: 3}
\`\`\`

\`\`\`text
1:1 Unexpected symbolic link \`plans/linked.yaml\` that leaves the repository, expected a file within it
\`\`\`

## Not flagged

\`\`\`yaml file=plans/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`
`;var h='# foreign-contact\n\nContacts that another account shares can be seen, but not engaged: a response plan pages contacts, escalation plans and schedules of its\nown account only.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: ["arn:aws:ssm-contacts:us-east-1:444455556666:contact/checkout"]\n```\n\n```text\n3:15 Unexpected contact `arn:aws:ssm-contacts:us-east-1:444455556666:contact/checkout` of account `444455556666`, expected one of the plan\'s account `111122223333`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout, "arn:aws:ssm-contacts:us-east-1:111122223333:contact/payments"]\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: ["arn:aws:ssm-contacts:us-east-1:444455556666:contact/checkout"]\n```\n\n```yaml file=muster.yaml\nversion: 1\n```\n\n```text\nno target says which account the plan belongs to\n```\n';var p='# foreign-topic\n\nIncident Manager publishes to topics of the plan\'s own account. Listeners elsewhere can subscribe to one.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: ["arn:aws:sns:us-east-1:444455556666:checkout-chat"]}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:444455556666:checkout-chat` of account `444455556666`, expected one of the plan\'s account `111122223333`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: ["arn:aws:sns:us-east-1:444455556666:checkout-chat"]}\n```\n\n```yaml file=muster.yaml\nversion: 1\n```\n\n```text\nno target says which account the plan belongs to\n```\n';var k='# inactive-contact\n\nA channel pages nobody until its owner has typed in the code that was sent to it, and no longer after they have unsubscribed. When none of\nthe channels in a contact\'s plan is activated, the engagement is accepted and reaches no one. Behind an escalation plan or a\nschedule that reaches others, it is a warning.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "NOT_ACTIVATED"}\n]}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` without an activated channel, expected one that pages; it has `phone`\n```\n\n### Everybody behind an escalation plan\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "NOT_ACTIVATED"}\n]}\n```\n\n```text\n3:15 error Unexpected `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` behind `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout`, who have no activated channel, expected people who are paged\n```\n\n### One of several people\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]},\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "NOT_ACTIVATED"}\n]}\n```\n\n```json file=facts/jorge.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Alias": "jorge", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone"}}]}]}}\n```\n\n```json file=facts/jorge-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n```text\n3:15 warning Unexpected `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` behind `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout`, who have no activated channel, expected people who are paged\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n### One of two channels\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}, {"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/mail"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"},\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/mail", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "mail", "Type": "SMS", "ActivationStatus": "NOT_ACTIVATED"}\n]}\n```\n\n### No channel in the plan is unreachable-contact\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": []}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```text\nno facts about `arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone`\n```\n';var A='# invalid-facts\n\nRecorded facts are outputs of the AWS CLI, told apart by their shape, or what `muster snapshot` wrote. An output that does not say\nwhere it belongs needs a folder `facts/TARGET/REGION/` or a wrapper with `account`, `region` and the name of its owner. What cannot\nbe read is not guessed: it fails the check.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/role.json\n{"PolicyNames": ["StartRunbook"]}\n```\n\n```text\nfacts/role.json:1:1 Unexpected output of `iam list-role-policies` without its owner, expected a wrapper with `roleName`\n```\n\n### Not JSON\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/role.json\n{"PolicyNames": ["StartRunbook"\n```\n\n```text\nfacts/role.json:2:1 Unexpected `end of file`, expected JSON (CloseBracketExpected)\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/role.json\n{"account": "111122223333", "roleName": "incident-runbook", "output": {"PolicyNames": ["StartRunbook"]}}\n```\n';var y="# invalid-policy\n\nThe files that `policies` in `muster.yaml` names hold the organisation's own rules, each a YAML document with an `id`, a\n`message`, a `severity` and a CEL `expression` that is true where a plan is fine. A rule that is not in shape, whose\nexpression has a fault of syntax or types, or whose id is taken, would silently check nothing. `muster check --policies`\nalso runs the `examples` of the files, and tells one that comes out otherwise than it says.\n\nAn expression reads `plan` (as its target will have it), `target`, `file`, `readiness` (`verdict`, `because`) and, where the\ncheck has a base to compare with, `changes` (`kind`, `fields`, `before`). A field that a plan may lack is asked for with\n`has(\u2026)`; an expression that reads a missing one leaves the plan unchecked.\n\n## Flagged\n\nA field that plans do not have:\n\n```yaml file=muster.yaml\nversion: 1\npolicies: [policies/*.yaml]\n```\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml file=policies/engagements.yaml\nid: critical-engages\nmessage: Unexpected critical plan without engagements\nseverity: error\nexpression: |\n  plan.incidentTemplate.impact > 2 ||\n    has(plan.engagement)\n```\n\n```text\npolicies/engagements.yaml:6:14 Unexpected expression: no such key: engagement\n```\n\n### An id that Muster has\n\n```yaml file=muster.yaml\nversion: 1\npolicies: [policies/*.yaml]\n```\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml file=policies/engagements.yaml\nid: engages-nobody\nmessage: Unexpected plan without engagements\nseverity: error\nexpression: has(plan.engagements)\n```\n\n```text\npolicies/engagements.yaml:1:5 Unexpected id `engages-nobody` of a rule that Muster has, expected one of the organisation's own\n```\n\n## Not flagged\n\n```yaml file=muster.yaml\nversion: 1\npolicies: [policies/*.yaml]\n```\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml file=policies/engagements.yaml\nid: critical-engages\nmessage: Unexpected critical plan without engagements\nseverity: error\nexpression: \"plan.incidentTemplate.impact <= 2 ? has(plan.engagements) && plan.engagements.size() > 0 : true\"\nexamples:\n  flagged:\n    - plan: {incidentTemplate: {impact: 1}}\n  notFlagged:\n    - plan: {incidentTemplate: {impact: 3}}\n```\n";var f=`# invalid-runbook-version

Incident Manager takes any text as \`documentVersion\`. Systems Manager, when the incident starts, takes the number of a version that
exists, \`$DEFAULT\` or \`$LATEST\`, and runs nothing otherwise. A version that only some Regions lack is \`runbook-missing-in-region\`.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: version1
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
6:24 Unexpected version \`version1\` of runbook \`Checkout-Mitigate\`, expected a positive whole number, \`$DEFAULT\` or \`$LATEST\`
\`\`\`

### A version that does not exist

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "4"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
6:24 Unexpected version \`4\` of runbook \`Checkout-Mitigate\`, expected a version up to \`3\`
\`\`\`

### A version that was deleted

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "2"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/versions.json
{"DocumentVersions": [
  {"Name": "Checkout-Mitigate", "DocumentVersion": "3", "IsDefaultVersion": true},
  {"Name": "Checkout-Mitigate", "DocumentVersion": "1", "IsDefaultVersion": false}
]}
\`\`\`

\`\`\`text
6:24 Unexpected version \`2\` of runbook \`Checkout-Mitigate\`, expected one of \`1\`, \`3\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

### A version that moves

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: $DEFAULT
      roleArn: role/incident-runbook
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`

### Versions were not listed

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "2"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
the versions of \`Checkout-Mitigate\` in us-east-1 are not in the facts
\`\`\`
`;var w="# invalid-shape\n\nA plan file has the fields of `CreateResponsePlan`, in AWS's own spelling; each other kind has those of its own API. The same schemas\n(`schemas/`) serve editors, so that most of these problems never get as far as a pull request. A plan that is not in shape is\nchecked by no further rule.\n\n`muster check --fix` renames a field that is all but spelt like one that is missing, puts a number where a text is meant in quotes,\nand takes out an item that a list has already. All else is left to a person.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nseverity: high\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n2:1 Unexpected field `severity`, expected one of `arn`, `name`, `displayName`, `incidentTemplate`, `chatChannel`, `engagements`, `actions`, `integrations`, `tags`\n```\n\n### A value that AWS does not take\n\n```yaml\nname: checkout latency\nincidentTemplate: {title: Checkout is slow, impact: 6}\n```\n\n```text\n1:7 Unexpected `checkout latency`, expected a name of letters, digits, `-` and `_`\n2:53 Unexpected `6`, expected 1 to 5 or `critical`, `high`, `medium`, `low` or `none`\n```\n\n### Another plan's ARN\n\n```yaml\narn: arn:aws:ssm-incidents::444455556666:response-plan/checkout-latency\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:6 Unexpected `arn` `arn:aws:ssm-incidents::444455556666:response-plan/checkout-latency`, expected `arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency`\n```\n\n### The same contact twice\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements:\n  - contact/checkout-escalation\n  - arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-escalation\n```\n\n```text\n5:5 Unexpected second `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-escalation`, expected each item once\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: high}\n```\n\n### What `get-response-plan` gives\n\n```yaml\narn: arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {empty: {}}\nactions: []\n```\n";var g=`# invalid-tag

AWS takes tag keys and values of letters without accents, digits, spaces and a few signs, keeps the prefix \`aws:\` for itself and
allows 50 tags on a plan. One of them is \`muster/repository\`, which says who may change the plan: a sync writes it, a file may not.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, incidentTags: {AWS:service: checkout}}
tags:
  muster/repository: acme/plans
\`\`\`

\`\`\`text
2:71 Unexpected tag \`AWS:service\`, expected a key without the prefix \`aws:\`, which is AWS's own
4:3 Unexpected tag \`muster/repository\`, expected a key without the prefix \`muster/\`, by which Muster knows its own plans
\`\`\`

### A variable in a key

\`\`\`yaml
name: checkout-latency
incidentTemplate: { title: Checkout is slow, impact: 3 }
tags: { "\${target}-team": checkout }
\`\`\`

\`\`\`text
3:9 Unexpected tag key \`\${target}-team\`, expected 1 to 128 letters without accents, digits, spaces and \`_ = @ : . + , - /\`
\`\`\`

### No room for the ownership tag

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
tags:
  tag-01: a
  tag-02: a
  tag-03: a
  tag-04: a
  tag-05: a
  tag-06: a
  tag-07: a
  tag-08: a
  tag-09: a
  tag-10: a
  tag-11: a
  tag-12: a
  tag-13: a
  tag-14: a
  tag-15: a
  tag-16: a
  tag-17: a
  tag-18: a
  tag-19: a
  tag-20: a
  tag-21: a
  tag-22: a
  tag-23: a
  tag-24: a
  tag-25: a
  tag-26: a
  tag-27: a
  tag-28: a
  tag-29: a
  tag-30: a
  tag-31: a
  tag-32: a
  tag-33: a
  tag-34: a
  tag-35: a
  tag-36: a
  tag-37: a
  tag-38: a
  tag-39: a
  tag-40: a
  tag-41: a
  tag-42: a
  tag-43: a
  tag-44: a
  tag-45: a
  tag-46: a
  tag-47: a
  tag-48: a
  tag-49: a
  tag-50: a
\`\`\`

\`\`\`text
4:3 Unexpected 50 tags, expected at most 49: AWS takes 50, and a sync adds \`muster/repository\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, incidentTags: {service: checkout}}
tags: {team: payments, cost centre: "42", url: "https://example.com/a,b"}
\`\`\`
`;var C=`# invalid-yaml

A plan file is YAML 1.2 in UTF-8, at most 1 MiB, 64 levels deep, with keys that stand once and aliases that do not explode. A file
that cannot be read hides none of the others.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3
\`\`\`

\`\`\`text
3:1 Unexpected end of a collection, expected \`}\`
\`\`\`

### A key that stands twice

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
name: checkout
\`\`\`

\`\`\`text
3:1 Unexpected second key \`name\`, expected each key once
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

### Anchors and several documents

\`\`\`yaml
name: checkout-latency
incidentTemplate: &template {title: Checkout is slow, impact: 3}
---
name: checkout-errors
incidentTemplate: {title: Checkout fails, impact: 2}
tags: &tags {team: payments}
\`\`\`
`;var S=`# legacy-start-permission

Until some time ago, permission to start a runbook was given on \`automation-definition/NAME:VERSION\`. The service now names two resources, the document and the
execution, and AWS does not say whether and how long the older form alone still counts. A plan whose role has only that is not known to work.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Checkout-Mitigate:*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: only the older \`arn:aws:ssm:us-east-1:111122223333:automation-definition/Checkout-Mitigate:$DEFAULT\` is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
\`\`\`

### The version that the plan pins

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      documentVersion: "3"
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Checkout-Mitigate:3"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: only the older \`arn:aws:ssm:us-east-1:111122223333:automation-definition/Checkout-Mitigate:3\` is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Both forms

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Checkout-Mitigate:*"},
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Neither form

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Other:*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`;var b="# missing-chat-channel\n\nThe chat channel is where responders work together, see updates and run commands on the incident. Without one each incident begins\nwith a search for the right room.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected plan `checkout-latency` without a chat channel, expected topics in `chatChannel.chatbotSns`\n```\n\n### An empty one\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {empty: {}}\n```\n\n```text\n3:14 Unexpected plan `checkout-latency` without a chat channel, expected topics in `chatChannel.chatbotSns`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n";var P='# missing-runbook\n\nA runbook starts with the incident and gives responders the first steps, or does them. A clone of AWS\'s template, which only guides\nthrough triage and mitigation, is better than none.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected plan `checkout-latency` without a runbook, expected an `ssmAutomation` in `actions`\n```\n\n### An empty list\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions: []\n```\n\n```text\n3:10 Unexpected plan `checkout-latency` without a runbook, expected an `ssmAutomation` in `actions`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n```\n';var R=`# missing-runbook-parameter

A parameter without a default must get a value from \`parameters\` or \`dynamicParameters\`. Without it the run fails as soon as it is
started.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Resources: [a, b]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
8:7 Unexpected absence of parameter \`Service\` (String), expected a value: runbook \`Checkout-Mitigate\` has no default for it
\`\`\`

### No parameters at all

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
5:7 Unexpected absence of parameter \`Service\` (String), expected a value: runbook \`Checkout-Mitigate\` has no default for it
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

### Filled in when the incident starts

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      dynamicParameters: {Service: {variable: INCIDENT_RECORD_ARN}}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`
`;var T=`# missing-summary

The summary is the first thing that responders read in the incident. Without one they start by asking what happened.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
\`\`\`

\`\`\`text
3:3 Unexpected plan \`checkout-latency\` without a summary, expected what a responder needs to know in the first minute
\`\`\`

### An empty one

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
  summary: " "
\`\`\`

\`\`\`text
5:12 Unexpected plan \`checkout-latency\` without a summary, expected what a responder needs to know in the first minute
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
  summary: p99 of /checkout has been above 2 s for 10 minutes.
\`\`\`
`;var x=`# name-differs-from-file

Alarms, incidents and the console show the plan's name. Whoever looks for its file at night should not have to search. Files with
several plans and names made of variables are left alone.

## Flagged

\`\`\`yaml file=plans/latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`text
1:7 Unexpected name \`checkout-latency\` in a file named \`latency\`, expected both to be the same
\`\`\`

## Not flagged

\`\`\`yaml file=plans/payments/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

### Several plans in a file

\`\`\`yaml file=plans/checkout.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
---
name: checkout-errors
incidentTemplate: {title: Checkout fails, impact: 2}
\`\`\`

### A name made of variables

\`\`\`yaml file=plans/checkout.yaml
name: \${target}-checkout
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`
`;var N=`# not-an-automation

Incident Manager takes the name of any document. Only an Automation can be started with an incident: a Command document, which runs
on instances, answers \`AutomationDefinitionNotFoundException\`.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Restart-Agents
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Restart-Agents", "Owner": "111122223333", "DocumentType": "Command",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
5:21 Unexpected document \`Restart-Agents\` of type \`Command\`, expected an \`Automation\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`
`;var D=`# overbroad-role

A role that may start any runbook, or pass or assume any role, gives whoever can change a plan far more than the plan needs. Name the documents and the roles.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\` that may start any runbook, expected \`ssm:StartAutomationExecution\` on what the plan needs only: any is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
\`\`\`

### Everything

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "*", "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\` that may assume any role, expected \`sts:AssumeRole\` on what the plan needs only: any is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
6:16 Unexpected role \`incident-runbook\` that may pass any role, expected \`iam:PassRole\` on what the plan needs only: any is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
6:16 Unexpected role \`incident-runbook\` that may start any runbook, expected \`ssm:StartAutomationExecution\` on what the plan needs only: any is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Every execution of the account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Roles with one name in every account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`;var E="# renamed-plan\n\nA plan's name is fixed when it is created. A change that renames it deletes one plan and creates another: alarms and EventBridge rules\nthat name the old one start nothing any more, and a runbook role that trusts its incidents no longer lets the new one in. Compared\nare the change and its base.\n\nIt can be done safely in two merges: add the plan under its new name beside the old one; once that is synced, point alarms, rules, scripts and the role's\ntrust at it; then remove the old file. A sync refuses to delete a plan that an alarm or a rule still uses.\n\n## Flagged\n\n```yaml file=plans/checkout.yaml\nname: checkout-slow\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml base file=plans/checkout.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:7 Unexpected rename of `checkout-latency` to `checkout-slow`, expected a name that stays: AWS deletes the one plan and creates the other\n```\n\n### Moved to another file as well\n\n```yaml file=plans/checkout-slow.yaml\nname: checkout-slow\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml base file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:7 Unexpected rename of `checkout-latency` to `checkout-slow`, expected a name that stays: AWS deletes the one plan and creates the other\n```\n\n## Not flagged\n\n```yaml file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 2}\n```\n\n```yaml base file=plans/checkout.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n### A new plan beside an old one\n\n```yaml file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml file=plans/checkout-errors.yaml\nname: checkout-errors\nincidentTemplate: {title: Checkout fails, impact: 2}\n```\n\n```yaml base file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n";var M=`# role-cannot-assume-execution-role

With \`targetAccount: IMPACTED_ACCOUNT\`, and with steps that have \`TargetLocations\`, Systems Manager assumes
\`AWS-SystemsManager-AutomationExecutionRole\` in the other account on the behalf of the plan's role. The role must be allowed to (\`aws:CalledViaLast\` is
\`ssm.amazonaws.com\` then), and the execution role must trust it. Its trust policy in another account cannot be read from here.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`sts:AssumeRole\` on \`arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationExecutionRole\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### The execution role trusts another

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []},
  {"RoleName": "AWS-SystemsManager-AutomationExecutionRole", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationExecutionRole",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationAdministrationRole"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`AWS-SystemsManager-AutomationExecutionRole\`, expected it to let \`arn:aws:iam::111122223333:role/incident-runbook\` assume it: that is not allowed: no statement of the trust policy allows it (facts/iam.json:10)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []},
  {"RoleName": "AWS-SystemsManager-AutomationExecutionRole", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationExecutionRole",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/incident-runbook"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### In the plan's account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
whether \`arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationExecutionRole\` lets \`incident-runbook\` assume it is not among the facts
\`\`\`

### Some accounts

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::444455556666:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
\`incident-runbook\` may assume the execution role in 444455556666 only, and which account raises the incident is not known before
\`\`\`
`;var j=`# role-cannot-pass-role

Whoever starts an automation with a role for its steps (\`AutomationAssumeRole\`) must be allowed \`iam:PassRole\` on it. AWS's guide for runbooks does not show it, and
whether Incident Manager's way is exempt is not said: a warning.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
7:42 Unexpected role \`incident-runbook\`, expected it to be allowed \`iam:PassRole\` on \`arn:aws:iam::111122223333:role/checkout-steps\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### To another service

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/checkout-steps", "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
7:42 Unexpected role \`incident-runbook\`, expected it to be allowed \`iam:PassRole\` on \`arn:aws:iam::111122223333:role/checkout-steps\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/checkout-steps", "Condition": {"StringEquals": {"iam:PassedToService": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### No role for the steps

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`;var v=`# role-cannot-start-runbook

The role must be allowed \`ssm:StartAutomationExecution\` on the document **and** on the execution to come (\`automation-execution/*\`), in every
Region of the replication set: the run starts where the incident starts. A document of AWS has no account in its ARN, a shared one that of its
owner. Runbooks that it starts itself with \`aws:executeAutomation\` count too, where their content is known and no other role runs the steps.

Boundary, service control policies and explicit denials are part of the answer.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:document/Other"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### The execution is missing

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:document/Checkout-Mitigate"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A document of AWS has no account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: AWS-RestartEC2Instance
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/AWS-*", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1::document/AWS-RestartEC2Instance\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A Region of the replication set is missing

\`\`\`yaml file=muster.yaml
version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}}
\`\`\`

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:us-east-1:111122223333:*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:eu-west-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:eu-west-1:111122223333:automation-execution/*\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### An explicit denial

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Sid": "Freeze", "Effect": "Deny", "Action": "ssm:Start*", "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is denied by statement \`Freeze\` of policy \`incident-runbook\` (facts/iam.json:7)
\`\`\`

### The boundary

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/limits"},
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": [{"Arn": "arn:aws:iam::111122223333:policy/limits", "DefaultVersionId": "v1",
  "PolicyVersionList": [{"VersionId": "v1", "IsDefaultVersion": true, "Document": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}}}]}]}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is not allowed: no statement of the permissions boundary allows it
\`\`\`

### A child runbook

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=plans/runbook.yaml
kind: Runbook
Name: Checkout-Mitigate
DocumentType: Automation
Content:
  schemaVersion: "0.3"
  mainSteps:
    - name: drain
      action: aws:executeAutomation
      inputs: {DocumentName: Checkout-Drain}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Drain\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A role of the same repository

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=plans/role.yaml
kind: Role
RoleName: incident-runbook
AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement: {Effect: Allow, Principal: {Service: ssm-incidents.amazonaws.com}, Action: sts:AssumeRole}
Policies:
  - PolicyName: runbook
    PolicyDocument:
      Statement:
        - {Effect: Allow, Action: "ssm:*", Resource: "*"}
        - {Sid: Freeze, Effect: Deny, Action: "ssm:Start*", Resource: "*"}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is denied by statement \`Freeze\` of policy \`runbook\` (plans/role.yaml:11)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Only the older form

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Checkout-Mitigate:*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### A child runbook that another role starts

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/steps"]}
\`\`\`

\`\`\`yaml file=plans/runbook.yaml
kind: Runbook
Name: Checkout-Mitigate
DocumentType: Automation
Content:
  schemaVersion: "0.3"
  assumeRole: "{{ AutomationAssumeRole }}"
  parameters: {AutomationAssumeRole: {type: String}}
  mainSteps:
    - name: drain
      action: aws:executeAutomation
      inputs: {DocumentName: Checkout-Drain}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`

### A tag of the document

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"], "Condition": {"StringEquals": {"aws:ResourceTag/team": "checkout"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
\`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` depends on \`aws:ResourceTag/team\`, which is not known beforehand; \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\` depends on \`aws:ResourceTag/team\`, which is not known beforehand
\`\`\`

### A policy that nobody recorded

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": [{"PolicyName": "more", "PolicyArn": "arn:aws:iam::111122223333:policy/more"}]}],
 "Policies": []}
\`\`\`

\`\`\`text
no facts about the default version of policy \`arn:aws:iam::111122223333:policy/more\`
\`\`\`
`;var V=`# role-not-assumable

Incident Manager starts the runbook as the plan's role, so the role's trust policy must let \`ssm-incidents.amazonaws.com\` assume it: for this
account, and for the incidents of this plan. The ARN of an incident has **no Region**: \`arn:aws:ssm-incidents::ACCOUNT:incident-record/PLAN/ID\`. Its id is
not known before, so a condition that names one is not decided.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### A Region in the incident's ARN

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents:us-east-1:111122223333:incident-record/checkout-latency/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### Another account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceAccount": "444455556666"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### An explicit denial

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}},
     {"Sid": "OnlyPeople", "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Condition": {"Bool": {"aws:PrincipalIsAWSService": "true"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is denied by statement \`OnlyPeople\` of policy \`trust policy of incident-runbook\` (facts/iam.json:5)
\`\`\`

### A wildcard under an operator that knows none

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### A role of instances and of Systems Manager

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": ["ssm.amazonaws.com", "ec2.amazonaws.com"]}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### The role of the steps

Systems Manager assumes the role in \`AutomationAssumeRole\` when the runbook starts. The role that Incident Manager assumes does not do for both.

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/runbook-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []},
  {"RoleName": "runbook-steps", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/runbook-steps",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"assumeRole\\": \\"{{ AutomationAssumeRole }}\\", \\"parameters\\": {\\"AutomationAssumeRole\\": {\\"type\\": \\"String\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
8:42 Unexpected trust policy of role \`runbook-steps\` for the runbook's steps, expected \`sts:AssumeRole\` by \`ssm.amazonaws.com\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:7)
\`\`\`

### The role that the runbook names itself

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []},
  {"RoleName": "runbook-steps", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/runbook-steps",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"assumeRole\\": \\"arn:aws:iam::{{global:ACCOUNT_ID}}:role/runbook-steps\\", \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
5:21 Unexpected trust policy of role \`runbook-steps\` for the runbook's steps, expected \`sts:AssumeRole\` by \`ssm.amazonaws.com\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:7)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Any incident of the account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents:*:111122223333:*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Steps with a role of their own

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/runbook-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []},
  {"RoleName": "runbook-steps", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/runbook-steps",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"assumeRole\\": \\"{{ AutomationAssumeRole }}\\", \\"parameters\\": {\\"AutomationAssumeRole\\": {\\"type\\": \\"String\\"}}, \\"mainSteps\\": []}"}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`

### One incident

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/00000000-1111-2222-3333-444444444444"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
\`sts:AssumeRole\` on \`arn:aws:iam::111122223333:role/incident-runbook\` depends on \`aws:SourceArn\`, which is not known beforehand
\`\`\`
`;var I=`# runbook-missing-in-region

Documents are regional, an incident is not: it starts in the Region of its trigger, and its runbook is looked for there. Keep the
document, with the same versions, in every Region of the replication set.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/prod/eu-west-1/document.json
{"complete": ["ssm:documents"], "account": "111122223333", "region": "eu-west-1", "output": {"DocumentIdentifiers": []}}
\`\`\`

\`\`\`text
5:21 Unexpected runbook \`Checkout-Mitigate\`, which is missing in \`eu-west-1\`, expected it in each Region of the replication set
\`\`\`

### A version that one Region lacks

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/prod/eu-west-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "2", "DefaultVersion": "2", "LatestVersion": "2",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
6:24 Unexpected version \`3\` of runbook \`Checkout-Mitigate\`, which is missing in \`eu-west-1\`, expected it in each Region of the replication set
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/prod/eu-west-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

### A version that exists nowhere is invalid-runbook-version

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "9"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/prod/eu-west-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

### A replication set of one Region

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in eu-west-1
\`\`\`
`;var L=`# shared-dedupe-string

While an incident is open, a new one with the same \`dedupeString\` in the same account merges into it. When two plans share the
string, the second one's responders and runbook do not start.

## Flagged

\`\`\`yaml file=plans/checkout-errors.yaml
name: checkout-errors
incidentTemplate:
  title: Checkout fails
  impact: 1
  dedupeString: checkout
\`\`\`

\`\`\`yaml file=plans/checkout-latency.yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
  dedupeString: checkout
\`\`\`

\`\`\`text
5:17 Unexpected dedupe string \`checkout\`, which \`checkout-latency\` has, too, expected one of its own
plans/checkout-latency.yaml:5:17 Unexpected dedupe string \`checkout\`, which \`checkout-errors\` has, too, expected one of its own
\`\`\`

## Not flagged

\`\`\`yaml file=plans/checkout-errors.yaml
name: checkout-errors
incidentTemplate: {title: Checkout fails, impact: 1, dedupeString: checkout-errors}
\`\`\`

\`\`\`yaml file=plans/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, dedupeString: checkout-latency}
\`\`\`

### No dedupe string

\`\`\`yaml file=plans/checkout-errors.yaml
name: checkout-errors
incidentTemplate: {title: Checkout fails, impact: 1, dedupeString: ""}
\`\`\`

\`\`\`yaml file=plans/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, dedupeString: ""}
\`\`\`

### Different accounts

\`\`\`yaml file=plans/staging/checkout.yaml
name: checkout
incidentTemplate: {title: Checkout is slow, impact: 3, dedupeString: checkout}
\`\`\`

\`\`\`yaml file=plans/prod/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, dedupeString: checkout}
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  staging: {account: "444455556666", regions: [us-east-1], files: [plans/staging/**]}
  prod: {account: "111122223333", regions: [us-east-1], files: [plans/prod/**]}
\`\`\`
`;var O=`# single-region-notification

An incident lives in every Region of the replication set, a topic in one. AWS asks for a topic in each Region, so that the chat
channel and the subscribers still hear of the incident when one Region is down.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
  notificationTargets:
    - snsTopicArn: topic/incident-updates
chatChannel:
  chatbotSns: [topic/checkout-chat]
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`text
6:5 Unexpected topics in \`us-east-1\` alone, expected one in each Region of the replication set; there is none in \`eu-west-1\`
8:15 Unexpected topics in \`us-east-1\` alone, expected one in each Region of the replication set; there is none in \`eu-west-1\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
chatChannel:
  chatbotSns: [topic/checkout-chat, "arn:aws:sns:eu-west-1:111122223333:checkout-chat"]
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

### A replication set of one Region

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
chatChannel:
  chatbotSns: [topic/checkout-chat]
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1]}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
chatChannel:
  chatbotSns: ["arn:aws:sns:us-east-1:111122223333:checkout-chat"]
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
\`\`\`

\`\`\`text
no target says which Regions the replication set has
\`\`\`
`;var U='# stale-baseline\n\nThe baseline holds the findings that a repository had when it adopted Muster. One that was fixed stays in the file as a leave for\nthe same fault to come back unseen, until the baseline is written anew.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3, summary: It is}\n```\n\n```json file=muster-baseline.json\n{"schemaVersion": 1, "findings": [\n  {"rule": "missing-summary", "file": "plans/example.yaml", "pointer": "/incidentTemplate/summary", "plan": "checkout-latency", "target": "prod", "count": 1}\n]}\n```\n\n```text\nmuster-baseline.json:2:3 Unexpected count 1 of `missing-summary` in `plans/example.yaml`, expected 0, as many as there still are\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=muster-baseline.json\n{"schemaVersion": 1, "findings": [\n  {"rule": "missing-summary", "file": "plans/example.yaml", "pointer": "/incidentTemplate/summary", "plan": "checkout-latency", "target": "prod", "count": 1}\n]}\n```\n';var H="# suppression-without-reason\n\nA suppression is a decision. Its reason lets the next reader judge whether it still holds.\n\n## Flagged\n\n```yaml\n# muster: ignore[missing-runbook]\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected suppression of `missing-runbook` without a reason, expected `# muster: ignore[missing-runbook] REASON`\n```\n\n### A date is no reason\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: []  # muster: ignore[engages-nobody] (until 2027-01-31)\n```\n\n```text\n3:18 Unexpected suppression of `engages-nobody` without a reason, expected `# muster: ignore[engages-nobody] REASON`\n```\n\n## Not flagged\n\n```yaml\n# muster: ignore[missing-runbook, missing-summary] The team works from its wiki (until 2027-01-31)\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n";var W='# topic-key-refuses\n\nWho publishes to an encrypted topic needs the topic\'s key, too. AWS\'s own key for SNS, `alias/aws/sns`, has a policy that cannot be changed\nand does not name Incident Manager; a customer managed key must let the service do `kms:GenerateDataKey*` and `kms:Decrypt`.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "alias/aws/sns",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```text\n3:28 Unexpected key `alias/aws/sns` of topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, expected a key of the account: the policy of AWS\'s own key cannot let `ssm-incidents.amazonaws.com` in\n```\n\n### A key policy without the service\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```json file=facts/key.json\n{"KeyMetadata": {"Arn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111", "KeyId": "0f1e2d3c-0000-4444-8888-999900001111", "KeyManager": "CUSTOMER", "KeyState": "Enabled"}}\n```\n\n```json file=facts/key-policy.json\n{"resourceArn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n "output": {"Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Account\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"arn:aws:iam::111122223333:root\\"}, \\"Action\\": \\"kms:*\\", \\"Resource\\": \\"*\\"}]}"}}\n```\n\n```text\n3:28 Unexpected key `arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111` of topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, expected a key policy that lets `ssm-incidents.amazonaws.com` do `kms:GenerateDataKey` and `kms:Decrypt`\n```\n\n### A key that is to be deleted\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```json file=facts/key.json\n{"KeyMetadata": {"Arn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111", "KeyId": "0f1e2d3c-0000-4444-8888-999900001111", "KeyManager": "CUSTOMER", "KeyState": "PendingDeletion"}}\n```\n\n```json file=facts/key-policy.json\n{"resourceArn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n "output": {"Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Account\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"arn:aws:iam::111122223333:root\\"}, \\"Action\\": \\"kms:*\\", \\"Resource\\": \\"*\\"}, {\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": [\\"kms:GenerateDataKey*\\", \\"kms:Decrypt\\"], \\"Resource\\": \\"*\\"}]}"}}\n```\n\n```text\n3:28 Unexpected key `arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111` of topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, which is `PendingDeletion`, expected an enabled key\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```json file=facts/key.json\n{"KeyMetadata": {"Arn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111", "KeyId": "0f1e2d3c-0000-4444-8888-999900001111", "KeyManager": "CUSTOMER", "KeyState": "Enabled"}}\n```\n\n```json file=facts/key-policy.json\n{"resourceArn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n "output": {"Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Account\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"arn:aws:iam::111122223333:root\\"}, \\"Action\\": \\"kms:*\\", \\"Resource\\": \\"*\\"}, {\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": [\\"kms:GenerateDataKey*\\", \\"kms:Decrypt\\"], \\"Resource\\": \\"*\\"}]}"}}\n```\n\n### No encryption\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```text\nno facts about `arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111`\n```\n';var z='# topic-outside-regions\n\nIncidents live in the Regions of the replication set. A topic elsewhere is one more Region that must work for the news to go out.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: ["arn:aws:sns:eu-west-1:111122223333:checkout-chat"]}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:eu-west-1:111122223333:checkout-chat` in `eu-west-1`, expected one in a Region of the replication set: `us-east-1`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: ["arn:aws:sns:eu-west-1:111122223333:checkout-chat"]}\n```\n\n```yaml file=muster.yaml\nversion: 1\n```\n\n```text\nno target says which Regions the replication set has\n```\n';var F='# topic-refuses-publish\n\nIncident Manager publishes as the service `ssm-incidents.amazonaws.com`, so the topic\'s own policy must let it. The policy that every new\ntopic has does not: it is about the owner\'s identities (`AWS:SourceOwner`). AWS\'s guide asks for a statement of its own, with\n`StringEqualsIfExists` `AWS:SourceAccount`.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"__default_statement_ID\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"*\\"}, \\"Action\\": [\\"SNS:Publish\\"], \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEquals\\": {\\"AWS:SourceOwner\\": \\"111122223333\\"}}}]}"}}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, expected a policy that lets `ssm-incidents.amazonaws.com` do `sns:Publish`\n```\n\n### An explicit denial\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}, {\\"Sid\\": \\"OnlyTls\\", \\"Effect\\": \\"Deny\\", \\"Principal\\": \\"*\\", \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"Bool\\": {\\"aws:PrincipalIsAWSService\\": \\"true\\"}}}]}"}}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, which statement `OnlyTls` of its policy denies, expected a policy that lets `ssm-incidents.amazonaws.com` do `sns:Publish`\n```\n\n### Another account\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"444455556666\\"}}}]}"}}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, expected a policy that lets `ssm-incidents.amazonaws.com` do `sns:Publish`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n### By the source of the update\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"ArnLike\\": {\\"aws:SourceArn\\": \\"arn:aws:ssm-incidents::111122223333:*\\"}}}]}"}}\n```\n\n### No publishing without TLS\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\"}, {\\"Effect\\": \\"Deny\\", \\"Principal\\": \\"*\\", \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"Bool\\": {\\"aws:SecureTransport\\": \\"false\\"}}}]}"}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topics.json\n{"complete": ["sns:topics"], "account": "111122223333", "region": "us-east-1",\n "output": {"Topics": [{"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat"}]}}\n```\n\n```text\nthe policy of `arn:aws:sns:us-east-1:111122223333:checkout-chat` is not in the facts\n```\n\n### A condition that AWS does not document\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"ArnLike\\": {\\"aws:SourceArn\\": \\"arn:aws:ssm-incidents::111122223333:incident-record/*\\"}}}]}"}}\n```\n\n```text\npolicy of topic checkout-chat depends on `aws:SourceArn`, which AWS does not tell beforehand\n```\n';var q=`# trust-names-other-plan

A trust policy that follows AWS's guide names the plan whose incidents may use the role, in \`aws:SourceArn\`. A plan that was copied or renamed
needs its own name there; with another plan's, its runbook does not start.

## Flagged

\`\`\`yaml
name: checkout-errors
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\` (facts/iam.json:3) for incidents of plan \`checkout-latency\`, expected those of \`checkout-errors\`
\`\`\`

### Other plans by a pattern

\`\`\`yaml
name: basket-errors
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-*/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\` (facts/iam.json:3) for incidents of plan \`checkout-*\`, expected those of \`basket-errors\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Several plans

\`\`\`yaml
name: checkout-errors
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": ["arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*", "arn:aws:ssm-incidents::111122223333:incident-record/checkout-errors/*"]}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Plans with a common beginning

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-*/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`;var _='# unfit-contact-tag\n\nContacts, escalation plans, schedules and rotations take fewer characters in their tags than response plans do: no spaces, dots, colons\nor `@` in a key, and no empty value. A set of tags that both share must satisfy both.\n\n## Flagged\n\n```yaml file=plans/contacts/akua.yaml\nkind: Contact\nAlias: akua\nPlan: {Stages: []}\nTags:\n  - {Key: cost.centre, Value: "42"}\n  - {Key: team, Value: ""}\n```\n\n```text\n5:11 Unexpected tag key `cost.centre`, expected 1 to 128 letters, digits and `_ + = - / \\`: contacts take no spaces, dots, colons or `@`\n6:24 Unexpected value `` of tag `team`, expected 1 to 256 letters, digits, spaces and `_ . : / = + - @`\n```\n\n## Not flagged\n\n```yaml file=plans/contacts/akua.yaml\nkind: Contact\nAlias: akua\nPlan: {Stages: []}\nTags:\n  - {Key: cost-centre, Value: "42"}\n```\n\n### A plan takes more\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\ntags: {cost.centre: ""}\n```\n';var $='# unknown-contact\n\nDeleting a contact leaves it in the plans that engage it, and AWS takes an ARN that it does not know. A contact that only an escalation\nplan or a rotation of the engagement names, and that is gone, is a warning: others are still paged.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/chekout]\n```\n\n```json file=facts/contacts.json\n{"complete": ["ssm-contacts:contacts"], "account": "111122223333", "region": "us-east-1",\n "output": {"Contacts": [{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION"}]}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/chekout`, expected one that exists\n```\n\n### Deleted from behind an escalation plan\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]},\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n```json file=facts/contacts.json\n{"complete": ["ssm-contacts:contacts"], "account": "111122223333", "region": "us-east-1", "output": {"Contacts": []}}\n```\n\n```text\n3:15 warning Unexpected `arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge` behind `checkout`, expected contacts that exist\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n### A contact that the merge will create\n\n```yaml file=plans/contacts/akua.yaml\nkind: Contact\nAlias: akua\nDisplayName: Akua Mansa\nPlan: {Stages: []}\n```\n\n```yaml file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```text\nno facts about `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout`\n```\n';var K=`# unknown-role

The runbook does not start when its role does not exist: Incident Manager takes any ARN and fails in the incident. A role is known not to
exist where the facts cover the account's roles completely, or AWS said so.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"complete": ["iam:roles"], "account": "111122223333", "output": {"RoleDetailList": [], "Policies": []}}
\`\`\`

\`\`\`text
6:16 Unexpected role \`arn:aws:iam::111122223333:role/incident-runbook\`, expected one that exists
\`\`\`

### The role that the steps run as

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"complete": ["iam:roles"], "account": "111122223333", "output":
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}}
\`\`\`

\`\`\`text
7:42 Unexpected role \`arn:aws:iam::111122223333:role/checkout-steps\` for the runbook's steps, expected one that exists
\`\`\`

### The role that the runbook names itself

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"complete": ["iam:roles"], "RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"assumeRole\\": \\"arn:aws:iam::{{global:ACCOUNT_ID}}:role/runbook-steps\\", \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
5:21 Unexpected role \`arn:aws:iam::111122223333:role/runbook-steps\` for the runbook's steps, expected one that exists
\`\`\`

### An ARN without an account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: "arn:aws:iam:::role/incident-runbook"
\`\`\`

\`\`\`text
6:16 Unexpected role \`arn:aws:iam:::role/incident-runbook\`, expected one that exists
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Declared in the same repository

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=plans/role.yaml
kind: Role
RoleName: incident-runbook
AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement: {Effect: Allow, Principal: {Service: ssm-incidents.amazonaws.com}, Action: sts:AssumeRole}
\`\`\`

\`\`\`json file=facts/iam.json
{"complete": ["iam:roles"], "account": "111122223333", "output": {"RoleDetailList": [], "Policies": []}}
\`\`\`

### No runbook

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`;var B=`# unknown-runbook

When the incident starts, Systems Manager looks for the document in the plan's account (or, for an ARN, in the account that shares
it). A name that is not there starts nothing, and nobody is told but the incident's timeline. Facts prove that a document does not
exist only where they say that they cover all of them.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigat
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/prod/us-east-1/documents.json
{"complete": ["ssm:documents"], "account": "111122223333", "region": "us-east-1", "output": {"DocumentIdentifiers": [
  {"Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation"}
]}}
\`\`\`

\`\`\`text
5:21 Unexpected runbook \`Checkout-Mitigat\`, expected a document of account \`111122223333\` in \`us-east-1\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

### A runbook of AWS

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: AWS-RestartEC2Instance
      documentVersion: "1"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "AWS-RestartEC2Instance", "Owner": "Amazon", "DocumentType": "Automation",
    "DocumentVersion": "1", "DefaultVersion": "1", "LatestVersion": "1",
    "Parameters": []
  }
}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`
`;var Y=`# unknown-runbook-parameter

Incident Manager takes parameters of any name. The run then fails in each incident, with \`InvalidAutomationExecutionParametersException\`
("Undefined execution inputs").

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters:
        Servise: [checkout]
      dynamicParameters:
        Incident: {variable: INCIDENT_RECORD_ARN}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
9:9 Unexpected parameter \`Servise\` of runbook \`Checkout-Mitigate\`, expected one of \`Service\`, \`Resources\`
11:9 Unexpected parameter \`Incident\` of runbook \`Checkout-Mitigate\`, expected one of \`Service\`, \`Resources\`
\`\`\`

### A runbook without parameters

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
8:20 Unexpected parameter \`Service\` of runbook \`Checkout-Mitigate\`, expected none: it takes none
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
      dynamicParameters: {Resources: {variable: INVOLVED_RESOURCES}}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

### A document that is no Automation

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Servise: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Command",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`

### Another version was recorded

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "2"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
the parameters of \`Checkout-Mitigate\` version \`2\` in us-east-1 are not in the facts
\`\`\`
`;var Z='# unknown-topic\n\nAWS takes the ARN of a topic that does not exist, and the chat channel hears of nothing.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/chekout-chat]}\n```\n\n```json file=facts/topics.json\n{"complete": ["sns:topics"], "account": "111122223333", "region": "us-east-1",\n "output": {"Topics": [{"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat"}]}}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:111122223333:chekout-chat`, expected one that exists\n```\n\n### Something else than a topic\n\n```yaml\nname: checkout-latency\nincidentTemplate:\n  title: Checkout is slow\n  impact: 3\n  notificationTargets: [{snsTopicArn: "arn:aws:sqs:us-east-1:111122223333:incident-updates"}]\n```\n\n```text\n5:39 Unexpected `arn:aws:sqs:us-east-1:111122223333:incident-updates`, expected the ARN of an SNS topic\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topics.json\n{"complete": ["sns:topics"], "account": "111122223333", "region": "us-east-1",\n "output": {"Topics": [{"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat"}]}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```text\nno facts about `arn:aws:sns:us-east-1:111122223333:checkout-chat`\n```\n';var G='# unknown-variable\n\n`${account}`, `${region}`, `${partition}` and `${target}` are always there, the rest come from the target\'s `vars` in `muster.yaml`.\n`$${` writes `${`. IAM\'s own variables (with a colon, a slash or a quote) are left alone.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: "Checkout is slow in ${stage}", impact: 3}\n```\n\n```text\n2:27 Unexpected variable `${stage}`, expected `account`, `partition`, `region` or `target`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: "Checkout is slow in ${stage}, ${region}", impact: 3, summary: "Set $${HOME}"}\n```\n\n```yaml file=muster.yaml\nversion: 1\ntargets:\n  prod: {account: "111122223333", regions: [us-east-1], vars: {stage: production}}\n```\n';var J='# unpinned-runbook\n\nWithout `documentVersion`, and with `$DEFAULT` or `$LATEST`, a runbook runs whatever version is current when the incident starts:\nnot the one that was reviewed with the plan. Its parameters may have changed by then.\n\nWhere the facts say which version is the default, the same in every Region, `muster check --fix` pins it.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      roleArn: role/incident-runbook\n```\n\n```text\n5:21 Unexpected runbook `Checkout-Mitigate` without a version, expected a `documentVersion` such as `"3"`\n```\n\n### A moving version\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: $LATEST\n      roleArn: role/incident-runbook\n```\n\n```text\n6:24 Unexpected version `$LATEST` of runbook `Checkout-Mitigate`, expected a number such as `"3"`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n```\n\n### No runbook\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n```\n';var X='# unreachable-contact\n\nA contact begins with an empty plan: its channels come later, and the plan that uses them later still. Until then it takes every\nengagement and pages nobody. The same goes for an escalation plan without people, and for a schedule without rotations.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": []}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` without a stage that leads to a channel, expected one that pages a person\n```\n\n### An escalation plan that only waits\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [{"DurationInMinutes": 5, "Targets": []}]}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout` without a stage that leads to a person, expected one that pages a person\n```\n\n### A schedule without rotations\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout-oncall]\n```\n\n```json file=facts/checkout-oncall.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",\n "Plan": {"RotationIds": []}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall` without a rotation that leads to a person, expected one that pages a person\n```\n\n### Channels that were deleted\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"resourceArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "output": {"ContactChannels": []}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` without a stage that leads to a channel, expected one that pages a person\n```\n\n### One of several people\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]},\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": []}}\n```\n\n```json file=facts/jorge.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Alias": "jorge", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone"}}]}]}}\n```\n\n```json file=facts/jorge-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n```text\n3:15 warning Unexpected `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` behind `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout`, who have no stage that leads to a channel, expected people who are paged\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n### Escalation plans that engage each other\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/payments", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/payments.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/payments", "Alias": "payments", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "IsEssential": true}}]},\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"Contacts": [{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL"}]}\n```\n\n```text\nthe plan of contact `akua` is not in the facts\n```\n';var Q='# untriggered-plan\n\nA plan that nothing starts is often one whose alarm was forgotten, or lost in a rename. People can start any plan by hand; where that is\nmeant, suppress this with the reason. It takes facts about all alarms and EventBridge rules of the account and the target\'s Regions.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": []}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\n1:7 Unexpected plan `checkout-latency` that no alarm and no EventBridge rule starts, expected a trigger\n```\n\n### Its only alarm is switched off\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"], "ActionsEnabled": false}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\n1:7 Unexpected plan `checkout-latency` that no alarm and no EventBridge rule starts, expected a trigger; `checkout-p99` is switched off\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"], "ActionsEnabled": true}\n]}}\n```\n\n### An EventBridge rule\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/rules.json\n{"resourceArn": "arn:aws:events:us-east-1:111122223333:rule/checkout-failed",\n "output": {"Targets": [{"Id": "incident", "Arn": "arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"}]}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\nthe facts do not cover all alarms of account 111122223333 in us-east-1\n```\n';var ee=`# unused-suppression

A suppression that suppresses nothing hides the next real finding. It stands on the finding's line, on the line above, or above the
document's first line for the whole document. A rule that could not be checked does not count as unused.

## Flagged

\`\`\`yaml
# muster: ignore[missing-runbook] The team works from its wiki
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation: {documentName: Checkout-Mitigate, documentVersion: "3", roleArn: role/incident-runbook}
\`\`\`

\`\`\`text
1:1 Unexpected suppression of \`missing-runbook\`, expected a finding of that rule in this document
\`\`\`

### On the wrong line

\`\`\`yaml
name: checkout-latency
# muster: ignore[blank-title] It is a drill
incidentTemplate:
  title: ""
  impact: 3
\`\`\`

\`\`\`text
2:1 Unexpected suppression of \`blank-title\`, expected a finding of that rule on line 3
\`\`\`

### A rule that does not exist

\`\`\`yaml
# muster: ignore[mising-runbook] The team works from its wiki
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`text
1:1 Unexpected rule \`mising-runbook\` in a suppression, expected the name of a rule
\`\`\`

### Not a suppression

\`\`\`yaml
# muster: disable missing-runbook
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`text
1:1 Unexpected comment \`muster: disable missing-runbook\`, expected \`muster: ignore[RULE] REASON (until YYYY-MM-DD)\`
\`\`\`

### A locked rule

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 1}
# muster: ignore[engages-nobody] Nobody is on call
engagements: []
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1]}}
locked: [engages-nobody]
\`\`\`

\`\`\`text
3:1 Unexpected suppression of \`engages-nobody\`, which \`locked\` in \`muster.yaml\` forbids
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  # muster: ignore[blank-title] The alarm's name is added to it
  # muster: ignore[missing-summary] The alarm's description says it all
  title: ""
  impact: 3
\`\`\`
`;var te=`# wide-engagement

Everyone in \`engagements\` is paged in the same moment. A wide circle wakes people who cannot help, and leaves open who takes the
lead. An escalation plan or an on-call schedule pages in an order; other teams can be engaged from within the incident.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 2}
engagements: [contact/checkout, contact/payments, contact/platform, contact/database]
\`\`\`

\`\`\`text
3:14 Unexpected 4 engagements that are paged at the same moment, expected at most 3
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 2}
engagements: [contact/checkout, contact/payments, contact/platform]
\`\`\`
`;var ne='# wrong-parameter-type\n\nIncident Manager fills `INCIDENT_RECORD_ARN` into a `String` and `INVOLVED_RESOURCES` into a `StringList`, and the run fails where the\nrunbook declares another type. A fixed value is always a list in the plan: a `String` takes exactly one of it.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n      dynamicParameters:\n        Incident: {variable: INCIDENT_RECORD_ARN}\n        Resource: {variable: INVOLVED_RESOURCES}\n```\n\n```json file=facts/document.json\n{\n  "Document": {\n    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",\n    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",\n    "Parameters": [{"Name": "Incident", "Type": "StringList", "DefaultValue": ""}, {"Name": "Resource", "Type": "String", "DefaultValue": ""}]\n  }\n}\n```\n\n```text\n9:19 Unexpected variable `INCIDENT_RECORD_ARN` in parameter `Incident` of type `StringList`, expected a parameter of type `String`\n10:19 Unexpected variable `INVOLVED_RESOURCES` in parameter `Resource` of type `String`, expected a parameter of type `StringList`\n```\n\n### Fixed values\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n      parameters:\n        Service: [checkout, payments]\n        Count: [many]\n        Force: ["yes"]\n        Tags: [team=payments]\n```\n\n```json file=facts/document.json\n{\n  "Document": {\n    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",\n    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",\n    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Count", "Type": "Integer"}, {"Name": "Force", "Type": "Boolean"}, {"Name": "Tags", "Type": "StringMap"}]\n  }\n}\n```\n\n```text\n9:18 Unexpected 2 values of parameter `Service` of type `String`, expected one\n10:17 Unexpected value `many` of parameter `Count` of type `Integer`, expected a whole number\n11:17 Unexpected value `yes` of parameter `Force` of type `Boolean`, expected `true` or `false`\n12:16 Unexpected value `team=payments` of parameter `Tags` of type `StringMap`, expected a JSON object\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n      parameters:\n        Service: [checkout]\n        Count: ["3"]\n        Hosts: [a, b]\n        Tags: [\'{"team": "payments"}\']\n```\n\n```json file=facts/document.json\n{\n  "Document": {\n    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",\n    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",\n    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Count", "Type": "Integer"}, {"Name": "Hosts", "Type": "StringList"}, {"Name": "Tags", "Type": "StringMap"}]\n  }\n}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n      dynamicParameters: {Resource: {variable: INVOLVED_RESOURCES}}\n```\n\n```text\nno facts about the document `Checkout-Mitigate` in us-east-1\n```\n';var ae=`# wrong-role

Some roles look right and can never start a runbook. The service-linked role of Incident Manager has the permissions that AWS gave it, without
\`ssm:StartAutomationExecution\` (AWS's own samples show it in \`roleArn\`). The findings role \`IncidentManagerIncidentAccessServiceRole\` only reads.
A role that only Systems Manager may assume is for the runbook's steps, as its parameter \`AutomationAssumeRole\`. And no role can be passed to
a service across accounts.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/aws-service-role/ssm-incidents.amazonaws.com/AWSServiceRoleForIncidentManager
\`\`\`

\`\`\`text
6:16 Unexpected service-linked role \`arn:aws:iam::111122223333:role/aws-service-role/ssm-incidents.amazonaws.com/AWSServiceRoleForIncidentManager\`, expected a role of your own: its permissions are AWS's and start no runbook
\`\`\`

### The findings role

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/IncidentManagerIncidentAccessServiceRole
\`\`\`

\`\`\`text
6:16 Unexpected findings role \`arn:aws:iam::111122223333:role/IncidentManagerIncidentAccessServiceRole\`, expected a role that may start the runbook
\`\`\`

### Another account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: arn:aws:iam::444455556666:role/incident-runbook
\`\`\`

\`\`\`text
6:16 Unexpected role \`arn:aws:iam::444455556666:role/incident-runbook\` of another account, expected one of account \`111122223333\`: a role cannot be passed across accounts
\`\`\`

### A role for the steps

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`arn:aws:iam::111122223333:role/incident-runbook\`, which only \`ssm.amazonaws.com\` may assume, expected one that trusts \`ssm-incidents.amazonaws.com\`: this one is for the runbook's steps
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### A role for both

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}},
     {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### A role that others may assume, too

Whom it should trust is another question: that is \`role-not-assumable\`.

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": ["ssm.amazonaws.com", "ec2.amazonaws.com"]}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`;var ya=new Map([["blank-title",e],["conflicting-parameter",t],["confused-deputy",n],["coverage-gap",a],["dangling-trigger",o],["deployer-lacks-permission",s],["disallowed-parameter-value",c],["duplicate-plan-name",i],["endless-escalation",l],["engages-nobody",r],["engages-single-contact",m],["expired-suppression",u],["file-outside-repository",d],["foreign-contact",h],["foreign-topic",p],["inactive-contact",k],["invalid-facts",A],["invalid-policy",y],["invalid-runbook-version",f],["invalid-shape",w],["invalid-tag",g],["invalid-yaml",C],["legacy-start-permission",S],["missing-chat-channel",b],["missing-runbook",P],["missing-runbook-parameter",R],["missing-summary",T],["name-differs-from-file",x],["not-an-automation",N],["overbroad-role",D],["renamed-plan",E],["role-cannot-assume-execution-role",M],["role-cannot-pass-role",j],["role-cannot-start-runbook",v],["role-not-assumable",V],["runbook-missing-in-region",I],["shared-dedupe-string",L],["single-region-notification",O],["stale-baseline",U],["suppression-without-reason",H],["topic-key-refuses",W],["topic-outside-regions",z],["topic-refuses-publish",F],["trust-names-other-plan",q],["unfit-contact-tag",_],["unknown-contact",$],["unknown-role",K],["unknown-runbook",B],["unknown-runbook-parameter",Y],["unknown-topic",Z],["unknown-variable",G],["unpinned-runbook",J],["unreachable-contact",X],["untriggered-plan",Q],["unused-suppression",ee],["wide-engagement",te],["wrong-parameter-type",ne],["wrong-role",ae]]);export{ya as a};
