resource "aws_ssmincidents_response_plan" "p" {
  name = "p"
  incident_template {
    title = "Down"
    impact = 3
  }
}

resource "aws_ssmincidents_response_plan" "plan_1-checkout_x" {
  name = "1-checkout_x"
  display_name = "Checkout"
  chat_channel = ["arn:aws:sns:us-east-1:111122223333:chat"]
  engagements = ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/ann"]
  tags = {
    "team" = "payments"
  }
  incident_template {
    title = "Down"
    impact = 3
    summary = "a \"quote\", a \\,\n$${x} and %%{y}\u0007"
    dedupe_string = "checkout"
    incident_tags = {
      "service" = "checkout"
    }
    notification_target {
      sns_topic_arn = "arn:aws:sns:us-east-1:111122223333:updates"
    }
  }
  action {
    ssm_automation {
      document_name = "Mitigate"
      document_version = "2"
      role_arn = "arn:aws:iam::111122223333:role/runbook"
      target_account = "IMPACTED_ACCOUNT"
      dynamic_parameters = {
        "IncidentArn" = "INCIDENT_RECORD_ARN"
      }
      parameter {
        name = "Service"
        values = ["checkout", "cart"]
      }
    }
  }
  integration {
    pagerduty {
      name = "pd"
      service_id = "P1"
      secret_id = "secret"
    }
  }
}
