"""A life cycle of plans, contacts, channels and rotations with boto3: python3 incidents.py ENDPOINT"""

import json
import sys
import urllib.request
from datetime import datetime, timezone

import boto3
from botocore.exceptions import ClientError

endpoint = sys.argv[1]


def client(service, region="us-east-1"):
    return boto3.client(service, endpoint_url=endpoint, region_name=region)


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error.response
        return error.response["Error"]["Message"]
    raise AssertionError(f"{code} expected")


def codes():
    with urllib.request.urlopen(f"{endpoint}/_emulator/codes") as response:
        return {entry["contactChannelId"]: entry["code"] for entry in json.load(response)}


incidents, contacts = client("ssm-incidents"), client("ssm-contacts")
template = {"title": "Down", "impact": 1, "summary": "s", "incidentTags": {"a": "b"}}

# Plans
refused("ResourceNotFoundException", incidents.create_response_plan, name="p", incidentTemplate=template)
incidents.create_replication_set(regions={"us-east-1": {}, "eu-west-1": {}})
[set_arn] = incidents.list_replication_sets()["replicationSetArns"]
incidents.get_waiter("wait_for_replication_set_active").wait(arn=set_arn)
for name in ["p", "q", "r"]:
    incidents.create_response_plan(name=name, incidentTemplate=template, tags={"team": "payments"})
message = refused("ConflictException", incidents.create_response_plan, name="p", incidentTemplate=template)
assert "p" in message
message = refused("ValidationException", incidents.create_response_plan, name="p!", incidentTemplate=template)
assert "'name' failed to satisfy constraint: Member must satisfy regular expression pattern" in message, message
pages = incidents.get_paginator("list_response_plans").paginate(PaginationConfig={"PageSize": 2})
arns = [plan["arn"] for page in pages for plan in page["responsePlanSummaries"]]
assert len(arns) == 3, arns
incidents.update_response_plan(arn=arns[0], incidentTemplateSummary="", incidentTemplateTags={}, displayName="P")
plan = client("ssm-incidents", "eu-west-1").get_response_plan(arn=arns[0])
assert plan["displayName"] == "P" and plan["incidentTemplate"] == {"title": "Down", "impact": 1}, plan
incidents.tag_resource(resourceArn=arns[0], tags={"stage": "prod"})
incidents.untag_resource(resourceArn=arns[0], tagKeys=["team"])
assert incidents.list_tags_for_resource(resourceArn=arns[0])["tags"] == {"stage": "prod"}
incident = incidents.start_incident(responsePlanArn=arns[0])["incidentRecordArn"]
incidents.update_incident_record(arn=incident, status="RESOLVED")
assert incidents.get_incident_record(arn=incident)["incidentRecord"]["status"] == "RESOLVED"
for arn in arns:
    incidents.delete_response_plan(arn=arn)
refused("ResourceNotFoundException", incidents.get_response_plan, arn=arns[0])

# Contacts and channels
ana = contacts.create_contact(Alias="ana", Type="PERSONAL", Plan={"Stages": []})["ContactArn"]
channel = contacts.create_contact_channel(
    ContactId=ana, Name="phone", Type="SMS", DeliveryAddress={"SimpleAddress": "+15551234567"}, DeferActivation=True
)["ContactChannelArn"]
assert channel not in codes()
contacts.send_activation_code(ContactChannelId=channel)
refused("ValidationException", contacts.activate_contact_channel, ContactChannelId=channel, ActivationCode="0000000")
contacts.activate_contact_channel(ContactChannelId=channel, ActivationCode=codes()[channel])
assert contacts.get_contact_channel(ContactChannelId=channel)["ActivationStatus"] == "ACTIVATED"
stages = [{"DurationInMinutes": 5, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": channel}}]}]
contacts.update_contact(ContactId=ana, Plan={"Stages": stages})
assert contacts.get_contact(ContactId=ana)["Plan"]["Stages"] == stages

# Rotations, over the change of the clocks in New York
# (which boto3 has since 2023)
if hasattr(contacts, "create_rotation"):
    rotation = contacts.create_rotation(
        Name="primary",
        ContactIds=[ana],
        StartTime=datetime(2026, 3, 7, 14, tzinfo=timezone.utc),
        TimeZoneId="America/New_York",
        Recurrence={"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1, "DailySettings": [{"HourOfDay": 9, "MinuteOfHour": 0}]},
    )["RotationArn"]
    shifts = contacts.list_rotation_shifts(RotationId=rotation, EndTime=datetime(2026, 3, 8, 14, tzinfo=timezone.utc))
    ends = [shift["EndTime"].astimezone(timezone.utc).hour for shift in shifts["RotationShifts"]]
    assert ends == [13, 13], shifts
    refused("ConflictException", contacts.delete_contact, ContactId=ana)
    contacts.delete_rotation(RotationId=rotation)
contacts.delete_contact(ContactId=ana)
refused("ResourceNotFoundException", contacts.get_contact, ContactId=ana)
print("done")
