import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { invalid } from "./errors.js";
import type { ContactPlan, ContactType, Stage } from "./state.js";

/**
 * What a plan must be for its type of contact, beyond its shape.
 *
 * @throws AwsError ValidationException
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_Plan.html
 */
export function checkPlan(type: ContactType, plan: ContactPlan, call: Call): void {
  const { Stages: stages = [], RotationIds: rotationIds = [] } = plan;
  if (type === "ONCALL_SCHEDULE") {
    if (stages.length > 0) throw invalid("ONCALL SCHEDULE contact cannot have stages in plan", "plan.stages");
    return;
  }
  if (rotationIds.length > 0) throw invalid(`${type} contact cannot have rotations in plan`, "plan.rotationIds");
  for (const stage of stages) checkStage(type, stage, call);
}

function checkStage(type: ContactType, stage: Stage, call: Call): void {
  if (stage.DurationInMinutes === 0 && stage.Targets.length === 0) {
    throw invalid("A stage without targets must have a duration", "plan.stages.durationInMinutes");
  }
  for (const { ChannelTargetInfo: channel, ContactTargetInfo: contact } of stage.Targets) {
    if ((channel === undefined) === (contact === undefined)) {
      throw invalid("A target must be either a contact channel or a contact", "plan.stages.targets");
    }
    if (type === "PERSONAL" && channel === undefined) {
      throw invalid("The stages of a PERSONAL contact engage contact channels", "plan.stages.targets");
    }
    if (type === "ESCALATION" && contact === undefined) {
      throw invalid("The stages of an ESCALATION contact engage contacts", "plan.stages.targets");
    }
    const target = channel?.ContactChannelId ?? contact?.ContactId;
    if (target !== undefined && parseArn(target)?.account !== call.account) {
      throw invalid(`${target} belongs to another account`, "plan.stages.targets");
    }
  }
}
