"""Takes what fills an account through its life with boto3. Usage: services.py ENDPOINT"""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = sys.argv[1]


def client(service, account="111122223333", region="us-east-1"):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name=region,
        aws_access_key_id=account,
        aws_secret_access_key="any",
        config=Config(parameter_validation=False),
    )


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        assert error.response["ResponseMetadata"]["RequestId"], "a refusal has a request id"
        return error.response["Error"]["Code"], status
    raise AssertionError("expected a refusal")


def policy(**statement):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


TRUST = policy(Principal={"Service": "ssm-incidents.amazonaws.com"}, Action="sts:AssumeRole")
START = policy(Action="ssm:StartAutomationExecution", Resource="*")
PLAN = "arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"


def roles():
    iam = client("iam")
    for number in range(5):
        iam.create_role(RoleName=f"r{number}", Path="/team/", AssumeRolePolicyDocument=TRUST)
    pages = iam.get_paginator("list_roles").paginate(PathPrefix="/team/", PaginationConfig={"PageSize": 2})
    names = [role["RoleName"] for page in pages for role in page["Roles"]]
    assert names == ["r0", "r1", "r2", "r3", "r4"], names
    iam.put_role_policy(RoleName="r0", PolicyName="start", PolicyDocument=START)
    role = iam.get_role(RoleName="r0")["Role"]
    assert role["AssumeRolePolicyDocument"] == json.loads(TRUST), role
    assert role["CreateDate"].tzinfo is not None
    arn = iam.create_policy(PolicyName="limit", PolicyDocument=START)["Policy"]["Arn"]
    iam.put_role_permissions_boundary(RoleName="r0", PermissionsBoundary=arn)
    iam.attach_role_policy(RoleName="r0", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    details = iam.get_account_authorization_details(Filter=["Role"])["RoleDetailList"][0]
    assert details["RolePolicyList"][0]["PolicyDocument"] == json.loads(START), details
    assert details["PermissionsBoundary"]["PermissionsBoundaryArn"] == arn, details
    result = iam.simulate_custom_policy(
        PolicyInputList=[START], ActionNames=["ssm:StartAutomationExecution"], ResourceArns=["*"]
    )["EvaluationResults"][0]
    assert result["EvalDecision"] == "allowed", result
    assert refusal(iam.delete_role, RoleName="r0") == ("DeleteConflict", 409)
    assert refusal(iam.delete_policy, PolicyArn=arn) == ("DeleteConflict", 409)
    assert refusal(iam.create_policy, PolicyName="x", PolicyDocument="{") == ("MalformedPolicyDocument", 400)
    iam.detach_role_policy(RoleName="r0", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    iam.delete_role_permissions_boundary(RoleName="r0")
    iam.delete_role_policy(RoleName="r0", PolicyName="start")
    iam.delete_role(RoleName="r0")
    iam.delete_policy(PolicyArn=arn)
    assert refusal(iam.get_role, RoleName="r0") == ("NoSuchEntity", 404)


def topics():
    sns = client("sns")
    arn = sns.create_topic(Name="updates.fifo", Attributes={"FifoTopic": "true"})["TopicArn"]
    sns.tag_resource(ResourceArn=arn, Tags=[{"Key": "team", "Value": "payments"}])
    attributes = {"kind": {"DataType": "String", "StringValue": "test"}}
    message = {"Message": "m", "MessageGroupId": "g", "MessageAttributes": attributes}
    assert sns.publish(TopicArn=arn, MessageDeduplicationId="1", **message)["SequenceNumber"]
    assert refusal(sns.publish, TopicArn=arn, **message) == ("InvalidParameter", 400)
    other = client("sns", account="444455556666")
    assert refusal(other.get_topic_attributes, TopicArn=arn) == ("AuthorizationError", 403)
    sns.delete_topic(TopicArn=arn)
    assert refusal(sns.get_topic_attributes, TopicArn=arn) == ("NotFound", 404)


def documents():
    ssm = client("ssm")
    template = ssm.get_document(Name="AWSIncidents-CriticalIncidentRunbookTemplate", DocumentFormat="YAML")
    ssm.create_document(
        Name="Clone",
        Content=template["Content"],
        DocumentFormat="YAML",
        DocumentType="Automation",
        Tags=[{"Key": "team", "Value": "payments"}],
    )
    described = ssm.describe_document(Name="Clone")["Document"]
    assert described["Owner"] == "111122223333", described
    assert described["CreatedDate"].year >= 2024, described
    ssm.modify_document_permission(Name="Clone", PermissionType="Share", AccountIdsToAdd=["444455556666"])
    other = client("ssm", account="444455556666")
    arn = "arn:aws:ssm:us-east-1:111122223333:document/Clone"
    assert other.get_document(Name=arn)["Name"] == arn
    pages = ssm.get_paginator("list_documents").paginate(
        Filters=[{"Key": "Owner", "Values": ["Self", "Amazon"]}], PaginationConfig={"PageSize": 3}
    )
    names = [document["Name"] for page in pages for document in page["DocumentIdentifiers"]]
    assert "Clone" in names and "AWS-RestartEC2Instance" in names, names
    execution = ssm.start_automation_execution(DocumentName="Clone")["AutomationExecutionId"]
    status = ssm.get_automation_execution(AutomationExecutionId=execution)["AutomationExecution"]
    assert status["AutomationExecutionStatus"] == "Waiting", status
    start = ssm.start_automation_execution
    assert refusal(start, DocumentName="None") == ("AutomationDefinitionNotFoundException", 400)
    ssm.modify_document_permission(Name="Clone", PermissionType="Share", AccountIdsToRemove=["444455556666"])
    ssm.delete_document(Name="Clone")
    assert refusal(ssm.get_document, Name="Clone") == ("InvalidDocument", 400)


def alarms():
    cloudwatch = client("cloudwatch")
    for number in range(3):
        cloudwatch.put_metric_alarm(
            AlarmName=f"a{number}",
            Namespace="AWS/EC2",
            MetricName="CPUUtilization",
            Statistic="Average",
            Period=60,
            EvaluationPeriods=1,
            Threshold=90.5,
            ComparisonOperator="GreaterThanThreshold",
            Dimensions=[{"Name": "InstanceId", "Value": "i-1"}],
            AlarmActions=[PLAN],
        )
    pages = cloudwatch.get_paginator("describe_alarms").paginate(
        ActionPrefix=PLAN, PaginationConfig={"PageSize": 2}
    )
    found = [alarm for page in pages for alarm in page["MetricAlarms"]]
    assert [alarm["AlarmName"] for alarm in found] == ["a0", "a1", "a2"], found
    assert found[0]["Threshold"] == 90.5 and found[0]["StateUpdatedTimestamp"].tzinfo, found
    assert refusal(cloudwatch.describe_alarms, MaxRecords=101) == ("ValidationError", 400)
    cloudwatch.delete_alarms(AlarmNames=["a0", "a1", "a2"])
    assert cloudwatch.describe_alarms()["MetricAlarms"] == []


def rules():
    events = client("events")
    events.put_rule(Name="outage", EventPattern=json.dumps({"source": ["aws.health"]}))
    put = events.put_targets(Rule="outage", Targets=[{"Id": "plan", "Arn": PLAN}])
    assert put["FailedEntryCount"] == 0, put
    assert events.list_rule_names_by_target(TargetArn=PLAN)["RuleNames"] == ["outage"]
    assert refusal(events.delete_rule, Name="outage") == ("ValidationException", 400)
    events.remove_targets(Rule="outage", Ids=["plan"])
    events.delete_rule(Name="outage")
    assert refusal(events.describe_rule, Name="outage") == ("ResourceNotFoundException", 400)


def keys():
    kms = client("kms")
    key = kms.create_key(Description="topics")["KeyMetadata"]["KeyId"]
    kms.create_alias(AliasName="alias/topics", TargetKeyId=key)
    assert kms.describe_key(KeyId="alias/topics")["KeyMetadata"]["KeyId"] == key
    statement = policy(Principal={"Service": "ssm-incidents.amazonaws.com"}, Action="kms:Decrypt", Resource="*")
    kms.put_key_policy(KeyId=key, PolicyName="default", Policy=statement)
    assert kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"] == statement
    assert refusal(kms.describe_key, KeyId="alias/none") == ("NotFoundException", 400)


def secrets():
    secretsmanager = client("secretsmanager")
    arn = secretsmanager.create_secret(Name="pagerduty", SecretString="{}")["ARN"]
    secretsmanager.put_secret_value(SecretId=arn, SecretBinary=b"\x00\xff")
    assert secretsmanager.get_secret_value(SecretId="pagerduty")["SecretBinary"] == b"\x00\xff"
    secretsmanager.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)
    assert refusal(secretsmanager.describe_secret, SecretId=arn) == ("ResourceNotFoundException", 400)


def organisation():
    management = client("organizations", account="999988887777")
    management.create_organization(FeatureSet="ALL")
    root = management.list_roots()["Roots"][0]["Id"]
    management.enable_policy_type(RootId=root, PolicyType="SERVICE_CONTROL_POLICY")
    handshake = management.invite_account_to_organization(Target={"Id": "111122223333", "Type": "ACCOUNT"})
    member = client("organizations")
    member.accept_handshake(HandshakeId=handshake["Handshake"]["Id"])
    listed = management.list_policies_for_target(TargetId="111122223333", Filter="SERVICE_CONTROL_POLICY")
    assert [found["Name"] for found in listed["Policies"]] == ["FullAWSAccess"], listed
    assert refusal(member.list_roots) == ("AccessDeniedException", 400)


for live in (roles, topics, documents, alarms, rules, keys, secrets, organisation):
    live()
    print(live.__name__)
