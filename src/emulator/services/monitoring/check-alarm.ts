import { parseArn } from "../../arn.js";
import { AwsError } from "../../aws-error.js";
import type { InputOf } from "../../service.js";
import type { description } from "./description.js";

type MetricAlarmInput = InputOf<typeof description, "PutMetricAlarm">;

interface Actions {
  readonly AlarmActions?: readonly string[];
  readonly OKActions?: readonly string[];
  readonly InsufficientDataActions?: readonly string[];
}

const shortPeriods = [10, 20, 30];

/**
 * What an alarm on a metric needs, beyond the shape of each member.
 *
 * @throws AwsError
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function checkMetricAlarm(input: MetricAlarmInput): void {
  const { MetricName, Metrics, Statistic, ExtendedStatistic, Period, EvaluationCriteria } = input;
  if (EvaluationCriteria === undefined) {
    requireMember("ComparisonOperator", input.ComparisonOperator);
    requireMember("EvaluationPeriods", input.EvaluationPeriods);
    if (MetricName === undefined && Metrics === undefined) {
      throw invalid("At least one of the parameters MetricName and Metrics must be specified.");
    }
  }
  if (MetricName !== undefined) {
    if (Metrics !== undefined) throw invalid("The parameters MetricName and Metrics cannot be specified together.");
    requireMember("Namespace", input.Namespace);
    requireMember("Period", Period);
    if ((Statistic === undefined) === (ExtendedStatistic === undefined)) {
      throw invalid("Exactly one of the parameters Statistic and ExtendedStatistic must be specified.");
    }
  }
  if (Period !== undefined && !shortPeriods.includes(Period) && Period % 60 !== 0) {
    throw invalid("The parameter Period must be 10, 20, 30 or a multiple of 60.");
  }
  if ((input.DatapointsToAlarm ?? 0) > (input.EvaluationPeriods ?? Number.POSITIVE_INFINITY)) {
    throw invalid("The parameter DatapointsToAlarm must not be greater than EvaluationPeriods.");
  }
  checkActions(input);
}

/** Every action of an alarm is an ARN. */
export function checkActions({ AlarmActions = [], OKActions = [], InsufficientDataActions = [] }: Actions): void {
  for (const action of [...AlarmActions, ...OKActions, ...InsufficientDataActions]) {
    if (parseArn(action) === undefined) throw invalid(`Invalid arn syntax: ${action}`);
  }
}

function requireMember(name: string, value: unknown): void {
  if (value === undefined) throw invalid(`The parameter ${name} is required.`);
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationError", message, { status: 400 });
}
